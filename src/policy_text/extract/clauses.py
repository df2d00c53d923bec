"""The words around a quantity: its sentence, its clause, what stands before it and behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from policy_text.extract.quantities import Quantity
from policy_text.extract.times import TimeMark

__all__ = ["Surroundings", "read_surroundings"]

_UP_TO_SENTENCE_END = re.compile(r".*[。!?|]", re.DOTALL)
_SENTENCE_END = re.compile(r"[。!?！？|]")
_CLAUSE_END = ",;。!?…\t|"
_LONGEST_CLAUSE = 120
_MARK = re.compile(rf"[(){_CLAUSE_END}]")
_UP_TO_MARK = re.compile(rf".*[():{_CLAUSE_END}]", re.DOTALL)
_AGE_BOUND = re.compile(r"(?:及其?)?以[上下](?=[^,;。、0-9]{2})")
_CHARACTER = re.compile(r"[\u4e00-\u9fff](?<![用近每满过约超第前后了])")
_NAME_OF_RATE = re.compile(r"[\u4e00-\u9fff“”]{2,14}(?:率|比例|占比)(?:达到|达|为|超过)?(?:约|近|超)?")
_QUALIFIER_BEHIND = re.compile(
    r"左右|上下|大关|的?[上下]限|的?(?:限额|额度)(?:以|之)?内|(?:\(含\)|及其?)?以上|(?:\(含\)|及其?)?以下|(?:范围)?(?:以|之)?内(?![部容涵地外])|有余|之多"
)
_NOTE_OF_SHARE = re.compile(
    r"\((?:约|共|即|计|共计)?[\d.,]+[余多]?[万亿]?[\u4e00-\u9fff]{1,3}\)(?=的[\u4e00-\u9fff]{2})"
)
"""仅31%|(36所)的学校: the note says the share once more, in pieces."""
_PER_TAIL = re.compile(
    r"^/ ?(?:[Mmｍ]2|㎡|k[Ww]h?)(?:/[\u4e00-\u9fff]{1,4})?|^/[\u4e00-\u9fff]{1,2}·[\u4e00-\u9fff]{1,2}"
    r"|^(?:/[\u4e00-\u9fff]{1,4}){1,3}|^/\(?[\u4e00-\u9fff·]{1,8}\)?"
)


class Surroundings(NamedTuple):
    """What stands around a quantity; offsets index the passage's text."""

    sentence_start: int
    sentence_end: int
    clause_start: int
    clause_end: int
    left: str
    """From the clause's beginning, or the quantity before it in the clause, to the number."""
    right: str
    """From behind the quantity (and its 以上, 左右) to the next quantity or the clause's end."""
    follows_quantity: bool
    """Another quantity stands before this one in the same clause."""
    in_parentheses: bool
    precedes_quantity: bool
    """The next quantity stands in the same clause."""
    reach: int = 0
    """How many characters from the quantity's end to the next one or the clause's end."""
    is_part: bool = False
    """The clause, or the one before it, opens with 其中."""


def read_surroundings(text: str, quantities: list[Quantity], index: int, marks: list[TimeMark]) -> Surroundings:
    """The surroundings of ``quantities[index]`` in a passage; times are left out of ``left``."""
    quantity = quantities[index]
    sentence_start, sentence_end = _sentence_around(text, quantity.start, quantity.end)
    clause_start, in_parentheses = _clause_start(text, quantity.start, sentence_start)
    clause_end = _clause_end(text, quantity.end, sentence_end)
    before = _end_before(text, quantities, index)
    after = _next_start(text, quantities, index)
    left_start = max(clause_start, before)
    left = _without_times(text, left_start, quantity.start, marks)
    if before > clause_start and ")" in left:
        left = _without_closed_note(text, clause_start, quantities[:index], left)
    if before > clause_start:
        left = _behind(left)
    right = text[quantity.end : min(clause_end, after)]
    note = _NOTE_OF_SHARE.match(text, quantity.end) if right == "(" and quantity.kind == "percentage" else None
    if note:
        right = text[note.end() : clause_end]
    if not right and in_parentheses and text.startswith(")的", quantity.end) and _is_note_of_share(quantities, index):
        right = text[quantity.end + 1 : _clause_end(text, quantity.end + 1, sentence_end)]
    return Surroundings(
        sentence_start,
        sentence_end,
        clause_start,
        clause_end,
        left=left,
        right=_behind(right),
        follows_quantity=before > clause_start,
        in_parentheses=in_parentheses,
        precedes_quantity=after < clause_end,
        reach=len(right),
        is_part=_opens_with_part(text, clause_start),
    )


def _is_note_of_share(quantities: list[Quantity], index: int) -> bool:
    before = quantities[index - 1] if index else None
    return before is not None and before.kind == "percentage" and quantities[index].start - before.end <= len("(共计")


def _opens_with_part(text: str, clause_start: int) -> bool:
    return text.startswith("其中", clause_start) or text.startswith("其中", max(0, clause_start - 3), clause_start)


def _end_before(text: str, quantities: list[Quantity], index: int) -> int:
    """Where the quantity before ends; an age inside the counted noun (3岁以下婴幼儿托位数|4.7个) is passed over."""
    for earlier in reversed(quantities[max(0, index - 2) : index]):
        is_age = earlier.form in ("岁", "周岁") and _AGE_BOUND.match(text, earlier.end)
        if not is_age and not _is_inside_name(text, earlier, quantities[index].start):
            return earlier.end
    return -1


def _is_inside_name(text: str, duration: Quantity, number: int) -> bool:
    """残疾儿童15年免费教育比例达到|100%: a span of time that is part of the figure's name."""
    is_span = duration.kind == "duration" and bool(_CHARACTER.match(text, duration.start - 1))
    return is_span and bool(_NAME_OF_RATE.fullmatch(text, duration.end, number))


def _next_start(text: str, quantities: list[Quantity], index: int) -> int:
    """Where the next quantity begins; an age inside the counted noun (390万|65岁以上老年人) is none."""
    for following in quantities[index + 1 : index + 3]:
        is_age_inside = following.start == quantities[index].end and following.form in ("岁", "周岁")
        if not is_age_inside:
            return following.start
    return len(text) + 1


def _without_times(text: str, start: int, end: int, marks: list[TimeMark]) -> str:
    if not marks:
        return text[start:end]
    pieces, position = [], start
    for mark in marks:
        if mark.governs and mark.start >= position and mark.end <= end:
            pieces.append(text[position : mark.start] + _lead_to_state(text, mark, end))
            position = mark.end
    pieces.append(text[position:end])
    return "".join(pieces)


def _lead_to_state(text: str, mark: TimeMark, end: int) -> str:
    """从7例扩展到2016年的|11例, 从上半年|7例: the time's 到 or 从 belongs to the number."""
    lead = mark.match["lead"] or ""
    is_end = lead in ("到", "至") and text[mark.start - 2 : mark.start] in (
        "增长",
        "增加",
        "提高",
        "提升",
        "上升",
        "扩大",
        "下降",
        "降低",
        "减少",
    )
    return lead if text.startswith("的", mark.end) or (mark.end == end and (is_end or lead in ("从", "由"))) else ""


def _without_closed_note(text: str, clause_start: int, earlier: list[Quantity], left: str) -> str:
    """大班(56至65人的班)的比例: the words around a note in which the quantity before this one stands."""
    closing, opening = left.find(")"), left.find("(")
    note = text.rfind("(", clause_start, earlier[-1].start)
    if note < 0 or 0 <= opening < closing or ")" in text[note : earlier[-1].end]:
        return left
    before_note = next((quantity.end for quantity in reversed(earlier) if quantity.end <= note), 0)
    return text[max(clause_start, before_note) : note] + left[closing + 1 :]


def _behind(right: str) -> str:
    """The text behind a quantity without its 以上, 左右 and its per-part (/人, /平方米)."""
    per = _PER_TAIL.match(right) if right.startswith("/") else None
    rest = right[per.end() :] if per else right.removeprefix("级")  # 20万吨|级泊位
    qualified = _QUALIFIER_BEHIND.match(rest)
    return (rest[qualified.end() :] if qualified else rest).removeprefix("人民币").removeprefix("钱")


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    before = _UP_TO_SENTENCE_END.match(text, 0, start)
    match = _SENTENCE_END.search(text, end)
    return before.end() if before else 0, match.start() if match else len(text)


def _clause_start(text: str, position: int, floor: int) -> tuple[int, bool]:
    """Where the clause begins; closed parentheses are passed over, an open one begins a clause of its own."""
    depth, lowest = 0, max(floor, position - _LONGEST_CLAUSE)
    last = _UP_TO_MARK.match(text, lowest, position)
    for i in range(last.end() - 1 if last else -1, lowest - 1, -1):
        character = text[i]
        if character == ")":
            depth += 1
        elif character == "(":
            if depth == 0:
                return i + 1, True
            depth -= 1
        elif depth == 0 and (character in _CLAUSE_END or (character == ":" and not _is_ratio_colon(text, i))):
            return i + 1, _inside_parentheses(text, i, floor)
    return lowest, False


def _is_ratio_colon(text: str, i: int) -> bool:
    return text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit()


def _inside_parentheses(text: str, position: int, floor: int) -> bool:
    opened = text.rfind("(", max(floor, position - 80), position)
    return opened >= 0 and ")" not in text[opened:position]


def _clause_end(text: str, position: int, ceiling: int) -> int:
    depth, highest = 0, min(ceiling, position + _LONGEST_CLAUSE)
    for mark in _MARK.finditer(text, position, highest):
        if mark[0] == "(":
            depth += 1
        elif depth == 0:
            return mark.start()
        elif mark[0] == ")":
            depth -= 1
    return highest
