"""The words of a collection that are not the documents' own, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CHINESE", "ENGLISH", "Labels"]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a collection in one language; ``codes`` are the words for the labels of records."""

    language: str
    about: str
    """Takes the numbers of cases and measures."""
    contents: str
    measures: str
    text: str
    no_measures: str
    document: str
    source: str
    place: str
    published: str
    issuer: str
    number: str
    reforms: str
    table_head: tuple[str, str, str, str, str]
    """What is counted, quantity, status, time, where it stands."""
    codes: dict[str, str]
    within: str
    """Takes what is counted and the group that it is counted in."""
    page: str
    colon: str
    comma: str

    def say(self, code: str) -> str:
        """The words for a label of a record: nothing for what goes without saying, itself where it is not known."""
        return self.codes.get(code, code)


CHINESE = Labels(
    language="zh",
    about="收录案例{}个，数据{}项。",
    contents="目录",
    measures="数据",
    text="正文",
    no_measures="（文中没有数据）",
    document="出处",
    source="来源",
    place="地区",
    published="日期",
    issuer="发布单位",
    number="文号",
    reforms="改革类型",
    table_head=("指标", "数值", "性质", "时间", "位置"),
    codes={
        "exact": "",
        "about": "约",
        "nearly": "近",
        "over": "超过",
        "at_least": "不少于",
        "at_most": "不超过",
        "level": "",
        "increase": "增加",
        "decrease": "减少",
        "achieved": "已实现",
        "target": "目标",
        "requirement": "要求",
    },
    within="{}（{}）",
    page="第{}页",
    colon="：",
    comma="、",
)

ENGLISH = Labels(
    language="en",
    about="{} cases with {} measures.",
    contents="Contents",
    measures="Measures",
    text="Text",
    no_measures="(no measures)",
    document="Document",
    source="Source",
    place="Place",
    published="Date",
    issuer="Issuer",
    number="Number",
    reforms="Reform types",
    table_head=("What is counted", "Quantity", "Status", "Time", "Where"),
    codes={
        "exact": "",
        "about": "about ",
        "nearly": "nearly ",
        "over": "over ",
        "at_least": "at least ",
        "at_most": "at most ",
        "level": "",
        "increase": "up ",
        "decrease": "down ",
    },
    within="{} ({})",
    page="page {}",
    colon=": ",
    comma=", ",
)
