"""Heads that whoever saved a page set around its text: front matter, a ruled 正文, a title moved to the foot."""

from __future__ import annotations

from policy_text.records import Document, Structure
from policy_text.structure import read_structure

TOLD = "今年以来，全县新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，学生在家门口上好学。"


def read(page: str) -> Structure:
    return read_structure(Document("page.txt", page))


def body_of(page: str) -> str:
    span = read(page).body
    return page[span.start : span.end]


def test_front_matter_gives_title_day_and_body_of_what_follows() -> None:
    head = (
        '---\ntitle: "校车安全管理办法"\nicon: bus\ndate: 2019-04-08\nauthor: 教育部\ntag:\n  - 规章\n  - 校车\n---\n'
    )
    page = f"{head}\n## 第一章 总则\n\n第一条 为了校车安全，制定本办法。\n第二条 {TOLD}\n"
    found = read(page).metadata
    assert (found.title, found.published, found.issuer) == ("校车安全管理办法", "2019-04-08", "教育部")
    assert body_of(page).startswith("第一章 总则")


def test_a_publisher_and_a_number_of_front_matter_are_the_papers() -> None:
    head = "---\ntitle: 关于做好校车工作的通知\npublisher: 南靖县教育局\ndoc_number: 靖教〔2021〕5号\n---\n"
    found = read(f"{head}各学校：\n{TOLD}\n").metadata
    assert (found.issuer, found.doc_number) == ("南靖县教育局", "靖教〔2021〕5号")


def test_a_rule_above_running_text_is_no_front_matter() -> None:
    page = f"---\n关于做好校车工作的通知\nnote: {TOLD}\n---\n{TOLD}\n"
    assert read(page).metadata.title == "关于做好校车工作的通知"


def test_what_a_crawler_noted_above_its_ruled_line_is_no_title() -> None:
    title = "南靖县教育局2021年工作总结暨2022年工作思路"
    told = f"标题: {title}\n发布时间: 2022-01-05 09:30\n文号: \n发布机构: \n"
    head = f"{told}本地目录: a/b/83_{title}\n图片见 links.tsv(同目录)\n"
    page = f"{head}======== 正文 ========\n一、办学情况{TOLD}\n{TOLD}\n"
    found = read(page).metadata
    assert (found.title, found.issuer, found.published) == (title, "南靖县教育局", "2022-01-05")
    assert body_of(page).startswith("一、办学情况")


def test_a_copy_may_hold_title_day_and_source_below_the_text() -> None:
    foot = "福建：校车开到家门口 2024-10-27 11:01:02\u3000来源：某某日报\n首页 要闻 专题 图片\n"
    page = f"扫码阅读手机版  {TOLD}\n{TOLD}\n责任编辑：王某 下一篇：\n{foot}"
    found = read(page).metadata
    assert (found.title, found.issuer, found.published) == ("福建：校车开到家门口", "某某日报", "2024-10-27")
    assert body_of(page) == f"{TOLD}\n{TOLD}"


def test_the_head_of_other_news_stands_above_its_sentences_and_titles_nothing() -> None:
    foot = f"福建：校车开到家门口\n2024-10-27 11:01:02\u3000来源：某某日报\n{TOLD}\n"
    assert read(f"南靖县新建学校三所\n{TOLD}\n{foot}").metadata.title == "南靖县新建学校三所"


def test_a_label_may_be_glued_to_the_clock_before_it() -> None:
    found = read(f"南靖县新建学校三所\n2023-11-21 10:32:17来源:福建教育\n{TOLD}\n").metadata
    assert (found.issuer, found.published) == ("福建教育", "2023-11-21")


def test_rules_of_markdown_and_an_address_alone_below_the_text_are_the_pages() -> None:
    page = f"南靖县新建学校三所\n\n---\n\n{TOLD}\n\n---\n\n::: tip 出处\n\nhttps://example.org/a/b.htm\n\n:::\n"
    assert body_of(page).endswith("上好学。")
