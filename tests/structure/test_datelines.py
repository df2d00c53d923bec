"""What an agency's dateline tells of its news: title, agency, and the day where the news tells the year."""

from __future__ import annotations

import pytest

from policy_text.records import Document, Metadata
from policy_text.structure import read_structure

TOLD = "多地新建乡村学校，孩子们在家门口上学，校车开进了山里，食堂换上了新灶台，群众满意度不断提升。"


def metadata_of(page: str) -> Metadata:
    return read_structure(Document("page.txt", page)).metadata


def test_a_dateline_in_chinese_figures_leads_to_the_title_behind_it() -> None:
    day = "二〇〇九年九月十日是第二十五个教师节。"
    found = metadata_of(f"中新社北京九月十日电 题：村小的早饭与校车\n{day}{TOLD}\n{TOLD}\n")
    assert (found.title, found.issuer, found.published) == ("村小的早饭与校车", "中新社", "2009-09-10")


def test_the_title_tells_the_year_of_the_dateline() -> None:
    found = metadata_of(f"新华社北京9月2日电题：书包里的新学期——2023年秋季开学见闻\n{TOLD}\n{TOLD}\n")
    assert (found.issuer, found.published) == ("新华社", "2023-09-02")


def test_a_lead_of_the_page_may_stand_above_the_dateline() -> None:
    lead = "校车开进山里，食堂换了灶台，多地的孩子在家门口上好学。"
    found = metadata_of(f"{lead}\n中新网北京2月5日电(记者 某某){TOLD}2021年春季学期如期开学。\n{TOLD}\n")
    assert (found.issuer, found.published) == ("中新网", "2021-02-05")


@pytest.mark.parametrize(
    "told",
    [
        "2015年以来，",
        "2018年至今，",
        "与2016年相比，2017年",
        "",
    ],
    ids=["since", "until now", "two years", "none"],
)
def test_a_year_that_is_not_surely_the_datelines_tells_no_day(told: str) -> None:
    assert metadata_of(f"校车开进山里\n新华社兰州4月12日电（记者某某）{told}{TOLD}\n{TOLD}\n").published is None


def test_a_newspapers_own_dateline_is_of_the_day_before_its_issue() -> None:
    assert metadata_of(f"校车开进山里\n本报兰州4月12日电（记者某某）2018年春季，{TOLD}\n{TOLD}\n").published is None
