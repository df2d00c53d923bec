"""Headlines of newspapers below their overline, and titles that a page's width breaks within their marks."""

from __future__ import annotations

import pytest

from policy_text.records import Document, Structure
from policy_text.structure import read_structure

TOLD = "福建漳州市新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，学生在家门口上好学。"


def read(page: str) -> Structure:
    return read_structure(Document("page.txt", page))


def test_the_headline_stands_below_an_overline_of_two_phrases_with_which_the_case_begins() -> None:
    found = read(f"扩大学位供给  办好乡村学校\n福建漳州加快建设教育强市\n\n{TOLD}\n{TOLD}\n")
    assert found.metadata.title == "福建漳州加快建设教育强市"
    assert [case.start for case in found.cases] == [found.body.start] == [0]


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        (
            "扩大学位供给  办好乡村学校",
            "——福建漳州教育高质量发展纪实",
            "扩大学位供给  办好乡村学校——福建漳州教育高质量发展纪实",
        ),
        ("扩大学位供给  办好山里的学校", "福建漳州加快建设教育强市", "扩大学位供给  办好山里的学校"),
        ("扩大学位供给  办好乡村学校", "校车开到家门口", "扩大学位供给  办好乡村学校"),
    ],
    ids=["a subtitle below", "phrases of two lengths", "no place below"],
)
def test_two_phrases_may_be_the_title_themselves(first: str, second: str, title: str) -> None:
    assert read(f"{first}\n{second}\n\n{TOLD}\n{TOLD}\n").metadata.title == title


def test_a_title_in_marks_may_break_before_they_close() -> None:
    page = f"《福建省漳州市教育事业发展报告（2021）\n》摘要\n\n{TOLD}\n{TOLD}\n全文链接：http://example.org/a.htm\n"
    found = read(page)
    assert found.metadata.title == "《福建省漳州市教育事业发展报告（2021）》摘要"
    assert page[found.body.start : found.body.end].endswith("上好学。")


TOLD_BELOW = "孩子们端起碗，饭菜冒着热气。灶台是新砌的，账本挂在门口，谁都能翻。"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "某某门户网站　www.example.cn　　2012年08月08日　　来源：某社\n图文：山里的村小食堂陆续开火\n",
            "图文：山里的村小食堂陆续开火",
        ),
        ("原创 （走村小）一碗热饭：灶台边的变化\n", "（走村小）一碗热饭：灶台边的变化"),
        (
            "• 索引号\n• 0054/2023-1\n• 发布日期\n• 2023-11-22\n• 服务对象\n关于村小食堂验收结果的公示\n",
            "关于村小食堂验收结果的公示",
        ),
        ("04版：要闻　　某某日报　　2022年01月12日 星期三\n山里的村小食堂陆续开火了\n", "山里的村小食堂陆续开火了"),
        ("校园·食堂　　2022年6月6日　星期一　第三版\n山里的村小食堂陆续开火了\n", "山里的村小食堂陆续开火了"),
        (
            "宁夏海原县——\n把伙房搬进村小  让饭菜热起来（村小观察）\n",
            "宁夏海原县——把伙房搬进村小  让饭菜热起来（村小观察）",
        ),
    ],
    ids=[
        "a portal's address above it",
        "an account's mark",
        "an empty label above it",
        "a page of a newspaper",
        "a column of one",
        "a dash that leads to it",
    ],
)
def test_a_headline_is_told_from_what_a_page_sets_above_it(page: str, title: str) -> None:
    assert read_structure(Document("page.txt", page + f"{TOLD_BELOW}\n" * 3)).metadata.title == title


def test_a_source_ends_where_the_day_begins() -> None:
    page = f"村小食堂开火了\n来源：校园在线2022-12-29 10:06:42\n{TOLD_BELOW}\n{TOLD_BELOW}\n"
    assert read_structure(Document("page.txt", page)).metadata.issuer == "校园在线"


@pytest.mark.parametrize(
    ("head", "issuer", "day"),
    [
        ("04版：要闻　　某某日报　　2022年01月12日 星期三", "某某日报", "2022-01-12"),
        ("校园·食堂　　2022年6月6日　星期一　第三版", None, "2022-06-06"),
        (
            "某某日报 数字报\n2018年11月06日 星期二      第05版：教科卫\n上一版  下一版      上一篇  下一篇",
            "某某日报",
            "2018-11-06",
        ),
    ],
)
def test_the_head_of_a_newspapers_page_tells_whose_it_is_and_its_day(head: str, issuer: str | None, day: str) -> None:
    told = read_structure(Document("page.txt", f"{head}\n山里的村小食堂陆续开火了\n" + f"{TOLD_BELOW}\n" * 3)).metadata
    assert (told.title, told.issuer, told.published) == ("山里的村小食堂陆续开火了", issuer, day)


def test_a_bulletin_whose_issue_has_no_title_is_called_by_its_name() -> None:
    head = "村小食堂工作简报\n第 12 期（总第 87 期）\n宁夏回族自治区教育厅　　　　　　2022年9月30日\n"
    page = f"{head}{TOLD_BELOW}\n{TOLD_BELOW}\n"
    assert read_structure(Document("page.txt", page)).metadata.title == "村小食堂工作简报"
    titled = page.replace("30日\n", "30日\n山里的村小食堂陆续开火了\n")
    assert read_structure(Document("page.txt", titled)).metadata.title == "山里的村小食堂陆续开火了"


def test_a_body_may_stand_before_the_day_below_the_title() -> None:
    page = f"山里的村小食堂陆续开火了\n海原县教育局  2020年11月2日\n{TOLD_BELOW}\n{TOLD_BELOW}\n"
    assert read_structure(Document("page.txt", page)).metadata.published == "2020-11-02"


def test_who_wrote_for_a_magazine_is_no_source() -> None:
    page = f"山里的村小食堂陆续开火了\n时间：2023-08-04\n本刊记者 苗某\n{TOLD_BELOW}\n{TOLD_BELOW}\n"
    assert "苗" not in (read_structure(Document("page.txt", page)).metadata.issuer or "")
