from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.errors import PolicyTextError
from policy_text.export import write_csv, write_jsonl, write_rows
from policy_text.records import Kind

ROWS = [
    {"subject": "学校", "value": 12, "kind": Kind.COUNT, "reforms": ("funding", "supervision"), "place": {"page": 3}},
    {"subject": "投入,\n“资金”", "value": 130000000.5, "kind": Kind.MONEY, "reforms": (), "place": None},
]
plain_rows = st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.integers() | st.none()}), max_size=5)


def read_csv(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def test_csv_opens_in_a_spreadsheet_as_what_it_is(tmp_path):
    path = tmp_path / "rows.csv"
    assert write_rows(ROWS, path) == 2
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    first, second = read_csv(path)
    assert first == {
        "subject": "学校",
        "value": "12",
        "kind": "count",
        "reforms": "funding; supervision",
        "place": '{"page": 3}',
    }
    assert second["subject"] == "投入,\n“资金”"


@given(plain_rows)
def test_csv_gives_back_every_text_but_for_carriage_returns(rows):
    stream = io.StringIO(newline="")
    write_csv(rows, stream, columns=["a", "b"])
    stream.seek(0)
    back = list(csv.DictReader(stream))
    assert [row["a"] for row in back] == [row["a"].replace("\r\n", "\n").replace("\r", "\n") for row in rows]


@given(plain_rows)
def test_json_lines_give_back_every_row(rows):
    stream = io.StringIO()
    write_jsonl(rows, stream)
    assert [json.loads(line) for line in stream.getvalue().split("\n") if line] == rows


def test_json_lines_keep_depth(tmp_path):
    write_rows(ROWS, tmp_path / "rows.jsonl")
    first = json.loads((tmp_path / "rows.jsonl").read_text("utf-8").splitlines()[0])
    assert first["place"] == {"page": 3}
    assert first["reforms"] == ["funding", "supervision"]


def test_a_worksheet_holds_numbers_as_numbers_and_texts_as_texts(tmp_path):
    rows = [*ROWS, {"subject": "=1+1", "value": None, "kind": Kind.COUNT}, {"subject": "学\x0b校\ud800"}]
    write_rows(rows, tmp_path / "rows.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "rows.xlsx").active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0] == ["subject", "value", "kind", "reforms", "place"]
    assert cells[1][:2] == ["学校", 12]
    assert sheet["A4"].value == "=1+1" and sheet["A4"].data_type == "s"
    assert sheet["A5"].value == "学\ufffd校\ufffd"
    assert sheet.freeze_panes == "A2"


def test_parquet_keeps_whole_numbers_and_gaps(tmp_path):
    pd = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    write_rows([{"page": 3, "subject": "学校"}, {"page": None, "subject": None}], tmp_path / "rows.parquet")
    frame = pd.read_parquet(tmp_path / "rows.parquet")
    assert frame["page"].dtype == "Int64"
    assert frame["page"].isna().tolist() == [False, True]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx", ".parquet"])
def test_no_rows_make_a_file_all_the_same(tmp_path, suffix):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    path = tmp_path / f"rows{suffix}"
    assert write_rows([], path, columns=["subject", "value"]) == 0
    assert path.exists()


def test_an_unknown_suffix_is_refused_by_name(tmp_path):
    with pytest.raises(PolicyTextError, match=r"rows\.docx.*\.csv"):
        write_rows(ROWS, tmp_path / "rows.docx")


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("old", "utf-8")

    def stumble():
        yield ROWS[0]
        raise KeyError("in the middle")

    with pytest.raises(KeyError):
        write_rows(stumble(), path)
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PolicyTextError, match=r"none.rows\.csv: cannot be written"):
        write_rows(ROWS, tmp_path / "none" / "rows.csv")
