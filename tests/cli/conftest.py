from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from policy_text.cli import app

REPORT = """云川市青禾区推进集团化办学情况报告
发布日期：2023-05-18

一、总体进展
青禾区组建教育集团6个，覆盖成员校38所，集团化办学覆盖率达72.5%。全区投入资金1.3亿元，新增学位4200个。
二、下一步打算
到2025年，交流轮岗的骨干教师比例不低于20%。
"""


class CommandLine:
    """Runs commands as a user would, in this process."""

    def __call__(self, *arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    def records(self, *arguments: object) -> list[dict[str, Any]]:
        """What a command prints as JSON lines."""
        result = self(*arguments, "--format", "jsonl")
        assert result.exit_code == 0, result.stderr
        return [json.loads(line) for line in result.stdout.split("\n") if line]


@pytest.fixture
def run() -> CommandLine:
    return CommandLine()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a document under a name and gives its path."""

    def write_file(name: str = "report.txt", text: str = REPORT, *, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return path

    return write_file


@pytest.fixture
def report(write: Callable[..., Path]) -> Path:
    return write()


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small database of three reports of our own."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "qinghe.txt").write_text(REPORT, encoding="utf-8")
    other = REPORT.replace("青禾区", "白塔区").replace("6个", "9个").replace("72.5%", "61%")
    (folder / "baita.txt").write_text(other, encoding="utf-8")
    path = folder / "cases.db"
    result = CommandLine()("ingest", folder, "--db", path, "--workers", 1)
    assert result.exit_code == 0, result.stderr
    return path
