"""Who is counted where nobody is named: those who won a prize, whom a school took, to whom something happened."""

from __future__ import annotations

import re

from policy_text.extract.clues import Clue, Subject
from policy_text.extract.groups import PERSONS, is_place_or_area
from policy_text.extract.phrases import strip_scope
from policy_text.lexicon.words import any_of

__all__ = ["find_admitted", "find_casualties", "find_passive", "find_prize"]

_AWARD = re.compile(
    rf"""
    ^ {any_of("先后 分别 已 均 成功")}?
    {any_of("获得 荣获 获评 获批 斩获 获 入选 当选 评为 被评为 被授予 通过 取得 被评选为 被认定为 晋升为 晋升")}
    (?: 为|了|(?:省|市|国家|全国)(?![级示重集]) )? (?P<prize> (?: [^,;。!?、()] | \([^(),;。]{{1,8}}\) ){{2,30}} )
    """,
    re.VERBOSE,
)
_GRADE = re.compile(r"现?(?:[高初小][一二三四五六]|[一二三四五六七八九]年级|全班)")
_RESULT = re.compile(r"(?:立项|认定|考核|称号|奖励|荣誉|评审|验收|表彰)$")
_TAKES_PRIZES = ("人", "名", "位", "个", "项", "件", "人次")
_ADMITTED = re.compile(
    r"^(?:先后|分别|已|均|成功|直接)*(?P<what>(?:升入|考入|考上|考取|被保送|保送|直升)[^,;。!?]{2,20}"
    r"|(?:通过[^,;。0-9]{2,24}?)?被[^,;。!?0-9]{2,24}?(?:提前)?录取"
    r"|进入?[^,;。!?]{2,20}?(?:大学|中学|高中|附中|学院|清华|北大|集训队|冬令营|决赛|前\d+名)(?=[,;。、]|$))"
)
"""16人|升入县一中: where nobody is named, the school that took them says who is counted."""
_CASUALTIES = re.compile(r"(?:不幸)?(?:遇难|死亡|失联|失踪|受伤|重伤|轻伤|被困|溺亡)")
_DONE_TO_THEM = re.compile(r"被[^,;。0-9]{2,16}?(?:提前)?(?:录取|保送|认定|评为[^,;。]{2,12})")


def find_admitted(clue: Clue) -> Subject | None:
    """16人升入县一中: the school that took them."""
    admitted = _ADMITTED.match(clue.around.right) if clue.quantity.form in (*PERSONS, "人次") else None
    if admitted and not strip_scope(clue.noun):
        return Subject(admitted["what"], "predicate", led_by=clue.led_by)
    return None


def find_prize(clue: Clue) -> Subject | None:
    """4人获…一等奖: where nobody else is named, the prize is what is counted."""
    award = _AWARD.match(clue.right) if clue.quantity.form in _TAKES_PRIZES else None
    if award is None:
        return None
    named = strip_scope(clue.noun)
    if named and not is_place_or_area(named) and not _GRADE.fullmatch(named):
        return None
    return Subject(_RESULT.sub("", award["prize"]), "prize", led_by=clue.led_by)


def find_casualties(clue: Clue) -> Subject | None:
    """造成20人受伤: what happened to them."""
    happened = _CASUALTIES.match(clue.right) if clue.quantity.unit in PERSONS else None
    return Subject(happened.group(), "predicate", led_by=clue.led_by) if happened else None


def find_passive(clue: Clue) -> Subject | None:
    """被重点高校录取10人: what was done to them."""
    done = _DONE_TO_THEM.fullmatch(clue.noun) if clue.quantity.unit in PERSONS else None
    return Subject(done.group(), "predicate", led_by=clue.led_by) if done else None
