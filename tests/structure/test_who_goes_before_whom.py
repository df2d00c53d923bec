"""Table, red head, title, signature and imprint tell who issued a paper and when: which of them goes before which."""

from __future__ import annotations

import pytest

from policy_text.load import load_bytes
from policy_text.records import Document, DocumentType, Metadata
from policy_text.structure import read_structure

TOLD = "今年以来，全县新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，学生在家门口上好学。"


def metadata(page: str) -> Metadata:
    return read_structure(Document("page.txt", page)).metadata


def paper(head: str, *, signed: str, on: str = "2021年3月5日") -> Metadata:
    return metadata(f"{head}\n各中小学校：\n{TOLD}请认真执行。\n{signed}\n{on}\n")


@pytest.mark.parametrize("bar", [" | ", " ｜ ", "|"])
def test_bars_part_a_tables_labels_from_its_values(bar: str) -> None:
    rows = (
        ("索 引 号", "QHX021/2019-00086", "公开方式", "主动公开"),
        ("发布机构", "长兴县教育局", "发布日期", "2019-11-05"),
        ("名　　称", "长兴县2019年学前教育工作推进情况"),
    )
    table = "\n".join(bar.join(row) for row in rows)
    menu = bar.join(("网站首页", "走进长兴", "新闻中心", "政务公开", "互动交流"))
    found = metadata(f"{menu}\n{table}\n长兴县2019年学前教育工作推进情况\n{TOLD}\n{TOLD}\n")
    assert (found.index_number, found.issuer, found.published) == ("QHX021/2019-00086", "长兴县教育局", "2019-11-05")
    assert found.title == "长兴县2019年学前教育工作推进情况"


def test_bars_part_a_menu_too() -> None:
    page = f"来宾概况|新闻|公开|互动|服务\n走进来宾|要闻|文件|留言|查询\n来宾市新建学校三百所 学位增加一万个\n{TOLD}\n"
    found = metadata(page)
    assert (found.title, found.issuer) == ("来宾市新建学校三百所 学位增加一万个", None)


def test_one_blank_parts_a_label_of_four_characters_from_one_word() -> None:
    page = f"某某学前教育法\n发文机关 全国人大常委会\n发文日期 2019年12月28日\n发文字号 主席令第38号\n第一条 {TOLD}\n"
    found = metadata(page)
    assert (found.issuer, found.doc_number, found.published) == ("全国人大常委会", "主席令第38号", "2019-12-28")


@pytest.mark.parametrize("number", ["01526047-7-/2018-0613001", "GSX-2018-00012", "000014349/2021-41902"])
def test_below_its_label_stands_an_index_number_of_any_make(number: str) -> None:
    head = f"索引号\n{number}\n文号\n贡政办发〔2018〕46号\n关于保护非物质文化遗产的通知"
    assert paper(head, signed="贡山县文化局").index_number == number


def test_the_red_head_goes_before_whoever_signs() -> None:
    head = "合肥市教育局文件\n合教〔2023〕12号\n关于做好校车安全工作的通知"
    assert paper(head, signed="合肥市财政局").issuer == "合肥市教育局"


def test_a_red_head_that_leaves_the_place_out_is_completed_by_the_signature() -> None:
    head = "省政府办公厅文件\n吉政办发〔2011〕27号\n关于规范民办学校的意见"
    assert paper(head, signed="吉林省人民政府办公厅").issuer == "吉林省人民政府办公厅"


def test_the_office_that_signs_and_leads_the_title_goes_before_its_government() -> None:
    title = "义乌市人民政府办公室关于办好乡村学校的意见"
    head = f"发布机构：义乌市人民政府\n{title}"
    assert paper(head, signed="义乌市人民政府办公室").issuer == "义乌市人民政府办公室"
    assert paper(head, signed="义乌市教育局").issuer == "义乌市人民政府"


def test_a_place_alone_in_the_table_is_no_body() -> None:
    head = "索引号：5000/2022-16\t发布机构：安化县\n关于支持办学的若干措施"
    assert paper(head, signed="安化县人民政府办公室").issuer == "安化县人民政府办公室"


def test_bodies_that_sign_together_may_be_branches_of_a_bank() -> None:
    signers = "嘉兴市民政局\n中国人民银行嘉兴市分行\n嘉兴市教育局"
    assert paper("嘉兴市民政局等部门关于管好学费的通知", signed=signers).issuer == "嘉兴市民政局"


@pytest.mark.parametrize("source", ["（均据新华社电）", "（据新华社电）", "（本文据新华社报道）"])
def test_a_bracket_below_the_text_tells_the_agency(source: str) -> None:
    assert metadata(f"各地教育投入大幅增长\n{TOLD}\n{TOLD}{source}\n").issuer == "新华社"


def test_a_newspaper_stands_before_its_day_whatever_the_blank() -> None:
    assert metadata(f"校车开到家门口\n农民日报　2021-07-28　作者：王某\n{TOLD}\n{TOLD}\n").issuer == "农民日报"


def test_a_title_over_three_lines_may_break_behind_the_plan_that_it_names() -> None:
    lines = "昭觉县人民政府办公室\n关于做好农村学生营养改善计划\n工作的通知"
    found = metadata(f"昭府办发〔2019〕27号\n\n{lines}\n\n各乡镇人民政府：\n{TOLD}\n")
    assert found.title == "".join(lines.split())


def test_columns_behind_a_pages_own_title_are_left_out_where_a_line_prints_it_so() -> None:
    title = "阳光问答 | 填报志愿（一）：系统信息、绑定和登录、填报时间、计划查询和投档"
    page = (
        f"<html><head><title>{title} - 招考政策 - 湖北教育考试网</title></head><body>"
        f"<p>您当前所在的位置：首页 &gt; 招考政策 &gt; 正文</p><div>{title}</div><p>发布日期：2026-06-19</p>"
        f"<p>{TOLD}</p><p>{TOLD}</p></body></html>"
    )
    assert read_structure(load_bytes(page.encode(), "page.html")).metadata.title == title


def test_a_list_is_the_titles_places_wherever_those_whom_it_names_live() -> None:
    rows = "".join(f"{at}\t某某学校{at}\t陕西省西安市雁塔区\n" for at in range(1, 30))
    assert metadata(f"陕西省2021年第二批示范学校名单\n序号\t学校\t所在地\n{rows}").region == "陕西省"


@pytest.mark.parametrize(
    ("title", "opening", "doc_type"),
    [
        ("环境保护税税目税额表", "大气污染物每污染当量1.2元。\n水污染物每污染当量1.4元。\n", DocumentType.NOTICE),
        ("阳光政策问答 | 什么时候报名", f"问：在哪里报名？\n答：{TOLD}\n", DocumentType.NOTICE),
        ("医师资格考试公告", "考试时间为9月24日—9月25日，具体由各考区组织。\n", DocumentType.NOTICE),
    ],
)
def test_tables_of_rates_questions_and_announcements_are_papers(
    title: str, opening: str, doc_type: DocumentType
) -> None:
    assert metadata(f"{title}\n{opening}{TOLD}\n").doc_type is doc_type


def test_what_begins_with_recent_years_and_orders_nothing_tells_what_was_done() -> None:
    told = (
        "近年来，老城区外来人口增多，街道探索党建新路径。必须建强支部，要坚持开门议事，推动活动进楼栋，要坚持上门服务。"
    )
    assert metadata(f"{told * 3}\n").doc_type is DocumentType.CASE_REPORT


def test_the_bracket_around_a_label_and_its_value_is_no_part_of_the_value() -> None:
    page = f"扩大学位典型做法\n【信息来源：长兴县教育局】【信息时间：2022-03-30 09:41】【关闭】\n{TOLD}\n{TOLD}\n"
    assert metadata(page).issuer == "长兴县教育局"


@pytest.mark.parametrize("office", ["宣传科", "厅办公室", "厅运行监测协调局"])
def test_an_office_inside_a_body_sends_its_news_to_the_bodys_own_site(office: str) -> None:
    foot = "主办：四川省教育厅  地址：成都市\n网站标识码：5100000001"
    page = f"市州动态\n发布时间：2016-07-22　　来源：{office}　　浏览次数：318\n{TOLD}\n{TOLD}\n打印  关闭\n{foot}\n"
    assert metadata(page).issuer == "四川省教育厅"


def test_who_is_answerable_for_a_page_says_less_than_who_signs() -> None:
    head = "公开日期：2013-03-22\t责任部门：市房管局\n关于下达建设任务的通知"
    assert paper(head, signed="上饶市人民政府办公室").issuer == "上饶市人民政府办公室"


def test_a_dateline_tells_the_newspaper_and_the_day() -> None:
    page = f"首页 > 要闻\n我县各地改造校舍掀高潮\n《曲靖日报》2003年12月16日讯　{TOLD}\n{TOLD}\n"
    found = metadata(page)
    assert (found.title, found.issuer, found.published) == ("我县各地改造校舍掀高潮", "曲靖日报", "2003-12-16")


def test_a_counter_of_readers_is_no_link_to_another_text() -> None:
    head = "关于做好学费减免工作的公告\n2025年09月18日 12:30 | 来源：长兴县教育局 | 阅读：3427 次 | 【打印】"
    assert paper(head, signed="长兴县教育局", on="2025年9月15日").published == "2025-09-18"


def test_the_number_of_an_announcement_names_each_of_its_bodies() -> None:
    head = "财政部 税务总局关于支持办学的公告\n财政部 税务总局公告2023年第66号"
    assert paper(head, signed="财政部").doc_number == "财政部 税务总局公告2023年第66号"


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("民政部 财政部关于安排好校舍维修的通知", "民政部"),
        ("河南省人民政府教育督导团办公室关于开展督导评估的公示", "河南省人民政府教育督导团办公室"),
        ("上海市人民政府国有资产监督管理委员会关于办学的意见", "上海市人民政府国有资产监督管理委员会"),
        ("江西省人民政府关于办学的意见", "江西省人民政府"),
    ],
)
def test_a_title_names_the_whole_body_and_the_first_of_several(title: str, issuer: str) -> None:
    assert metadata(f"{title}\n各市教育局：\n{TOLD}请认真执行。\n2021年3月5日\n").issuer == issuer


def test_the_head_of_a_bulletin_may_name_a_campaigns_office() -> None:
    keeper = "国家西部地区“两基”攻坚领导小组办公室"
    page = f"攻坚工作简报\n第14期\n{keeper}　　　2005年11月28日\n各地建设寄宿制学校的做法\n{TOLD}\n{TOLD}\n"
    found = metadata(page)
    assert (found.issuer, found.published) == (keeper, "2005-11-28")


def test_a_year_may_stand_apart_from_its_month_and_day() -> None:
    page = f"新华网 > 教育 > 正文\n2025 05/06 09:14:22\n来源：新华社\n山村校车开到家门口的故事\n{TOLD}\n{TOLD}\n"
    assert metadata(page).published == "2025-05-06"


def test_the_head_of_a_decree_may_be_set_wide_on_two_lines() -> None:
    page = (
        "芜 湖 市 人 民 政 府 令\n\n第 35 号\n\n《芜湖市校车管理办法》已经市人民政府常务会议讨论通过，现予公布。\n"
        f"市  长\n二〇〇六年五月三十日\n芜湖市校车管理办法\n第一条  {TOLD}\n"
    )
    found = metadata(page)
    assert (found.issuer, found.doc_number) == ("芜湖市人民政府", "芜湖市人民政府令第35号")


def test_the_head_of_a_newspapers_page_may_set_its_day_in_brackets() -> None:
    title = "桓仁：小山参撑起大产业"
    page = f"[2003年8月26日]　辽宁日报　第五版　县域经济\n{title}\n本报记者 孙某\n桓仁满族自治县{TOLD}\n{TOLD}\n"
    structure = read_structure(Document("page.txt", page))
    found = structure.metadata
    assert (found.title, found.issuer, found.published) == (title, "辽宁日报", "2003-08-26")
    assert page[structure.cases[0].start :].startswith(title)


def test_a_ministrys_department_may_stand_in_brackets_below_the_title() -> None:
    page = f"校长交流轮岗典型经验\n\n（教育部教师工作司　2017年11月16日）\n\n{TOLD}\n{TOLD}\n"
    assert metadata(page).issuer == "教育部教师工作司"


def test_sums_are_no_laws() -> None:
    page = f"甘肃东乡：撤点并校路上的“加减法”\n本报记者 李某\n东乡族自治县{TOLD}\n{TOLD}\n"
    assert metadata(page).doc_type is DocumentType.CASE_REPORT


@pytest.mark.parametrize(
    ("head", "signed"),
    [
        ("湖南省人民政府文件\n关于办好学校的实施意见\n湘教发〔2023〕5号", "湖南省教育厅"),
        ("湖南省教育厅文件\n长沙市教育局转发省教育厅关于办好学校的通知\n长教通〔2023〕6号", "长沙市教育局"),
        ("国务院文件\n湖南省人民政府文件\n长沙市教育局关于办好学校的通知", "长沙市教育局"),
    ],
    ids=["a site's column", "a paper passed on", "several columns"],
)
def test_what_only_looks_like_a_red_head_says_less_than_the_signature(head: str, signed: str) -> None:
    assert paper(head, signed=signed).issuer == signed


def test_those_whom_a_list_sends_away_are_their_own_places() -> None:
    page = f"2023年赴上海市挂职干部名单\n浏阳市：张某\n宁乡市：李某\n长沙市{TOLD}\n长沙市教育局\n2023年5月6日\n"
    assert metadata(page).region == "湖南省长沙市"


@pytest.mark.parametrize("title", ["双减|长沙市推进课后服务全覆盖", "2023-2024学年度长沙市中小学校历"])
def test_a_part_of_a_title_that_is_a_column_or_a_year_is_no_title(title: str) -> None:
    first = title.replace("-", "|").split("|")[0]
    page = f"<html><head><title>{title}</title></head><body><div>{first}</div><p>{TOLD}</p><p>{TOLD}</p></body></html>"
    assert read_structure(load_bytes(page.encode(), "page.html")).metadata.title != first


@pytest.mark.parametrize("site", ["长沙市教育局网站", "浏阳市人民政府网站"])
def test_the_site_that_an_answer_names_is_no_footer(site: str) -> None:
    page = f"某校招生问答\n问：在哪里报名？\n{TOLD}\n答：登录以下平台\n{site}\n"
    assert page[: read_structure(Document("page.txt", page)).body.end].endswith(site)


def test_a_plan_may_begin_with_recent_years_too() -> None:
    told = "近年来，全县学校建设发展不平衡问题突出。到2025年，新建学校30所，各校应完善制度，须建立台账，要坚持检查。"
    assert metadata(f"{told * 3}\n").doc_type is DocumentType.NOTICE


def test_a_reading_of_a_policy_in_prose_is_an_account() -> None:
    assert metadata(f"政策解读：岳麓区集团化办学\n近年来，岳麓区{TOLD}\n{TOLD}\n").doc_type is DocumentType.CASE_REPORT


def test_a_newspapers_column_in_brackets_is_no_title_and_the_site_that_passes_it_on_no_issuer() -> None:
    title = "稳岗位 拓渠道 优服务\n——多地千方百计促就业见闻"
    head = f"{title}\n来源：光明网-《光明日报》 2023-05-22 04:10\n【见证·高质量发展】"
    found = metadata(f"{head}\n光明日报记者 刘某\n{TOLD}\n{TOLD}\n")
    assert (found.title, found.issuer) == ("稳岗位 拓渠道 优服务——多地千方百计促就业见闻", "光明日报")


def test_an_office_may_be_named_as_author_on_its_bodys_site() -> None:
    head = "我区加强寄宿制学校管理\n日期：2014-12-03  作者：基础教育处  来源：本站原创  浏览：865次"
    found = metadata(f"{head}\n{TOLD}\n{TOLD}\n主办：内蒙古自治区教育厅　蒙ICP备05003250号\n")
    assert found.issuer == "内蒙古自治区教育厅"


def test_an_account_to_the_body_above_is_a_report_though_it_bears_a_number() -> None:
    head = "教育脱贫工作情况报告\n东教发〔2019〕131号\n州教育局：\n按照要求，现将有关情况报告如下。"
    assert metadata(f"{head}\n{TOLD}\n{TOLD}\n").doc_type is DocumentType.PROGRESS_REPORT


@pytest.mark.parametrize(
    "line",
    [
        "**来源**：[某某日报](https://www.example.org)",
        "来源：[某某日报](https://www.example.org/a?b=c)",
        "**来源:** [某某日报](https://www.example.org)",
    ],
)
def test_a_source_may_be_a_link_of_markdown(line: str) -> None:
    assert (
        metadata(f"# 山村校车开到家门口的故事\n\n{line}  \n日期：2017-02-12\n\n{TOLD}\n{TOLD}\n").issuer == "某某日报"
    )


def test_the_day_of_a_tables_figures_is_no_signatures() -> None:
    rows = "<tr><th>县区</th><th>学校</th></tr><tr><td>某县</td><td>12</td></tr>"
    table = f"<table><caption>学校数（截至2021年3月1日）</caption>{rows}</table>"
    page = f"<html><body><h1>青禾县学校建设情况</h1><p>{TOLD}</p><p>{TOLD}</p>{table}<p>{TOLD}</p></body></html>"
    assert read_structure(load_bytes(page.encode(), "page.html")).metadata.published is None
