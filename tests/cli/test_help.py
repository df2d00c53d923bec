"""Help pages: every command has examples, and every example is a command line that its parser takes."""

from __future__ import annotations

import re
import shlex

import pytest
import typer

from policy_text.cli import app
from policy_text.lexicon.reforms import reform_types

GROUP = typer.main.get_command(app)
COMMANDS = sorted(GROUP.commands)
EXAMPLE = re.compile(r"^\s*policy-text (?P<arguments>.+)$", re.MULTILINE)


def examples(name):
    return [match.group("arguments") for match in EXAMPLE.finditer(GROUP.commands[name].epilog or "")]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_help_with_examples(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Examples" in result.stdout
    assert GROUP.commands[name].help
    assert examples(name)


@pytest.mark.parametrize(("name", "example"), [(name, example) for name in COMMANDS for example in examples(name)])
def test_every_example_is_a_command_line_that_parses(name, example):
    before_redirection = re.split(r"\s[>|]\s", example.replace("\\[", "["))[0]
    named, *arguments = shlex.split(before_redirection)
    assert named == name
    GROUP.commands[name].make_context(name, arguments)


def test_examples_name_reform_types_that_there_are():
    named = {slug for name in COMMANDS for line in examples(name) for slug in re.findall(r"--reform (\S+)", line)}
    assert named <= {kind.slug for kind in reform_types()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_parameter_says_what_it_is(name):
    silent = [parameter.name for parameter in GROUP.commands[name].params if not getattr(parameter, "help", None)]
    assert silent == []


def test_who_ingests_addresses_is_told_how_they_are_fetched(run):
    told = " ".join(run("ingest", "--help").stdout.split())
    for word in ("robots.txt", "private networks", "50 MB"):
        assert word in told
    assert any("https://" in example for example in examples("ingest"))
