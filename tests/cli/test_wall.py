from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

import policy_text
from policy_text.cli.wall import INTERRUPTED, READER_GONE

COMMAND = [sys.executable, "-m", "policy_text.cli"]


def test_version_is_told(run):
    assert run("--version").stdout == f"policy-text {policy_text.__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["extract"], ["extract", "--colour"], ["search"], ["fetch", "a.txt"], ["measures", "--min", "x"]]
)
def test_a_command_line_without_sense_is_one_line_and_exit_code_two(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "--help" in result.stderr


def test_an_error_of_ours_is_one_line_and_exit_code_one(run, tmp_path):
    result = run("measures", "--db", tmp_path / "none.db")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "none.db" in result.stderr and "ingest" in result.stderr


def test_a_guest_format_that_is_none_is_one_line_and_stops_nothing(write, tmp_path):
    package = tmp_path / "packages"
    installed = package / "guest_maps-2.1.dist-info"
    installed.mkdir(parents=True)
    (package / "guest_maps.py").write_text("MAPS = 'no format'\n", encoding="utf-8")
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: guest-maps\nVersion: 2.1\n", encoding="utf-8")
    (installed / "entry_points.txt").write_text("[policy_text.loaders]\nmaps = guest_maps:MAPS\n", encoding="utf-8")
    paths = os.pathsep.join([str(package), *filter(None, sys.path)])
    reports = [str(write(f"{number}.txt", f"全县新建学校{number}所。")) for number in range(12, 15)]
    for command in (["text", reports[0]], ["ingest", *reports, "--workers", "2", "--db", str(tmp_path / "x.db")]):
        done = subprocess.run(
            [*COMMAND, *command], capture_output=True, check=False, env={**os.environ, "PYTHONPATH": paths}
        )
        told = [line for line in done.stderr.decode().splitlines() if "guest_maps" in line]
        assert done.returncode == 0
        assert len(told) == 1
        assert told[0].startswith("policy-text: entry point maps = guest_maps:MAPS of package guest-maps 2.1 cannot be")
        assert "Traceback" not in done.stderr.decode()


def test_help_needs_neither_sklearn_nor_spacy_nor_a_format_library():
    heavy = ("sklearn", "spacy", "numpy", "pandas", "pdfplumber", "lxml", "docx", "openpyxl", "jieba", "sqlite3")
    script = (
        "import sys; sys.argv = ['policy-text', '--help']\n"
        "from policy_text.cli import main\n"
        "try: main()\n"
        f"finally: print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    assert "extract" in done.stdout
    assert done.stderr.strip() == "[]"


@pytest.mark.skipif(os.name == "nt", reason="pipes of another kind")
def test_a_reader_that_goes_away_is_met_with_silence(write):
    paths = [str(write(f"{number}.txt")) for number in range(30)]
    child = subprocess.Popen(
        [*COMMAND, "extract", "--no-reforms", *paths], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    child.stdout.readline()
    child.stdout.close()
    complaint = child.stderr.read()
    child.stderr.close()
    assert child.wait(30) == READER_GONE
    assert complaint == b""


@pytest.mark.skipif(os.name == "nt", reason="signals of another kind")
def test_an_interrupt_is_one_line(write):
    path = str(write(text="全区有学校12所。\n" * 140_000))
    child = subprocess.Popen(
        [*COMMAND, "extract", "--no-reforms", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1.5)
    child.send_signal(signal.SIGINT)
    _, complaint = child.communicate(timeout=30)
    assert child.returncode == INTERRUPTED
    assert complaint == b"policy-text: interrupted\n"
