"""Web pages."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_text.errors import DamagedFile, LoadError
from policy_text.load import load_bytes
from policy_text.records import BlockKind, Link

PROSE = (
    "<p>全县共有义务教育学校48所，在校学生3.2万人，专任教师2105人。近年来，持续推进集团化办学，优质学校覆盖面不断扩大。</p>"
    * 3
)


def kept(document):
    """The lines that are no furniture."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is not BlockKind.FURNITURE]


def load(markup, source="page.html", **options):
    return load_bytes(markup if isinstance(markup, bytes) else markup.encode(), source, **options)


def in_article(page, inner):
    return load(page(body=f'<div class="article">{inner}</div>'))


def test_a_block_is_a_line_and_inline_elements_are_none(page):
    document = in_article(
        page, "<p>全<b>县</b>学校<span>12</span>所。<br>其中小学<i>8所</i>。</p><div>初中<font>4</font>所。</div>"
    )
    assert kept(document) == ["全县学校12所。", "其中小学8所。", "初中4所。"]


def test_line_breaks_in_the_source_between_chinese_are_nothing_and_blanks_collapse(page):
    document = in_article(page, "<p>\n   全县共有\n   学校  12\n 所。</p>")
    assert kept(document) == ["全县共有学校 12 所。"]


def test_the_whole_page_stays_and_menus_are_furniture(page):
    document = load(page())
    assert "政务公开" in document.text
    assert "政务公开" not in "".join(kept(document))
    assert "版权所有" not in "".join(kept(document))


def test_scripts_styles_and_comments_are_no_text(page):
    document = in_article(
        page, f"<script>var a='密';</script><style>p{{}}</style><!-- 密 -->{PROSE}<noscript>密</noscript>"
    )
    assert "密" not in document.text


def test_text_after_a_comment_is_kept(page):
    assert "甲乙" in in_article(page, "<p>甲<!-- 注 -->乙学校12所。</p>").text


@pytest.mark.parametrize(
    "hiding",
    [
        'style="display: none"',
        "style='color:red;DISPLAY:NONE !important'",
        'style="visibility:hidden"',
        'style="opacity: 0"',
        "hidden",
    ],
)
@pytest.mark.parametrize("tag", ["div", "span", "table", "p"])
def test_what_a_page_hides_is_no_text(page, hiding, tag):
    inner = "<tr><td>隐藏的学校</td><td>99所</td></tr>" if tag == "table" else "隐藏的学校99所。"
    document = in_article(page, f"{PROSE}<p>甲<{tag} {hiding}>{inner}</{tag}>乙</p>")
    assert "99所" not in document.text
    assert document.text.count("3.2万人") == 3


@pytest.mark.parametrize(
    "seeming", ['style="opacity:0.9"', 'style="backface-visibility:hidden"', 'aria-hidden="true"', 'class="hidden"']
)
def test_what_only_seems_hidden_is_read(page, seeming):
    assert "99所" in "".join(kept(in_article(page, f"{PROSE}<div {seeming}>全县学校99所。</div>")))


def test_a_second_hidden_copy_of_the_article_is_not_read(page):
    document = load(page(body=f"<div class='a'>{PROSE}</div><div class='b' style='display:none'>{PROSE}</div>"))
    assert document.text.count("2105人") == 3


def test_an_article_that_waits_for_its_script_is_read(page):
    inner = f"<div id='js' style='visibility: hidden; opacity: 0'>{PROSE}<p style='display:none'>隐藏99所。</p></div>"
    document = load(page(body=f"<p>请打开脚本，以便浏览本页。</p>{inner}"))
    assert sum("2105人" in line for line in kept(document)) == 3
    assert "99所" not in document.text


def test_a_page_that_hides_itself_as_a_whole_is_read():
    assert "12所" in load('<html><body style="display:none"><p>学校12所</p></body></html>').text


def test_hidden_rows_and_cells_leave_the_places_of_the_others(page):
    rows = '<tr style="display:none"><td>甲</td><td>1</td></tr><tr><td>乙</td><td hidden>2</td><td>3</td></tr>'
    document = in_article(page, f"{PROSE}<table>{rows}</table>")
    cells = [
        (document.text[c.start : c.end], c.place.node.rpartition("table[1]/")[2]) for c in document.tables[0].cells
    ]
    assert cells == [("乙", "tr[2]/td[1]"), ("3", "tr[2]/td[3]")]


def test_what_a_page_states_of_itself_counts_even_hidden(page):
    label = "<p style='display:none'>发布机构：某县教育局</p>"
    document = in_article(page, f"{label}{PROSE}")
    assert ("发布机构", "某县教育局") in document.page_metadata
    assert "某县教育局" not in document.text


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<h1>义务教育学校建设情况</h1><p>发布时间：2023-05-06 来源：某网</p>", "义务教育学校建设情况"),
        ("<h1>某县门户网站</h1><h2>义务教育学校建设情况</h2><p>来源：某网</p>", "义务教育学校建设情况"),
    ],
)
def test_the_heading_that_bears_the_pages_name_is_no_furniture(markup, title):
    document = load(f"<html><head><title>{title} - 某县门户网站</title></head><body><div>{markup}{PROSE}</div></body>")
    headings = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.HEADING]
    assert headings == [title]


def test_a_table_has_cells_with_rows_columns_and_spans(page):
    rows = (
        '<tr><td rowspan="2">乡镇</td><td colspan="2">学校</td></tr><tr><td>小学</td><td>初中</td></tr>'
        "<tr><td>青石镇</td><td>5</td><td>2</td></tr>"
    )
    document = in_article(page, f"{PROSE}<table>{rows}</table>")
    (table,) = document.tables
    grid = {(c.row, c.column): (document.text[c.start : c.end], c.row_span, c.column_span) for c in table.cells}
    assert grid == {
        (0, 0): ("乡镇", 2, 1),
        (0, 1): ("学校", 1, 2),
        (1, 1): ("小学", 1, 1),
        (1, 2): ("初中", 1, 1),
        (2, 0): ("青石镇", 1, 1),
        (2, 1): ("5", 1, 1),
        (2, 2): ("2", 1, 1),
    }
    assert document.text[table.start : table.end] == "乡镇\t学校\n\t小学\t初中\n青石镇\t5\t2"


def test_a_table_that_frames_the_page_is_no_table(page):
    document = load(
        page(body=f"<table><tr><td><ul><li><a href='/'>首页</a></li></ul></td><td>{PROSE * 3}</td></tr></table>")
    )
    assert document.tables == ()
    assert len(kept(document)) == 9


def test_a_span_of_millions_is_a_trick(page):
    document = in_article(
        page, f'{PROSE}<table><tr><td colspan="999999999">甲</td><td>1</td></tr><tr><td>乙</td></tr></table>'
    )
    assert document.tables[0].cells[1].column <= 1000


def test_headings_keep_their_level(page):
    document = in_article(page, f"<h2>一、办学条件</h2>{PROSE}")
    assert [(b.level, document.text[b.start : b.end]) for b in document.blocks if b.kind is BlockKind.HEADING] == [
        (2, "一、办学条件")
    ]


def resolve(markup, place):
    """The text of what the place's XPath finds on a page that lxml alone has parsed; it has to be one element."""
    from lxml import html

    (element,) = html.document_fromstring(markup).getroottree().xpath(place.node)
    return "".join(element.text_content().split())


def test_a_place_is_the_xpath_of_its_element(page):
    markup = page()
    document = load(markup)
    at = document.text.index("3.45亿元")
    assert "3.45亿元" in resolve(markup.decode(), document.place(at, at + 6))
    cell = document.text.index("2310")
    assert resolve(markup.decode(), document.place(cell, cell + 4)) == "2310"


PARTED = (
    "<table><!-- 表 --><caption>各镇学校</caption><thead><tr><th>乡镇</th><th>学校（所）</th></tr></thead>"
    "<tbody><tr><th>青石镇</th><td>12</td></tr><tr><th>白水乡</th><!-- 注 --><td>17</td><td></td></tr></tbody>"
    "<tbody><tr hidden><td>甲</td></tr><tr><script>1</script><th>东山镇</th><td>25</td></tr></tbody>"
    "<tfoot><tr><td>合计</td><td>54</td></tr></tfoot></table>"
)


def test_each_cell_of_a_table_in_parts_has_an_xpath_of_its_own(page):
    markup = page(body=f"{PROSE}{PARTED}{PARTED}").decode()
    document = load(markup)
    cells = [cell for table in document.tables for cell in table.cells]
    texts = [document.text[cell.start : cell.end] for cell in cells]
    assert texts.count("25") == texts.count("54") == 2
    assert [resolve(markup, cell.place) for cell in cells] == texts
    assert len({cell.place.node for cell in cells}) == len(cells)


@pytest.mark.parametrize(
    "inner",
    [
        "<st1:place>全县</st1:place><st1:place><p>全县有学校12所。</p></st1:place>",
        "<p>全县<o:p></o:p></p><o:p><p>有学校12所。</p></o:p>",
        "<x#y>乡</x#y><x#y><div>有学校12所。</div></x#y>",
    ],
)
def test_tags_that_no_xpath_can_name_are_counted_instead(page, inner):
    markup = page(body=PROSE + inner).decode()
    document = load(markup)
    at = document.text.index("12所")
    assert resolve(markup, document.place(at, at + 3)).endswith("有学校12所。")


@pytest.mark.parametrize(
    "inner",
    [
        "全县有学校12所，<span>其中小学<b>8所</b>，初中4所。<div>下一行</div></span>",
        "<p>全县有学校<b>12所</b>，<i>其中小学8所，<u>初中4所。<p>下一行",
        "<b>全县有学校12所，</b><i>其中小学8所，初中4所。<div>下一行</div></i>",
    ],
)
def test_the_element_of_a_line_holds_all_of_it(page, inner):
    markup = page(body=f"{PROSE}<div>{inner}</div>").decode()
    document = load(markup)
    line = "全县有学校12所，其中小学8所，初中4所。"
    (block,) = [block for block in document.blocks if document.text[block.start : block.end] == line]
    assert line in resolve(markup, block.place)


def test_the_head_of_a_page_is_furniture_and_the_number_of_the_document_is_not(page):
    head = (
        "<h1>关于学区建设的通知</h1><p>发布时间：2023-05-06 来源：某县教育局 浏览次数：12</p>"
        "<p>【字体：大 中 小】 打印</p>"
        "<p>某教发〔2023〕5号</p><p>各乡镇学校：</p>"
    )
    assert kept(in_article(page, head + PROSE))[:2] == ["某教发〔2023〕5号", "各乡镇学校："]


@pytest.mark.parametrize(
    "line",
    [
        "<p>分享到：微信 微博</p>",
        "<p>【打印】【关闭】</p>",
        "<p>扫一扫在手机打开当前页</p>",
        "<p><a href='/a.html'>某县召开教育工作会议</a></p>",
        "<p>（责任编辑：某某）</p>",
        "<p>上一篇：某县召开教育工作会议</p>",
        "<p>相关阅读</p><p>某县召开教育工作会议</p>",
    ],
)
def test_what_stands_after_an_article_is_furniture(page, line):
    assert len(kept(in_article(page, PROSE + line))) == 3


@pytest.mark.parametrize(
    "line",
    [
        "<p>某县教育局</p><p>2023年5月6日</p>",
        "<p>附件：<a href='/f/1.xlsx'>招生计划表</a></p>",
        "<p><a href='/f/1.docx'>附件1 招生计划表</a></p>",
        "<p>（此件公开发布）</p>",
        "<p>公开方式：主动公开</p>",
        "<p>抄送：县委办公室。</p>",
    ],
)
def test_signatures_and_attachments_are_the_documents_own(page, line):
    assert len(kept(in_article(page, PROSE + line))) > 3


def test_attachments_are_listed_each_once(page):
    links = "<a href='f/计划.xlsx'>招生计划</a><a href='f/计划.xlsx'>下载</a><a href='/list.html'>更多</a>"
    links += "<a href='x.wps?v=1'></a>"
    assert in_article(page, PROSE + links).links == (Link("招生计划", "f/计划.xlsx"), Link("", "x.wps?v=1"))


def test_attachments_behind_a_script_are_listed_by_what_they_are_called(page):
    links = "<a href='/down.jsp?id=3'>附件1：招生计划</a><a href='/get?f=9'>招生计划表.xlsx</a><a href='#'>附件2</a>"
    links += "<a href='/x'>附件下载说明</a><a href='javascript:open()'>附件：甲.doc</a>"
    assert in_article(page, PROSE + links).links == (
        Link("附件1：招生计划", "/down.jsp?id=3"),
        Link("招生计划表.xlsx", "/get?f=9"),
    )


def test_meta_elements_and_the_index_table_become_page_metadata(page):
    meta = '<meta name="ArticleTitle" content="关于学区建设的通知"><meta name="PubDate" content="2023-05-06">'
    meta += '<meta name="author" content="">'
    table = (
        "<table><tr><td>索 引 号：</td><td>1133/2023-00012</td><td>发文机关：</td><td>某县教育局</td></tr>"
        "<tr><td>成文日期</td><td>2023年5月4日</td><td>文　　号</td><td>某教发〔2023〕5号</td></tr></table>"
    )
    document = load(page(body=f"{table}<div>{PROSE}</div>", head=meta))
    assert {
        ("ArticleTitle", "关于学区建设的通知"),
        ("PubDate", "2023-05-06"),
        ("索引号", "1133/2023-00012"),
        ("发文机关", "某县教育局"),
        ("成文日期", "2023年5月4日"),
        ("文号", "某教发〔2023〕5号"),
    } <= set(document.page_metadata)
    assert "author" not in dict(document.page_metadata)
    assert "1133/2023-00012" not in "".join(kept(document))


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li>发文机关：某县教育局</li><li>文号：某教发〔2023〕5号</li></ul>",
        "<dl><dt>发文机关：</dt><dd>某县教育局</dd><dt>文号：</dt><dd>某教发〔2023〕5号</dd></dl>",
        "<dl><dt>发文机关</dt><dd>某县教育局</dd><dt>文号</dt><dd>某教发〔2023〕5号</dd></dl>",
        "<dl><div><dt>发文机关</dt><dd><p>某县教育局</p></dd></div><div><dt>文号</dt><dd>某教发〔2023〕5号</dd></div></dl>",
        "<div><span>发文机关：</span><span>某县教育局</span></div><div><span>文号：</span><span>某教发〔2023〕5号</span></div>",
        "<p>发文机关：某县教育局　　文号：某教发〔2023〕5号</p>",
        "<div><b>【发文机关】</b>：某县教育局</div><div><b>【文号】</b>：某教发〔2023〕5号</div>",
    ],
)
def test_labelled_values_are_read_from_lists_and_lines(page, markup):
    document = load(page(body=f"{markup}<div>{PROSE}</div>"))
    assert {("发文机关", "某县教育局"), ("文号", "某教发〔2023〕5号")} <= set(document.page_metadata)


@pytest.mark.parametrize(
    ("declared", "written", "header"),
    [
        ('<meta charset="gb2312">', "gbk", None),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "utf-8", None),
        ("", "gb18030", None),
        ('<meta charset="utf-8">', "gbk", "text/html; charset=GBK"),
        ("", "big5", "text/html; charset=big5"),
        ('<meta charset="iso-8859-1">', "utf-8", None),
        ('<meta charset="windows-1252">', "utf-8", "text/html; charset=ISO-8859-1"),
        ('<meta charset="iso-8859-1">', "gbk", None),
    ],
)
def test_the_charset_is_that_of_header_meta_or_content_where_the_bytes_agree(declared, written, header):
    text = "全縣學校十二所" if written == "big5" else "全县学校12所，教育发展。"
    markup = f"<html><head>{declared}</head><body><p>{text}</p></body></html>".encode(written)
    assert text in load(markup, content_type=header).text


def test_a_western_page_is_read_as_it_says():
    markup = "<html><meta charset='iso-8859-1'><body><p>Élèves à l'école: 1200, où ça</p></body></html>"
    assert "Élèves à l'école: 1200, où ça" in load(markup.encode("latin-1")).text


def test_one_broken_character_does_not_lose_a_page():
    markup = (
        b"<html><head><meta charset='gbk'></head><body>" + (PROSE * 3).encode("gbk") + b"<p>\xff\xff</p></body></html>"
    )
    document = load(markup)
    assert "3.2万人" in document.text
    assert "could not be decoded" in document.warnings[0]


def test_a_traditional_page_is_said_to_be_one(page):
    document = in_article(
        page,
        "<p>為推進義務教育發展，現將實施方案報請審議，各縣學校應當認真執行，進一步擴大優質資源，辦好人民滿意的教育。</p>",
    )
    assert any("traditional" in warning for warning in document.warnings)


def test_a_page_without_any_main_text_is_text_as_a_whole():
    assert kept(load("<html><body><div>学校 12 所</div></body></html>")) == ["学校 12 所"]


@pytest.mark.parametrize("markup", ["<html></html>", "<html><body> &nbsp; </body></html>", "<!DOCTYPE html>"])
def test_an_empty_page_is_told(markup):
    with pytest.raises(DamagedFile, match=r"page\.html"):
        load(markup)


def test_binary_data_named_html_are_no_page():
    with pytest.raises(DamagedFile, match="is no page in any encoding"):
        load(bytes(range(128, 256)) * 40)


def test_a_hundred_thousand_nested_tags_are_refused_at_once():
    with pytest.raises(DamagedFile, match="nests its tags too deeply"):
        load("<div>" * 100_000 + "学校" + "</div>" * 100_000)


def test_tags_that_old_pages_never_close_are_followed(page):
    document = in_article(page, "".join(f"<p><font>第{n}段共有学校{n}所。" for n in range(400)))
    assert "第399段共有学校399所。" in document.text


def test_a_page_of_entities_of_entities_is_bounded():
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>学校12所&b;</p></body></html>'
    assert len(load(bomb).text) < 100


def test_an_external_entity_is_never_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    document = load(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>学校12所&x;</p></body></html>'
    )
    assert "秘密" not in document.text


def test_markup_without_end_is_refused():
    with pytest.raises(LoadError, match="of markup, more than"):
        load("<p>" + "a" * 21_000_000)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="学校1所。<>/pdivtable \n&;=\"'!-", max_size=200))
def test_no_markup_raises_anything_but_our_errors(markup):
    try:
        document = load("<html><body>" + markup)
    except LoadError:
        return
    assert all(document.text[b.start : b.end].strip() for b in document.blocks)
    assert [b.start for b in document.blocks] == sorted(b.start for b in document.blocks)


@pytest.mark.parametrize(
    "inner",
    [
        "全县学校" * 200_000,
        "<p>" + "| " * 29 + "止</p>",
        "<p>" + "A" * 59 + "止</p>",
        "<p>来源" + " " * 500_000 + "</p>",
        "<table>" * 150 + "<tr><td>12</td></tr>",
        "<p>学校12所" * 20_000,
        "<p>学校12所" * 1_000_000,
        "<div><p>共有学校12所，教师300名。" * 120,
        "<a href='x.doc'>" * 2000,
    ],
)
def test_no_page_takes_long(page, inner):
    import time

    begin = time.monotonic()
    with contextlib.suppress(LoadError):
        load(page(body=inner))
    assert time.monotonic() - begin < 5


def test_lists_of_teasers_inside_the_article_are_furniture(page):
    teasers = "".join(
        f"<dl><dt><a href='/{n}.html'>某县召开第{n}次教育工作会议部署</a></dt><dd>会议要求，认真落实。</dd></dl>"
        for n in "123"
    )
    assert len(kept(in_article(page, f"{PROSE}<div>{teasers}</div>"))) == 3


def test_a_list_of_attachments_is_the_documents_own(page):
    files = "".join(f"<li><a href='/f/{n}.docx'>附件{n}：申报表</a></li>" for n in "123")
    assert kept(in_article(page, f"{PROSE}<ul>{files}</ul>"))[-1] == "附件3：申报表"


def test_attachments_behind_a_script_are_the_documents_own(page):
    assert kept(in_article(page, f"{PROSE}<p><a href='/down.jsp?id=3'>附件：招生计划</a></p>"))[-1] == "附件：招生计划"


def test_an_article_cut_into_parts_of_one_class_is_read_whole(page):
    parts = "".join(
        f"<div class='part'><p>第{n}部分共有学校{n}所，教师{n}名。{'持续推进，不断扩大。' * 20}</p></div>"
        for n in "123"
    )
    document = load(page(body=f"{parts}<div class='foot'>欢迎关注本站，获取更多资讯。</div>"))
    assert [line[:4] for line in kept(document)][:3] == ["第1部分", "第2部分", "第3部分"]


def test_text_without_full_stops_is_found_as_well(page):
    prose = "<p>今年以来，全县新建学校12所，新增学位3400个，投入资金2.3亿元</p>" * 6
    assert len(kept(load(page(body=f"<div id='c'>{prose}</div><div>登录后才能评论。</div>")))) == 6


@pytest.mark.parametrize("early", ["</html>", "</body></html>", "</BODY >\n</HTML>\n<!-- header -->", "</body>"])
def test_a_header_that_ends_the_page_too_early_ends_nothing(early):
    document = load(f"<html><body><p>某县人民政府</p>{early}<div>{PROSE}</div></body></html>")
    assert sum("2105人" in line for line in kept(document)) == 3


def test_what_a_site_says_of_itself_below_an_article_is_furniture(page):
    foot = "<p>特别声明</p><p>本文为机构在本平台上传并发布，仅代表该机构观点，不代表平台立场。</p>"
    assert len(kept(in_article(page, PROSE + foot))) == 3


def test_sections_of_an_article_that_each_have_a_box_are_all_text(page):
    boxes = "".join(
        f'<div class="wrap {name}"><div class="box"><h3>第{number}类申请</h3><p>{PROSE}</p><p>{PROSE}</p></div></div>'
        for number, name in ((1, "tab"), (2, "article-content"), (3, "tab"))
    )
    document = load(page(body=f'<div class="tabs"><div>{boxes}</div></div>'))
    assert [line for line in kept(document) if line.startswith("第")] == ["第1类申请", "第2类申请", "第3类申请"]


def test_teasers_beside_an_article_are_not_taken_for_its_sections(page):
    teasers = "".join(f'<p><a href="/{n}">某地新建学校{n}所，{PROSE[3:20]}</a>{PROSE[20:90]}</p>' for n in range(8))
    whole = f'<div class="whole"><div class="main">{PROSE * 2}</div><div class="more">{teasers}</div></div>'
    assert not any("某地新建学校" in line for line in kept(load(page(body=whole))))


def test_the_account_and_the_day_of_a_posted_page_are_read_from_its_script(page):
    script = "<script>var nickname = htmlDecode(\"青禾教育\"); var createTime = '2024-05-06 08:00';</script>"
    document = load(page(body=f'<div class="article">{PROSE}</div>{script}'))
    assert ("来源", "青禾教育") in document.page_metadata
    assert ("发布时间", "2024-05-06") in document.page_metadata


def test_a_text_that_a_page_prints_twice_is_text_once(page):
    article = f"<p>{PROSE[3:63]}</p><p>投入资金3亿元，改造校舍20栋，新增学位5000个，成效明显。</p>"
    article += "<p>下一步继续推进。</p>"
    head = "<h1>某县推进集团化办学</h1><p>2024-05-06 08:00 来源：某县教育局</p>"
    tail = "<p>责任编辑：王某</p><p>打印本页</p>"
    document = load(page(body=f'<div class="article">{head}{article}{tail}{head}{article}</div>'))
    assert sum("下一步继续推进" in line for line in kept(document)) == 1
    assert kept(document)[-1] == "下一步继续推进。"


def test_a_heading_over_two_lines_is_whole(page):
    name = "某县教育局等部门关于印发《某县集团化办学若干措施》的通知"
    broken = name.replace("印发", "印发<br>")
    body = (
        f'<h1>{broken}</h1><div class="date">日期：2024-05-06 来源：某县教育局</div><div class="article">{PROSE}</div>'
    )
    markup = f"<html><head><title>{name}</title></head><body>{body}</body></html>"
    assert kept(load(markup))[:2] == ["某县教育局等部门关于印发", "《某县集团化办学若干措施》的通知"]


@pytest.mark.parametrize(
    ("title", "is_text"),
    [("某县义务教育学校名单-某县教育局", True), ("某县人民政府-公告", False)],
    ids=["title", "site"],
)
def test_a_line_that_the_page_calls_itself_by_is_text_without_being_a_heading(title, is_text):
    line = title.partition("-")[0]
    body = f'<div>{line}</div><div>日期：2024-05-06 来源：某县教育局</div><div class="article">{PROSE}</div>'
    markup = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    assert (line in kept(load(markup))) is is_text


def test_the_notes_below_a_link_to_an_explanation_are_text(page):
    link = '<p><a href="/x">相关解读：《统计公报》解读</a></p>'
    document = in_article(page, f"{PROSE}{link}<p>注释：</p><p>[1]本公报中数据均为初步统计数，部分数据作了取整。</p>")
    assert kept(document)[-2:] == ["注释：", "[1]本公报中数据均为初步统计数，部分数据作了取整。"]


def test_what_a_site_says_of_itself_above_the_line_of_the_day_is_furniture(page):
    about = "<p>主要职责</p><p>一、依法对学校实行监督管理，维护办学秩序，保障师生权益，促进教育公平。</p>"
    document = in_article(page, f"{about}<p>发布时间：2024-05-06 来源：某县教育局</p>{PROSE}")
    assert not any("主要职责" in line or "监督管理" in line for line in kept(document))
    assert len(kept(document)) == 3


def test_an_article_with_the_line_of_the_day_at_its_end_is_text(page):
    assert len(kept(in_article(page, f"{PROSE}<p>发布时间：2024-05-06 来源：某县教育局</p>"))) >= 3


def test_a_step_of_instructions_that_names_a_code_to_scan_is_text(page):
    document = in_article(page, f"{PROSE}<p>1.先扫二维码，关注公众号</p><p>微信扫一扫</p>{PROSE}")
    assert "1.先扫二维码，关注公众号" in kept(document)
    assert "微信扫一扫" not in kept(document)


def test_a_summary_that_comes_back_in_the_text_is_no_second_print(page):
    told = [
        f"全县新建第{number}期学校，改造校舍若干栋，新增学位若干个，群众满意度不断提升，{PROSE[3:33]}。"
        for number in "一二三四五"
    ]
    summary = "".join(f"<p>{text}</p>" for text in told[:2])
    document = in_article(
        page, f"<h1>某县办学纪实</h1><div>{summary}</div>" + "".join(f"<p>{text}</p>" for text in told)
    )
    assert kept(document)[-1] == told[-1]


def test_articles_on_one_page_each_with_its_day_are_all_text(page):
    told = [f"第{number}所学校建成，{PROSE[3:60]}" for number in "一二三四五"]
    items = "".join(f"<h3>动态</h3><p>{text}</p><p>发布时间：2024-05-06 来源：某县教育局</p>" for text in told)
    assert [line for line in kept(in_article(page, items)) if line.startswith("第")] == told


def test_a_subtitle_belongs_to_the_heading_where_the_page_calls_itself_so():
    name = "为建设教育强县凝聚力量——热烈祝贺某会议开幕"
    body = f'<h1>{name[:11]}</h1><p>{name[11:]}</p><p>日期：2024-05-06 来源：某报</p><div class="article">{PROSE}</div>'
    markup = f"<html><head><title>{name}_某县人民政府网</title></head><body>{body}</body></html>"
    assert "".join(kept(load(markup))[:2]) == name


def test_the_number_below_a_heading_is_text():
    name = "某县关于办好学校的意见"
    body = f"<h1>{name}</h1><p>某政发〔2019〕17号</p><p>打印</p><div class='article'>{PROSE}</div>"
    markup = f"<html><head><title>{name}</title></head><body>{body}</body></html>"
    assert kept(load(markup))[:2] == [name, "某政发〔2019〕17号"]


def test_the_caption_of_a_table_is_a_line_above_it(page):
    rows = "<tr><td>乡镇</td><td>学校</td></tr><tr><td>青石镇</td><td>25</td></tr>"
    caption = "<caption>各乡镇学校数<br><span>（单位：所）</span><script>x</script></caption>"
    document = in_article(page, f"{PROSE}<table>{caption}{rows}</table>")
    at = document.text.index("各乡镇学校数")
    assert document.text[at:].startswith("各乡镇学校数（单位：所）\n乡镇\t学校\n")
    assert document.place(at, at + 3).node.endswith("/table[1]/caption[1]")


def test_the_hidden_caption_of_a_table_is_no_text(page):
    rows = "<tr><td>乡镇</td><td>学校</td></tr><tr><td>青石镇</td><td>25</td></tr>"
    document = in_article(page, f'{PROSE}<table><caption style="display:none">各乡镇学校数</caption>{rows}</table>')
    assert "各乡镇学校数" not in document.text
