"""Which loader reads what."""

from __future__ import annotations

import sys
import textwrap

import pytest

from policy_text.errors import DamagedFile, GuestWarning, UnsupportedFormat
from policy_text.load import known_suffixes, load_bytes
from policy_text.load.formats import all_formats


@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "xlsx", "pdf"])
def test_every_format_is_known_by_its_content_alone(samples, suffix):
    document = load_bytes(samples[suffix], "report")
    assert (document.format, document.warnings) == (suffix, ())


@pytest.mark.parametrize(
    ("named", "is_really"),
    [("pdf", "html"), ("doc", "docx"), ("docx", "pdf"), ("html", "xlsx"), ("pdf", "txt"), ("doc", "html")],
)
def test_a_file_under_a_false_name_is_read_with_a_warning(samples, named, is_really):
    document = load_bytes(samples[is_really], f"report.{named}")
    assert document.format == is_really
    assert document.warnings == (f"is {is_really.upper()}, not {named.upper()} as its name says",)


def test_the_content_type_of_a_server_stands_in_for_a_suffix():
    document = load_bytes(
        "<p>全县学校12所</p>".encode("gbk"), "https://example.org/report", content_type="text/html; charset=gbk"
    )
    assert document.text == "全县学校12所\n"


def test_a_zip_of_something_else_is_told_as_what_it_is(tmp_path):
    import io
    import zipfile

    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(DamagedFile, match=r"^a\.docx: is a ZIP archive without a Word document"):
        load_bytes(output.getvalue(), "a.docx")
    with pytest.raises(UnsupportedFormat, match=r"^a\.zip: has the suffix '\.zip'"):
        load_bytes(output.getvalue(), "a.zip")


@pytest.fixture
def guest(tmp_path, monkeypatch):
    """A package, installed beside ours, that reads a format of its own."""
    (tmp_path / "guest_reader.py").write_text(
        textwrap.dedent("""
            from policy_text.load import Format
            from policy_text.records import Document

            def load(raw):
                if b"!" in raw.data:
                    raise ZeroDivisionError("guests err")
                return Document(raw.source, raw.data.decode().removeprefix("GUEST "), "guest")

            GUEST = Format("guest", (".guest",), load, looks_right=lambda data: data.startswith(b"GUEST"))
            """),
        encoding="utf-8",
    )
    installed = tmp_path / "guest_reader-1.0.dist-info"
    installed.mkdir()
    monkeypatch.delitem(sys.modules, "guest_reader", raising=False)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: guest-reader\nVersion: 1.0\n", encoding="utf-8")
    (installed / "entry_points.txt").write_text("[policy_text.loaders]\nguest = guest_reader:GUEST\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    all_formats.cache_clear()
    yield
    all_formats.cache_clear()


@pytest.mark.usefixtures("guest")
def test_a_guest_format_comes_in_through_its_entry_point():
    assert ".guest" in known_suffixes()
    assert load_bytes("GUEST 学校12所".encode(), "a.guest").text == "学校12所"
    assert load_bytes("GUEST 学校12所".encode(), "a.pdf").format == "guest"


@pytest.mark.usefixtures("guest")
def test_what_a_guest_raises_becomes_one_of_our_errors():
    with pytest.raises(DamagedFile, match="cannot be read as GUEST \\(ZeroDivisionError: guests err\\)"):
        load_bytes(b"GUEST !", "a.guest")


@pytest.fixture
def install(guest, tmp_path):
    """A function that makes the guest's package name something else as its format."""

    def name(value, source=""):
        (tmp_path / "guest_reader-1.0.dist-info" / "entry_points.txt").write_text(
            f"[policy_text.loaders]\nguest = {value}\n", encoding="utf-8"
        )
        with (tmp_path / "guest_reader.py").open("a", encoding="utf-8") as module:
            module.write(source)

    return name


@pytest.mark.parametrize(
    ("value", "source", "reason"),
    [
        ("no_such_module:GUEST", "", "No module named 'no_such_module'"),
        ("guest_reader:NONE", "", "has no attribute 'NONE'"),
        ("guest_reader:WORD", "WORD = 'no format'", "it is of type str, not Format"),
        ("guest_reader:load", "", "it is of type function, not Format"),
        ("guest_reader:TWO", "TWO = (GUEST, 'no format')", "it is of type str, not Format"),
        ("guest_reader:LOOSE", "LOOSE = Format('g', '.guest', load)", "its suffixes and content types must be tuples"),
    ],
)
def test_a_guest_that_is_no_format_is_named_and_the_others_go_on_working(install, value, source, reason):
    install(value, source)
    with pytest.warns(GuestWarning) as told:
        assert load_bytes("全县学校12所".encode(), "a.txt").text == "全县学校12所"
    assert load_bytes("全县学校13所".encode(), "b.txt").text == "全县学校13所"
    (message,) = [str(warning.message) for warning in told]
    assert message.startswith(f"entry point guest = {value} of package guest-reader 1.0 cannot be used")
    assert reason in message


def test_a_guest_that_fails_to_judge_claims_nothing(install):
    install("guest_reader:RASH", "RASH = Format('rash', ('.rash',), load, looks_right=lambda data: data[10**9])")
    assert load_bytes("全县学校12所".encode(), "a.xyz").format == "txt"
    assert load_bytes("<p>全县学校12所</p>".encode(), "a.html").format == "html"
