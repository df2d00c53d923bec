"""Word documents."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from policy_text.errors import DamagedFile
from policy_text.load import Claim, load_bytes, verify_claims
from policy_text.records import BlockKind, Place


class Word:
    """A Word document to write on, down to the XML where python-docx has no words for it."""

    def __init__(self):
        self.document = docx.Document()

    def paragraph(self, inner, properties=""):
        xml = f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr>{inner}</w:p>"
        self.document.element.body.insert(len(self.document.element.body) - 1, parse_xml(xml))
        return self

    def run(self, text, properties=""):
        return self.paragraph(f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>')

    def table(self, rows):
        body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
        self.document.element.body.insert(
            len(self.document.element.body) - 1, parse_xml(f"<w:tbl {nsdecls('w')}>{body}</w:tbl>")
        )
        return self

    def data(self):
        output = io.BytesIO()
        self.document.save(output)
        return output.getvalue()

    def load(self):
        return load_bytes(self.data(), "a.docx")


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def text_run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.fixture
def word():
    return Word()


def rewrite(data, name, content):
    """The archive with one member replaced or added."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return output.getvalue()


def test_paragraphs_and_tables_stand_in_their_order(word):
    word.run("全县情况如下：").table([cell("学校") + cell("12所"), cell("教师") + cell("300名")]).run("特此报告。")
    document = word.load()
    assert document.text == "全县情况如下：\n学校\t12所\n教师\t300名\n特此报告。\n"
    assert [block.kind.value for block in document.blocks] == ["paragraph", "table", "paragraph"]


def test_a_place_is_the_paragraph_or_the_cell(word):
    document = word.run("甲").table([cell("学校") + cell("12所")]).run("乙3所").load()
    assert document.place(document.text.index("3所"), document.text.index("3所") + 2).paragraph == 1
    assert (
        document.place(document.text.index("12所"), document.text.index("12所") + 3).cell == "table 1, row 1, column 2"
    )


def test_runs_are_joined_and_breaks_end_lines(word):
    inner = (
        text_run("全县12") + text_run("所") + "<w:r><w:br/><w:t>次行</w:t><w:tab/><w:t>尾</w:t><w:noBreakHyphen/></w:r>"
    )
    assert word.paragraph(inner).load().text == "全县12所\n次行 尾-\n"


def test_tracked_changes_are_read_as_accepted(word):
    inner = (
        text_run("共")
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>10</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="a">{text_run("12")}</w:ins>'
        + f'<w:moveFrom w:id="3" w:author="a">{text_run("旧")}</w:moveFrom>'
        + text_run("所")
        + f'<w:moveTo w:id="4" w:author="a">{text_run("新")}</w:moveTo>'
    )
    assert word.paragraph(inner).load().text == "共12所新\n"


def test_a_deleted_paragraph_end_joins_two_paragraphs(word):
    word.paragraph(text_run("前半"), '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>').paragraph(text_run("后半"))
    assert word.load().text == "前半后半\n"


def test_a_deleted_row_is_not_there(word):
    deleted = '<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>' + cell("废") + cell("1")
    document = word.table([cell("学校") + cell("12"), deleted, cell("教师") + cell("30")]).load()
    assert document.text == "学校\t12\n教师\t30\n"


def test_hidden_text_field_codes_and_small_readings_are_not_seen(word):
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE 99</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>3</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
    ruby = f"<w:ruby><w:rt>{text_run('xue')}</w:rt><w:rubyBase>{text_run('学')}</w:rubyBase></w:ruby>"
    assert word.paragraph(text_run("第") + field + text_run("页") + hidden + shown + ruby).load().text == "第3页显学\n"


def test_links_and_content_controls_are_text(word):
    inner = (
        f"<w:hyperlink>{text_run('链接')}</w:hyperlink><w:sdt><w:sdtContent>{text_run('控件')}</w:sdtContent></w:sdt>"
    )
    assert word.paragraph(inner).load().text == "链接控件\n"


def test_merged_cells_have_their_spans(word):
    rows = [
        cell("乡镇", '<w:vMerge w:val="restart"/>') + cell("学校", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("小学") + cell("初中"),
        cell("青石镇") + cell("5") + cell("2"),
    ]
    document = word.table(rows).load()
    cells = {
        (c.row, c.column): (document.text[c.start : c.end], c.row_span, c.column_span) for c in document.tables[0].cells
    }
    assert cells[0, 0] == ("乡镇", 2, 1)
    assert cells[0, 1] == ("学校", 1, 2)
    assert cells[1, 1] == ("小学", 1, 1)
    assert document.text == "乡镇\t学校\n\t小学\t初中\n青石镇\t5\t2\n"


def test_a_table_of_one_cell_is_a_frame(word):
    document = word.table([cell("框中文字共12所。")]).load()
    assert document.tables == ()
    assert document.text == "框中文字共12所。\n"


def test_a_nested_table_is_read_inside_its_cell(word):
    inner = f"<w:tc><w:p/><w:tbl><w:tr>{cell('内')}{cell('3所')}</w:tr></w:tbl><w:p/></w:tc>"
    assert word.table([cell("外") + inner]).load().text == "外\t内3所\n"


def test_headings_come_from_styles_and_outline_levels(word):
    word.document.add_heading("总体情况", level=2)
    word.paragraph(text_run("具体做法"), '<w:outlineLvl w:val="0"/>').run("正文")
    document = word.load()
    assert [(b.kind, b.level) for b in document.blocks] == [
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_headers_and_footers_come_after_the_text_as_furniture(word):
    word.document.sections[0].header.paragraphs[0].text = "某县教育局文件"
    word.document.sections[0].footer.paragraphs[0].text = "— 1 —"
    document = word.run("正文").load()
    assert document.text == "正文\n某县教育局文件\n— 1 —\n"
    assert [b.kind for b in document.blocks[1:]] == [BlockKind.FURNITURE, BlockKind.FURNITURE]


def test_a_table_of_contents_is_furniture(word):
    styles = word.document.styles
    styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    word.document.add_paragraph("第一章 总则 3", style="toc 1")
    assert word.run("正文").load().blocks[0].kind is BlockKind.FURNITURE


def test_text_boxes_follow_their_paragraph_once(word):
    box = f"<w:txbxContent><w:p>{text_run('框中3所')}</w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    twice = (
        f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert word.paragraph(text_run("段落") + twice).run("下段").load().text == "段落\n框中3所\n下段\n"


def test_footnotes_come_after_the_text_in_the_order_of_reference(word):
    inner = text_run("共12") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + text_run("所")
    data = word.paragraph(inner).data()
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{text_run("含教学点3个。")}</w:p></w:footnote></w:footnotes>'
    )
    data = rewrite(data, "word/footnotes.xml", notes)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    entry = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    part = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{part}"/></Types>'
    data = rewrite(data, "word/_rels/document.xml.rels", relations.replace("</Relationships>", entry))
    data = rewrite(data, "[Content_Types].xml", types.replace("</Types>", override))
    document = load_bytes(data, "a.docx")
    assert document.text == "共12所\n含教学点3个。\n"
    assert document.blocks[-1].kind is BlockKind.FOOTNOTE
    at = document.text.index("3个")
    place = document.place(at, at + 2)
    assert place == Place(note="footnote 1")
    assert verify_claims(data, "a.docx", [Claim(at, at + 2, "3个", place)])[0].holds
    assert not verify_claims(data, "a.docx", [Claim(at, at + 2, "3个", Place(note="footnote 2"))])[0].holds


def test_deep_nesting_is_refused(word):
    deep = "<w:ins>" * 5000 + text_run("12所") + "</w:ins>" * 5000
    body = f"<w:document {nsdecls('w')}><w:body><w:p>{deep}</w:p></w:body></w:document>"
    with pytest.raises(DamagedFile, match=r"a\.docx"):
        load_bytes(rewrite(word.data(), "word/document.xml", body), "a.docx")


def test_a_truncated_document_is_told(word):
    with pytest.raises(DamagedFile, match=r"a\.docx"):
        load_bytes(word.run("正文").data()[:-200], "a.docx")


def test_an_encrypted_document_is_told():
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    with pytest.raises(DamagedFile, match="protected by a password"):
        load_bytes(encrypted, "a.docx")


def test_an_empty_document_is_told(word):
    with pytest.raises(DamagedFile, match="holds no text"):
        word.load()


def test_a_picture_that_is_lost_loses_no_text(word):
    word.document.add_paragraph("全县建成食堂36个。")
    relations = "word/_rels/document.xml.rels"
    data = word.data()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = archive.read(relations).decode()
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    lost = f'<Relationship Id="rId99" Type="{image}" Target="../NULL"/></Relationships>'
    document = load_bytes(rewrite(data, relations, told.replace("</Relationships>", lost)), "a.docx")
    assert "全县建成食堂36个。" in document.text
