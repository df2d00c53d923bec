"""Files, folders, patterns and addresses as a list of things to load."""

from __future__ import annotations

import pytest

from policy_text.load import find_sources, load_document


@pytest.fixture
def tree(tmp_path):
    for name in ("b/2.txt", "b/1.pdf", "b/logo.svg", "b/.hidden.txt", "b/~$1.docx", "a.HTML", "notes.xyz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("学校", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_all_known_files_below_it_sorted_and_tells_what_it_skipped(tree):
    found = find_sources([tree])
    assert [path.removeprefix(str(tree)).replace("\\", "/") for path in found.sources] == [
        "/a.HTML",
        "/b/1.pdf",
        "/b/2.txt",
    ]
    assert [path.rpartition(".")[2] for path in found.skipped] == ["svg", "xyz"]
    assert found.errors == ()


def test_a_file_that_is_named_is_read_by_its_content_whatever_its_suffix(tree):
    found = find_sources([tree / "notes.xyz", tree / "a.HTML"])
    assert found.sources == (str(tree / "notes.xyz"), str(tree / "a.HTML"))
    assert load_document(found.sources[0]).text == "学校"


def test_one_that_a_pattern_catches_is_skipped_unless_it_is_named_too(tree):
    pattern = str(tree / "*.xyz")
    assert find_sources([pattern]).skipped == (str(tree / "notes.xyz"),)
    found = find_sources([pattern, tree / "notes.xyz"])
    assert (found.sources, found.skipped) == ((str(tree / "notes.xyz"),), ())


def test_a_pattern_is_expanded_and_one_without_matches_is_an_error(tree):
    found = find_sources([str(tree / "b" / "*"), str(tree / "*.none")])
    assert [path[-5:] for path in found.sources] == ["1.pdf", "2.txt"]
    assert [error.reason for error in found.errors] == ["matches no file"]


def test_double_stars_go_down_folders(tree):
    assert len(find_sources([str(tree / "**" / "*.txt")]).sources) == 1


def test_a_file_named_twice_is_loaded_once(tree):
    assert len(find_sources([tree / "a.HTML", tree, tree / "a.HTML"]).sources) == 3


def test_an_address_passes_whatever_its_suffix():
    assert find_sources(["https://example.org/show.jsp?id=1"]).sources == ("https://example.org/show.jsp?id=1",)


def test_what_is_not_there_and_a_folder_without_documents_are_told(tmp_path):
    (tmp_path / "empty").mkdir()
    reasons = [error.reason for error in find_sources([tmp_path / "none.txt", tmp_path / "empty"]).errors]
    assert reasons == ["is not there; check the path", "is a folder without any document that can be read"]


def test_a_ring_of_links_is_walked_once(tree):
    try:
        (tree / "b" / "ring").symlink_to(tree, target_is_directory=True)
    except OSError:
        pytest.skip("no links on this system")
    assert len(find_sources([tree]).sources) == 3
