from __future__ import annotations

import subprocess
import sys

import pytest

import policy_text.load


def test_the_text_is_printed_exactly_as_offsets_index_it(run, write):
    text = "第一行有学校12所。\r\n\r\n最后一行没有换行"
    assert run("text", write(text=text)).stdout_bytes == text.encode("utf-8")


def test_another_encoding_on_disk_comes_out_as_utf8(run, write):
    path = write(text="全县共有幼儿园31所，其中普惠性幼儿园27所。\n", encoding="gb18030")
    assert run("text", path).stdout_bytes.decode("utf-8") == path.read_bytes().decode("gb18030")


def test_a_real_shell_gets_the_same_bytes_whatever_its_encoding(write):
    path = write(text="甲县。\r\n乙县。")
    command = [sys.executable, "-m", "policy_text.cli", "text", str(path)]
    done = subprocess.run(command, capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.stdout == path.read_bytes()


def test_the_file_that_was_named_holds_the_same_text(run, write, tmp_path):
    path = write("page.html", "<html><body><p>全区有学校12所。</p></body></html>")
    run("text", path, "-o", tmp_path / "page.txt")
    expected = policy_text.load.load_document(path).text
    assert (tmp_path / "page.txt").read_bytes() == expected.encode("utf-8")


@pytest.mark.parametrize(("name", "size"), [("notes.xyz", 1), ("notes", 1), ("notes.bin", 0)])
def test_text_and_ingest_read_the_same_files_whatever_their_suffix(run, write, tmp_path, name, size):
    path = write(name, "全县新建学校12所。")
    if not size:
        path.write_bytes(bytes(range(256)) * 4)
    printed = run("text", path)
    taken = run("ingest", path, "--db", tmp_path / "x.db", "--workers", 1)
    assert (printed.exit_code, taken.exit_code) == ((0, 0) if size else (1, 1))
    if not size:
        assert printed.stderr == taken.stderr
        assert "content that no loader knows" in taken.stderr


def test_a_missing_file_is_one_line(run):
    result = run("text", "nowhere.txt")
    assert result.exit_code == 1
    assert result.stderr == "policy-text: nowhere.txt: is not there; check the path\n"
