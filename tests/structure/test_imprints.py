"""Lines that tell where and when a text came out: folios of newspapers, accounts, heads of bulletins."""

from __future__ import annotations

import pytest

from policy_text.records import Document
from policy_text.structure import read_structure

TOLD = "今年以来，全市新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，学生在家门口上好学。"


@pytest.mark.parametrize(
    ("head", "issuer", "day"),
    [
        ("新华每日电讯 2021年04月19日 5版 关注·城乡\n", "新华每日电讯", "2021-04-19"),
        ("健康报/2010年/4月/9日/第004版\n", "健康报", "2010-04-09"),
        ("安徽日报2012年10月17日 星期三  第2版：要闻\n上一版  下一版\n", "安徽日报", "2012-10-17"),
        ("A6 特别报道 2025年3月18日 星期二 某某监管报\n", "某某监管报", "2025-03-18"),
        ("陕西省教育厅办公室\u3000\u3000\u3000\u3000\u30002019年4月22日\n", "陕西省教育厅办公室", "2019-04-22"),
        ("海盐县委办公室编                                  2013年5月21日\n", "海盐县委办公室", "2013-05-21"),
        ("北国网 > 某某晚报 > 2021年02月26日 > 第03版：要闻\n", "某某晚报", "2021-02-26"),
        ("某某日报数字报 > 2019年02月20日 > 第5版：理论\n", "某某日报", "2019-02-20"),
        ("某某教育观察 | 2017-06-20 | 03版 | 深度\n", "某某教育观察", "2017-06-20"),
    ],
    ids=["pages", "slashes", "weekday", "sheet first", "bulletin", "edited", "crumbs", "digital", "bars"],
)
def test_the_line_above_the_title_tells_paper_and_day(head: str, issuer: str, day: str) -> None:
    found = read_structure(Document("page.txt", f"{head}校车开到家门口 孩子上学不再难\n{TOLD}\n{TOLD}\n")).metadata
    assert (found.title, found.issuer, found.published) == ("校车开到家门口 孩子上学不再难", issuer, day)


@pytest.mark.parametrize(
    ("line", "issuer", "day"),
    [
        ("原创 某小健 健康山东 2024-05-22 18:03 山东", "健康山东", "2024-05-22"),
        ("榆中融媒 2021-06-29 08:12 发表于甘肃", "榆中融媒", "2021-06-29"),
        ("健康贵州\n2023-03-01 09:22发布于贵州某厅官方账号\n+关注", "健康贵州", "2023-03-01"),
        ("长江日报\u00a02025年05月11日 10:37\u00a0湖北", "长江日报", "2025-05-11"),
        ("湘教微观察 2023-07-02 20:00 Posted on 湖南", "湘教微观察", "2023-07-02"),
    ],
)
def test_the_line_below_the_title_tells_the_account(line: str, issuer: str, day: str) -> None:
    found = read_structure(Document("page.txt", f"校车开到家门口\n{line}\n{TOLD}\n{TOLD}\n来源：各县教育局\n")).metadata
    assert (found.issuer, found.published) == (issuer, day)


@pytest.mark.parametrize("line", ["《中国教育报》2021年08月03日第5版", "（原载《中国教育报》2021年8月3日A04版）"])
def test_the_line_below_the_text_tells_the_issue(line: str) -> None:
    found = read_structure(Document("page.txt", f"校车开到家门口\n{TOLD}\n{TOLD}\n{line}\n")).metadata
    assert (found.issuer, found.published) == ("中国教育报", "2021-08-03")


def test_a_subtitle_belongs_to_its_title_unless_it_tells_of_a_meeting() -> None:
    story = f"校车开到家门口\n——五位局长笔谈\n编者按：{TOLD}\n{TOLD}\n"
    report = f"政府工作报告\n——2026年2月3日在某市某次会议上\n各位代表：\n{TOLD}\n{TOLD}\n"
    assert read_structure(Document("page.txt", story)).metadata.title == "校车开到家门口——五位局长笔谈"
    assert read_structure(Document("page.txt", report)).metadata.title == "政府工作报告"


def test_a_feeds_date_is_the_day_of_publication() -> None:
    found = read_structure(
        Document("page.txt", f"校车开到家门口\nThu, 23 Apr 2015 16:00:00 GMT\n{TOLD}\n{TOLD}\n")
    ).metadata
    assert (found.title, found.published) == ("校车开到家门口", "2015-04-23")


@pytest.mark.parametrize("widget", ["21\n2024年02月", "2024\n02/21\n17:42:18"])
def test_a_day_set_on_two_lines_is_the_day_of_publication(widget: str) -> None:
    page = f"首页 >重要信息\n某研究所召开校车安全大会 部署全年重点工作\n{widget}\n{TOLD}\n{TOLD}\n"
    assert read_structure(Document("page.txt", page)).metadata.published == "2024-02-21"


def test_the_official_site_of_a_body_stands_for_the_body() -> None:
    page = f"校车补贴请查收\n发布日期：2025-04-08 来源：市教育局官网\n{TOLD}\n{TOLD}\n"
    assert read_structure(Document("page.txt", page)).metadata.issuer == "市教育局"


@pytest.mark.parametrize(
    "page",
    [
        f"走出大山的乡村学校\n五华区推进集团化办学，{TOLD}\n{TOLD}\n",
        f"五华区新增学位两万个\n李小明 2024-05-22 18:03\n{TOLD}\n{TOLD}\n",
        f"云南省教育成果汇编\n学校：五华区文林小学\n{TOLD}\n学校：盘龙区新迎小学\n{TOLD}\n",
    ],
    ids=["a headline about schools", "a person", "schools in a list"],
)
def test_who_only_appears_on_a_page_did_not_issue_it(page: str) -> None:
    assert read_structure(Document("page.txt", page)).metadata.issuer is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [("决战高考 100天", "决战高考 100天"), ("某市2024年招生方案\n——某市教育局", "某市2024年招生方案")],
    ids=["a count of days", "a body below it"],
)
def test_the_title_is_told_from_figures_and_bodies(lines: str, title: str) -> None:
    assert read_structure(Document("page.txt", f"{lines}\n{TOLD}\n{TOLD}\n")).metadata.title == title


@pytest.mark.parametrize(
    "head",
    ["临夏市教育局  文件\n", "临夏市教育局 文 件\n临夏市财政局\n", "临夏市教育局\n临夏市财政局　文件\n"],
    ids=["gap", "beside the first", "beside the second"],
)
def test_a_red_head_may_set_its_last_word_apart(head: str) -> None:
    paper = f"{head}临市教〔2022〕15号\n关于做好校舍维修的通知\n各中小学：\n现将有关事项通知如下。\n{TOLD}\n"
    assert read_structure(Document("page.txt", paper)).metadata.issuer == "临夏市教育局"


def test_a_speech_is_its_speakers_department_and_day() -> None:
    speech = f"交流经验　办好家门口的学校\n教育部基础教育司司长  王某某\n2016年11月10日上午\n同志们：\n{TOLD}\n{TOLD}\n"
    found = read_structure(Document("page.txt", speech)).metadata
    assert (found.issuer, found.published) == ("教育部基础教育司", "2016-11-10")


@pytest.mark.parametrize(
    ("below", "issuer", "day"),
    [
        ("2009年06月05日\u3000某某日报\u3000记者 林某\u3000通讯员 邓某\n", "某某日报", "2009-06-05"),
        ("2024-02-27\n某某教育研究 2024年2期\n关键词：校车\n", "某某教育研究", "2024-02-27"),
        ("2016-10-15 00:00:00\n某时报·福建政协 2016年第10期\n", "某时报·福建政协", "2016-10-15"),
        ("某某教育报/网\u30002023-12-28\u3000浏览次数：672\n", "某某教育报", "2023-12-28"),
    ],
    ids=["with its writers", "magazine", "part of a newspaper", "newspaper and site"],
)
def test_the_line_below_the_title_tells_paper_and_day(below: str, issuer: str, day: str) -> None:
    page = f"校车开到家门口 孩子上学不再难\n{below}{TOLD}\n{TOLD}\n"
    found = read_structure(Document("page.txt", page)).metadata
    assert (found.title, found.issuer, found.published) == ("校车开到家门口 孩子上学不再难", issuer, day)
