"""What documents with blocks, tables and page metadata (HTML, Word) have that plain text has not."""

from __future__ import annotations

import pytest

from policy_text.records import Block, BlockKind, Document, DocumentType
from policy_text.structure import read_structure

TEXT = "全县把学位建设列入民生实事，两年新建学校4所，新增学位5200个，大班额全部消除。"


def document(*parts: tuple[BlockKind, str] | tuple[BlockKind, str, int], **fields: object) -> Document:
    """A document of one block a line."""
    text, blocks = "", []
    for kind, content, *level in parts:
        blocks.append(Block(len(text), len(text) + len(content), kind, *level))
        text += content + "\n"
    return Document(source="page.html", text=text, format="html", blocks=tuple(blocks), **fields)  # type: ignore[arg-type]


def test_furniture_blocks_stay_outside_of_the_body() -> None:
    page = document(
        (BlockKind.FURNITURE, "网站首页"),
        (BlockKind.FURNITURE, "政务公开"),
        (BlockKind.PARAGRAPH, TEXT),
        (BlockKind.FURNITURE, "网上调查：您对本页满意吗，请在下方选择，我们会认真阅读每一条意见。"),
        (BlockKind.PARAGRAPH, TEXT),
        (BlockKind.FURNITURE, "联系我们"),
    )
    structure = read_structure(page)
    assert page.text[structure.body.start : structure.body.end].startswith(TEXT)
    assert page.text[structure.body.start : structure.body.end].endswith(TEXT)
    assert "满意" in "".join(page.text[s.start : s.end] for s in structure.furniture)
    assert len(structure.paragraphs) == 2


def test_a_title_in_the_furniture_is_known_from_the_pages_metadata() -> None:
    page = document(
        (BlockKind.FURNITURE, "某某网"),
        (BlockKind.FURNITURE, "蓬溪县：学位多了班额小了"),
        (BlockKind.FURNITURE, "发布时间：2022-03-04 来源：遂宁日报"),
        (BlockKind.PARAGRAPH, TEXT),
        page_metadata=(("ArticleTitle", "蓬溪县：学位多了班额小了"), ("PubDate", "2022-03-04 10:00")),
    )
    structure = read_structure(page)
    assert structure.metadata.title == "蓬溪县：学位多了班额小了"
    assert structure.body.start == page.text.index(TEXT)
    (case,) = structure.cases
    assert (case.start, case.region) == (page.text.index("蓬溪县"), "四川省遂宁市蓬溪县")
    spans = dict(structure.metadata.spans)
    assert page.text[spans["issuer"].start : spans["issuer"].end] == "遂宁日报"


def test_what_a_page_shows_goes_before_what_it_tells_machines() -> None:
    page = document(
        (BlockKind.PARAGRAPH, TEXT),
        page_metadata=(("PubDate", "2023-01-09 08:00"), ("发布日期", "2023-01-05"), ("发布机构", "蓬溪县教育和体育局")),
    )
    metadata = read_structure(page).metadata
    assert (metadata.published, metadata.issuer) == ("2023-01-05", "蓬溪县教育和体育局")
    assert metadata.adcode == "510921"


def test_the_title_of_the_browser_tab_loses_its_site() -> None:
    page = document(
        (BlockKind.FURNITURE, "某县概况"),
        (BlockKind.PARAGRAPH, "让每个孩子都有好老师"),
        (BlockKind.PARAGRAPH, TEXT),
        page_metadata=(("title", "让每个孩子都有好老师 - 教育动态 - 遂宁新闻网"),),
    )
    assert read_structure(page).metadata.title == "让每个孩子都有好老师"


def test_cells_of_tables_are_neither_headings_nor_paragraphs() -> None:
    page = document(
        (BlockKind.PARAGRAPH, f"一、概况。{TEXT}"),
        (BlockKind.TABLE, "学校\t班数\n一小\t24\n二小\t30"),
        (BlockKind.PARAGRAPH, f"二、打算。{TEXT}"),
    )
    structure = read_structure(page)
    assert [section.title for section in structure.sections] == ["概况", "打算"]
    assert len(structure.paragraphs) == 2
    assert structure.furniture == (type(structure.body)(structure.body.end, len(page.text)),)


def test_levels_of_the_format_rank_headings_without_marks() -> None:
    page = document(
        (BlockKind.HEADING, "蓬溪县教育发展报告", 1),
        (BlockKind.PARAGRAPH, TEXT),
        (BlockKind.HEADING, "基础教育", 1),
        (BlockKind.HEADING, "学前教育", 2),
        (BlockKind.PARAGRAPH, TEXT),
        (BlockKind.HEADING, "义务教育", 2),
        (BlockKind.PARAGRAPH, TEXT),
        (BlockKind.HEADING, "职业教育", 1),
        (BlockKind.PARAGRAPH, TEXT),
    )
    structure = read_structure(page)
    assert structure.metadata.title == "蓬溪县教育发展报告"
    assert structure.metadata.doc_type is DocumentType.PROGRESS_REPORT
    assert [(s.level, s.title) for s in structure.sections] == [
        (1, "基础教育"),
        (2, "学前教育"),
        (2, "义务教育"),
        (1, "职业教育"),
    ]


def test_a_document_without_text_says_so() -> None:
    structure = read_structure(Document(source="empty.txt", text=" \n\u3000\n"))
    assert structure.warnings == ("the document holds no text",)
    assert (structure.body.start, structure.body.end) == (0, 0)


def test_windows_line_ends_and_a_byte_order_mark_move_nothing() -> None:
    text = f"\ufeff某县简讯\r\n发布日期：2024-01-02\r\n{TEXT}\r\n{TEXT}\r\n"
    structure = read_structure(Document(source="x.txt", text=text))
    assert [text[p.start : p.end] for p in structure.paragraphs] == [TEXT, TEXT]
    assert structure.body.start == text.index(TEXT)


def test_lines_broken_at_a_pages_width_are_one_paragraph() -> None:
    sentence = "持续完善集团化办学机制，扩大优质教育资源覆盖面，加大教育投入，力争三年内新增幼儿园学位一千四百个"
    broken = [sentence[i : i + 24] for i in range(0, len(sentence), 24)]
    block = "\n".join(["（一）加强统筹。" + broken[0], *broken[1:]]) + "。"
    text = "\n".join([block, block.replace("（一）", "（二）"), block.replace("（一）", "（三）")])
    structure = read_structure(Document(source="x.txt", text=text))
    assert [text[p.start : p.start + 3] for p in structure.paragraphs] == ["（一）", "（二）", "（三）"]
    assert all(text[p.start : p.end].endswith("。") for p in structure.paragraphs)


def test_page_numbers_inside_the_text_are_furniture_but_figures_are_not() -> None:
    text = f"{TEXT}\n— 1 —\n{TEXT}\n— 2 —\n{TEXT}\n小学\n35\n初中\n12\n{TEXT}"
    structure = read_structure(Document(source="x.txt", text=text))
    marked = [text[span.start : span.end] for span in structure.furniture]
    assert marked == ["— 1 —", "— 2 —"]


def web_page(title: str, *lines: str) -> Document:
    """A page whose own title is given, with furniture lines above one paragraph of text."""
    furniture = [(BlockKind.FURNITURE, line) for line in lines]
    return document(*furniture, (BlockKind.PARAGRAPH, TEXT), page_metadata=(("title", title),))


@pytest.mark.parametrize(
    "page_title",
    [
        "武平县：三年新建学校七所 - 闽西观察（试运行）",
        "闽西观察（试运行） - 武平县：三年新建学校七所",
        "闽西观察（试运行） 基层动态 武平县：三年新建学校七所",
        "武平县：三年新建学校七所_基层动态_闽西观察（试运行）",
        "武平县：三年新建学校七所",
        "闽西观察（试运行）",
    ],
)
def test_the_heading_counts_not_the_site_in_the_pages_own_title(page_title: str) -> None:
    page = web_page(
        page_title,
        "闽西观察（试运行）",
        "首页 要闻 评论",
        "武平县：三年新建学校七所",
        "2023-04-05 08:00　来源：武平县教育局",
    )
    structure = read_structure(page)
    (case,) = structure.cases
    assert structure.metadata.title == case.title == "武平县：三年新建学校七所"
    assert page.text.startswith("武平县：三年新建学校七所", case.start)
    assert case.adcode == "350824"


def test_a_title_that_ends_like_a_sites_name_is_found_beside_the_site() -> None:
    page = web_page(
        "长汀妇女之家（测试） - 长汀织牢留守儿童关爱服务网",
        "长汀妇女之家（测试）",
        "长汀织牢留守儿童关爱服务网",
        "发布时间：2023-04-05 来源：长汀县妇女联合会",
    )
    assert read_structure(page).metadata.title == "长汀织牢留守儿童关爱服务网"


def test_a_spreadsheet_has_its_title_and_the_head_of_its_form() -> None:
    sheet = document(
        (BlockKind.HEADING, "办学条件", 1),
        (BlockKind.PARAGRAPH, "昭平县义务教育办学条件自查表"),
        (BlockKind.PARAGRAPH, "填报单位：昭平县教育局　填报日期：2022年9月30日"),
        (BlockKind.TABLE, "指标\t单位\t标准\t实有"),
        (BlockKind.TABLE, "生均图书\t册\t25\t31.5"),
    )
    structure = read_structure(sheet)
    metadata = structure.metadata
    assert metadata.title == "昭平县义务教育办学条件自查表"
    assert (metadata.issuer, metadata.published) == ("昭平县教育局", "2022-09-30")
    assert (metadata.doc_type, metadata.adcode) == (DocumentType.PROGRESS_REPORT, "451121")
    assert sheet.text[structure.body.start :].startswith("昭平县义务教育办学条件自查表")


def test_a_sheets_own_name_is_no_title() -> None:
    sheet = document((BlockKind.HEADING, "Sheet1", 1), (BlockKind.TABLE, "学校\t学位"), (BlockKind.TABLE, "一小\t900"))
    assert read_structure(sheet).metadata.title is None


def test_a_document_of_three_lines_has_all_its_parts() -> None:
    text = "施秉县扩大学前教育资源\n2024年5月6日\n2023年新建幼儿园3所。\n"
    structure = read_structure(Document(source="short.txt", text=text))
    assert (structure.metadata.title, structure.metadata.published) == ("施秉县扩大学前教育资源", "2024-05-06")
    assert [(case.start, case.adcode) for case in structure.cases] == [(0, "522623")]
    assert [text[p.start : p.end] for p in structure.paragraphs] == ["2023年新建幼儿园3所。"]


def test_a_date_or_a_journals_issue_is_no_title() -> None:
    text = f"宁都县全面推进校园心理服务\n赣南教育 2019年4期\n2019-04-30 10:15\n{TEXT}\n"
    assert read_structure(Document(source="copy.txt", text=text)).metadata.title == "宁都县全面推进校园心理服务"


def test_districts_of_one_city_are_cases_of_their_own_where_each_is_named_from_the_province_down() -> None:
    page = document(
        (BlockKind.PARAGRAPH, "多地办好家门口的学校"),
        (BlockKind.PARAGRAPH, "好学校怎样办到家门口？记者走访了几座城市，听校长和家长讲身边的变化，看一看新的办法。"),
        (BlockKind.PARAGRAPH, "天津市和平区共有教育集团9个，覆盖学校31所，学位供给稳定。区里另设专项经费。"),
        (BlockKind.PARAGRAPH, "在天津市河西区，结对帮扶的学校有24所，教师交流成为常态。"),
        (BlockKind.PARAGRAPH, "山东省青岛市新建学校18所，新增学位2.1万个。在李沧区，4所学校同时启用。"),
        (BlockKind.PARAGRAPH, "四川省成都市培育新优质学校60所，片区内学校共享课程资源。"),
    )
    structure = read_structure(page)
    assert [case.adcode for case in structure.cases] == ["120101", "120103", "370200", "510100"]


@pytest.mark.parametrize(
    ("head", "issuer", "published"),
    [
        ("来源：柳江新闻网 2022-11-09 11:07", None, "2022-11-09"),
        ("2018-02-06 来源：柳江县教育局收藏", "柳江县教育局", "2018-02-06"),
        ("2013-03-15 柳江县统计局", "柳江县统计局", "2013-03-15"),
        ("发布时间：2020-04-20来源：柳江县统计局点击：", "柳江县统计局", "2020-04-20"),
        ("柳江新闻网 2018-07-28", "柳江新闻网", "2018-07-28"),
        ("2016-12-31 22:20:49  柳江新闻网    参与评论（）人", "柳江新闻网", "2016-12-31"),
        ("2026年02月10日 07时41分", None, "2026-02-10"),
        ("2016-12-31 来源：柳江日报）", "柳江日报", "2016-12-31"),
    ],
)
def test_dates_and_sources_run_together_are_told_apart(head: str, issuer: str | None, published: str) -> None:
    text = f"柳江县农村供水保障工作情况\n{head}\n{TEXT}\n"
    metadata = read_structure(Document(source="page.txt", text=text)).metadata
    assert metadata.published == published
    assert issuer is None or metadata.issuer == issuer


def test_a_line_below_the_text_names_the_paper_that_it_is_from() -> None:
    text = f"柳江县农村供水保障工作情况\n2013-03-15\n本报讯 {TEXT}\n（摘自《柳江教育报》）\n"
    assert read_structure(Document(source="page.txt", text=text)).metadata.issuer == "柳江教育报"


@pytest.mark.parametrize(
    "head",
    [
        "主办单位：柳江县融媒体中心\n投稿邮箱：abc@example.org",
        "柳江区邮编（柳江区邮编545100）",
        "柳江县教育局\nLiujiang Bureau of Education",
    ],
)
def test_lines_about_the_page_are_neither_title_nor_case(head: str) -> None:
    text = f"{head}\n{TEXT}\n"
    structure = read_structure(Document(source="page.txt", text=text))
    assert structure.metadata.title is None
    assert [case.start for case in structure.cases] == [len(head) + 1]


def test_a_short_first_line_that_names_a_field_is_the_title() -> None:
    assert read_structure(Document(source="page.txt", text=f"教育发展\n{TEXT}\n")).metadata.title == "教育发展"
    assert read_structure(Document(source="page.txt", text=f"基本情况\n{TEXT}\n")).metadata.title is None


def test_a_title_may_break_before_what_it_requires() -> None:
    text = f"柳江县人民政府教育督导室挂牌督学\n听课工作要求\n{TEXT}\n柳江县人民政府教育督导室\n2019年9月3日\n"
    metadata = read_structure(Document(source="page.txt", text=text)).metadata
    assert metadata.title == "柳江县人民政府教育督导室挂牌督学听课工作要求"
    assert metadata.issuer == "柳江县人民政府教育督导室"


def test_the_line_between_title_and_paper_tells_who_published_it() -> None:
    paper = f"各学校：\n现就做好招生工作通知如下。{TEXT}\n"
    text = f"刚刚！柳州市2023年招生政策公布\n6月12日，柳州市教育局发布《关于招生工作的通知》，内容如下↓↓↓\n{paper}"
    assert read_structure(Document(source="page.txt", text=text)).metadata.issuer == "柳州市教育局"


def test_the_head_of_a_government_gives_its_work_report() -> None:
    head = "政府工作报告\n——2026年1月26日在人民代表大会会议上\n青海省省长 某某"
    text = f"{head}\n各位代表：\n现在，我代表省人民政府报告工作。{TEXT}\n"
    assert read_structure(Document(source="page.txt", text=text)).metadata.issuer == "青海省人民政府"


def test_a_speakers_name_and_a_bare_date_close_a_speech() -> None:
    text = f"在动员大会上的讲话\n尊敬的老师们：\n下午好！{TEXT}\n谢谢！\n某某某\n2009.6.3"
    structure = read_structure(Document(source="page.txt", text=text))
    assert (structure.metadata.published, structure.body.end) == ("2009-06-03", len(text))


def test_a_title_repeated_as_a_subtitle_stands_without_its_dash() -> None:
    text = f"县一中学校工作报告\n发布时间：2011-01-18\n求真务实 再铸辉煌\n——县一中学校工作报告\n{TEXT}\n"
    assert read_structure(Document(source="page.txt", text=text)).metadata.title == "县一中学校工作报告"


def test_only_a_newspapers_page_is_dated_by_the_line_above_its_title() -> None:
    def read(*above: str) -> str | None:
        lines = [(BlockKind.FURNITURE, line) for line in (*above, "2019年01月12日 星期六", "返回首页")]
        page = document(*lines, (BlockKind.HEADING, "柳江县十件实事全部办成", 1), (BlockKind.PARAGRAPH, TEXT))
        return read_structure(page).metadata.published

    assert read("首页 要闻") is None
    assert read("第A4版：城事") == "2019-01-12"


def test_a_date_above_the_title_is_not_the_title() -> None:
    text = f"2019年01月12日 星期六\n柳江县十件实事全部办成\n{TEXT}\n"
    assert read_structure(Document(source="page.txt", text=text)).metadata.title == "柳江县十件实事全部办成"


def test_a_report_of_a_ministry_on_one_province_lies_in_that_province() -> None:
    text = f"教育督导组对青海省学前教育督导情况\n2021-05-06 来源：教育部\n{TEXT}\n"
    assert read_structure(Document(source="page.txt", text=text)).metadata.adcode == "630000"


def test_a_title_that_is_a_files_name_loses_its_suffix() -> None:
    text = f"柳江县教育局2020年工作总结.docx\n{TEXT}\n"
    assert read_structure(Document(source="page.txt", text=text)).metadata.title == "柳江县教育局2020年工作总结"


def test_a_scans_round_brackets_are_those_of_official_numbers() -> None:
    from array import array

    from policy_text.records import Glyphs, ReadLine

    text = "教育局关于学区建设的通知\n某教发（2020）2号\n各乡镇学校：\n现将方案印发给你们，请认真执行，新建学校3所。\n"
    read_lines = tuple(
        ReadLine(at, at + len(line), number, 0.9)
        for number, line in enumerate(text.splitlines(), 1)
        for at in [text.index(line)]
    )
    glyphs = Glyphs(array("f", [0.0] * 4 * len(text)), (0,), read_lines=read_lines)
    scanned = read_structure(Document(source="a.png", text=text, glyphs=glyphs))
    typed = read_structure(Document(source="a.txt", text=text))
    assert scanned.metadata.doc_number == "某教发〔2020〕2号"
    assert typed.metadata.doc_number == "某教发（2020）2号"
