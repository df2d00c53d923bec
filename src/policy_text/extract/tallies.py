"""Counts of papers that are handed in (申请表一式两份) and counts that sum up a list (考试科目为语文、数学2科)."""

from __future__ import annotations

import re

from policy_text.extract.clues import Clue, Subject
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import noun_before, strip_scope

__all__ = ["TALLY_RULES"]

_PAPERS = re.compile(
    r"(?:(?P<title>《[^《》]{2,40}》)|(?P<copy>(?:(?![和与及])[\u4e00-\u9fff]){0,8}?(?:复印件|原件)))(?:各|一式|共)?$"
)
_LISTED_KIND = re.compile(
    r"(?P<kind>[^,;。:0-9、]{2,12}(?:科目|项目|类别|方向|专业|课程|地区|单位|语种))(?:为|是|包括|有|分为?|:)"
    r"(?:[^,;。0-9、]{1,12}(?:\([^()]*\))?、)+[^,;。0-9]{1,14}?(?:等|共)?$"
)
_COPY = re.compile("复印件|原件")
_HANDS_IN = re.compile(r"^.*(?:提交|提供|报送|附|交|携带)")
_LONGEST_OWN = 10
_JOINED = re.compile(r"[和与及交]")


def _find_papers(clue: Clue) -> Subject | None:
    """《申请表》一式|两份, 毕业证复印件|两份: papers that are handed in."""
    papers = _PAPERS.search(clue.around.left) if clue.quantity.form in ("份", "张", "套") else None
    if papers is None or noun_after(clue.right, unit=clue.quantity.form):
        return None
    own = noun_before(strip_scope(clue.noun))[0]
    is_one_thing = len(own) <= _LONGEST_OWN and not _JOINED.search(own)
    name = papers["title"] or (own if is_one_thing and not _COPY.fullmatch(own) else _HANDS_IN.sub("", papers["copy"]))
    return Subject(name, "papers", led_by=clue.led_by)


def _find_listed_kind(clue: Clue) -> Subject | None:
    """考试科目为语文、数学、外语|3科: the name of what is listed."""
    listed = _LISTED_KIND.search(clue.around.left) if "、" in clue.around.left else None
    if listed is None or noun_after(clue.right, unit=clue.quantity.form):
        return None
    return Subject(noun_before(listed["kind"])[0] or listed["kind"], "listed-kind", led_by=clue.led_by)


TALLY_RULES = (_find_papers, _find_listed_kind)
"""In this order; the first that answers wins."""
