from collections.abc import Callable

import pytest

from policy_text.database import CaseDatabase
from policy_text.errors import QueryError
from policy_text.records import Analysis

Build = Callable[..., Analysis]


def test_cases_are_alike_in_words_reforms_and_indicators(database: CaseDatabase, build: Build) -> None:
    texts = {
        "甲": (
            ["全县推行学区制管理，成立学区理事会，学区内教师统筹调配，学区长负责制全面落实，教育集团7个。"],
            "school-district",
        ),
        "乙": (
            ["该市实行学区制管理，学区理事会统筹资源，学区教师走校任教，学区长定期议事，教育集团9个。"],
            "school-district",
        ),
        "丙": (["推进智慧校园建设，平台资源覆盖全部教室，在线课堂常态应用，数据支撑精准教学。"], "digital-education"),
        "丁": (["持续推进公共卫生服务体系建设，家庭医生签约覆盖面不断扩大。"], "funding"),
    }
    for title, (paragraphs, reform) in texts.items():
        database.add(build(paragraphs, title=title, source=title, reforms=[[reform]]))
    found = database.similar(1)
    assert found[0].case.title == "乙"
    assert found[0].score > 2 * found[-1].score
    assert found[0].reforms == pytest.approx(1)
    assert found[0].indicators == pytest.approx(1)
    assert any("学区" in word for word in found[0].shared)
    assert 1 not in {similar.case.case_id for similar in found}


def test_a_case_that_is_not_there_is_a_clear_line(database: CaseDatabase) -> None:
    with pytest.raises(QueryError, match="no case 7"):
        database.similar(7)
