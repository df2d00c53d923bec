import json

import pytest

from policy_text.classify.labelled import digest_paragraphs, read_labelled
from policy_text.errors import TrainingError
from policy_text.lexicon.reforms import parse_taxonomy

TAXONOMY = parse_taxonomy([{"slug": "clinic", "zh": "卫生室"}], source="test")


@pytest.fixture
def read(tmp_path):
    def read_rows(*rows):
        lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
        (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
        return read_labelled(tmp_path, TAXONOMY)

    return read_rows


def test_rows_of_all_files_are_read_by_name_and_line(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": "好", "labels": []}) + "\n\n", "utf-8")
    assert [p.id for p in read_labelled(tmp_path, TAXONOMY)] == ["a", "b"]


def test_one_file_is_read_as_well_as_a_folder(tmp_path):
    (tmp_path / "a.jsonl").write_text('\ufeff{"text": "好", "labels": ["clinic", "clinic"]}', "utf-8")
    (paragraph,) = read_labelled(tmp_path / "a.jsonl", TAXONOMY)
    assert paragraph.labels == ("clinic",)
    assert paragraph.setting  # its place in the file, where none is named


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"text": "好", "labels": ["school"]}, "unknown slug 'school'"),
        ({"text": "好", "labels": "clinic"}, "labels must be a list"),
        ({"text": "好"}, "labels must be a list"),
        ({"text": "  ", "labels": []}, "needs a text"),
        (["好"], "needs a text"),
        ("{好}", "not JSON"),
    ],
)
def test_a_bad_row_is_named_with_file_and_line(read, row, reason):
    with pytest.raises(TrainingError, match=reason) as caught:
        read({"text": "好", "labels": []}, row)
    assert "a.jsonl:2" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_paragraphs_is_an_error(tmp_path):
    with pytest.raises(TrainingError, match="no labelled paragraphs"):
        read_labelled(tmp_path, TAXONOMY)
    with pytest.raises(TrainingError, match="no such folder"):
        read_labelled(tmp_path / "none", TAXONOMY)


def test_bytes_that_are_no_text_are_an_error(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TrainingError, match="cannot be read"):
        read_labelled(tmp_path, TAXONOMY)


def test_the_digest_follows_labels_and_not_their_order(read):
    one = digest_paragraphs(read({"id": "1", "text": "好", "labels": ["clinic"], "setting": "x"}))
    assert one == digest_paragraphs(read({"id": "2", "text": "好", "labels": ["clinic"], "setting": "x"}))
    assert one != digest_paragraphs(read({"id": "1", "text": "好", "labels": [], "setting": "x"}))
