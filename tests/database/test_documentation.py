import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "database.md"
REPORT = """\
山东省淄博市淄川区2022年教育改革情况报告

一、主要做法

淄川区全面推行县管校聘管理改革，城区学校教师交流轮岗比例达到18%，课后服务参与率为96.5%。

淄川区教育和体育局
2022年12月16日
"""


def test_the_first_example_of_the_page_runs_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "report.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    example = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]
    exec(example, {})
    printed = capsys.readouterr().out
    assert printed.startswith("1 0 0\n1\n")
    assert "县管校聘" in printed
    assert "'value': 96.5" in printed


def test_the_search_in_plain_sql_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from policy_text.database import CaseDatabase

    example = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]
    with CaseDatabase(tmp_path / "x.db") as database:
        assert database._connection.execute(example).fetchall() == []


def test_every_public_method_stands_in_the_table() -> None:
    from policy_text.database import CaseDatabase

    page = PAGE.read_text(encoding="utf-8")
    inner = {
        *("add_prepared", "add_source", "batch", "close", "copy_kept", "current_sources", "kept_documents"),
        *("known_documents", "read_raw", "read_rows"),
    }
    public = {name for name in dir(CaseDatabase) if not name.startswith("_")} - inner - {"notice", "path"}
    assert {name for name in public if f"`.{name}(" not in page and f", `.{name}(" not in page} == set()
