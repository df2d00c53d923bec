"""The cases of a collection: the finders of its forms, asked one after another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policy_text.lexicon.divisions import Division, division_of, find_divisions
from policy_text.records import Case
from policy_text.structure.case_headings import COUNTS_CASES, find_case_headings, tells_of_person
from policy_text.structure.case_reader import SHORT, read_cases
from policy_text.structure.cases import make_cases
from policy_text.structure.furniture import LineKind
from policy_text.structure.genres import is_title_of_paper, promises_cases
from policy_text.structure.judged_cases import find_judged_cases
from policy_text.structure.led_cases import find_labelled_cases, find_led_cases
from policy_text.structure.lifted_heads import join_heads, lift_to_heads
from policy_text.structure.news_cases import find_news_cases, leave_words_of_title, speaks_of_everywhere
from policy_text.structure.page import Page
from policy_text.structure.paragraph_cases import find_paragraph_cases, find_themed_cases
from policy_text.structure.regions import main_region
from policy_text.structure.row_cases import find_named_rows, find_row_cases, find_table_cases
from policy_text.structure.section_cases import find_section_cases, find_told_headings, widen_to_sections
from policy_text.structure.sections import Heading
from policy_text.structure.sibling_cases import Terms, find_sibling_cases
from policy_text.structure.unit_cases import find_unit_cases

__all__ = ["find_collection", "is_promised"]

_IS_BRIEFS = re.compile(r"快讯$")
"""News items that have nothing to do with one another: what places they name in passing makes no collection."""
_IS_JOURNEY = re.compile(r"[赴到来][^，。]{1,16}(?:考察|学习|调研|走访|访问|对接|招商)")
"""News of those who went to see other places is their own place's."""
_IS_INTERVIEW = re.compile(
    r"(?:——|^|[：:\s])(?:专)?访(?![问谈])[^。，\s]{2,24}(?:负责人|书记|主任|[省市县区厅局校院]长)(?:[一-鿿]{2,3})?$"
)
"""Who is asked tells of his own place; where things were done he gives as examples."""
_IS_REPLY = re.compile(r"的(?:批复|复函)(?:[（(][^（）()]{1,20}[）)])?$")
"""A reply to what places asked for orders what they are to do, though it hopes for practices that others may learn."""
_IS_ACCOUNT = re.compile(
    r"总结|报告|汇报|座谈|访谈|访[一-鿿]|问答|专访|简介|介绍|概况|沿革|名单|结果|计划|任务|大事记|情况"
)
"""Titles of what one body tells of itself, or lists: places below its headings are where something happened."""
_IS_CIRCULAR = re.compile(r"通报|督[查导]|反馈|讲评|点评|红黑榜|情况")
"""Papers that tell what places did, one after another: other papers tell them what to do."""
_IS_OF_MANY = re.compile(
    r"短波|简讯|动态|短讯|摘登|选登|集锦|掠影|荟萃|扫描|传真|巡礼|展播|展示|笔谈|摘编|选编|汇编|各地|多地"
)
"""Titles of what goes through places without a promise of practices."""
_IS_LIST = re.compile(
    r"事迹|候选|名单|任务分|分工|统计|(?<![雨雪热温冻雾霾流])天气|咨询|联系方式|记事|报名点|价格|时刻"
)
"""Titles of lists of persons, figures and duties: they name places and tell no practice of theirs."""
_OWN, _OFTEN = re.compile(r"我[市州县区旗校院司盟们]|(?:考察|调研|督查|代表)[组团]|代表们|(?<![一-鿿])问[：:]"), 3
"""Words of one who speaks of his own place, travels, or asks; so often they tell whose text it is."""
_OWN_PLACE = re.compile(r"[我全][市州盟县区]")
"""A title that speaks of its own city: 我市各地冬修水利."""
_SAID = re.compile(r"“[^“”]*”")
_FEWEST_PROMISED, _FEWEST, _FEWEST_OF_ACCOUNT = 2, 3, 4
"""Parts that begin alike and make a collection where one is promised, mostly, and in what looks like an account."""
_PAIR, _HELPS = 2, re.compile(r"援[藏疆青]|援助|对口|结对|帮扶|协作|支教")
"""Two places alone may be who helps and who is helped."""
_SHORTEST_PART = 70
"""Characters below each of the headings through which a newspaper goes."""
_PROVINCE = 2
"""Digits of a code that tell the province."""
_LONGEST_NAMES, _LEFT_OVER = 120, 4
_BETWEEN_NAMES = re.compile(r"[\s、，,。；;：:和及等（）()]+")
_OPENING = 800
"""Characters of the running text in which a document says what it holds."""


@dataclass(frozen=True, slots=True)
class _Collection:
    """What the finders read: the page, its headings, the document's place and day, and what it promises."""

    page: Page
    headings: Sequence[Heading]
    region: Division | None
    on: str | None
    promised: bool

    @property
    def within(self) -> str:
        return (self.region.code or "") if self.region else ""

    @property
    def is_account(self) -> bool:
        """Whether the text tells of its own place or is a list, so that the places in it are no cases of others."""
        told = _SAID.sub("", self.page.text[self.page.body.start : self.page.body.end])
        return _IS_ACCOUNT.search(self.page.title) is not None or len(_OWN.findall(told)) >= _OFTEN

    @property
    def is_marked(self) -> bool:
        return any(heading.mark and heading.kind != "ordinal" for heading in self.headings)


def find_collection(
    page: Page, headings: Sequence[Heading], region: Division | None, on: str | None, *, is_paper: bool
) -> list[Case]:
    """The cases of a collection; none where the document is not one. A paper is one only where it says so."""
    promised = is_promised(page, headings, is_paper=is_paper)
    if _IS_REPLY.search(page.title) or (is_paper and not promised and not _IS_CIRCULAR.search(page.title)):
        return []
    if _IS_INTERVIEW.search(page.title) and not promised:
        return []
    asked = _Collection(page, headings, region, on, promised)
    if is_paper and not promised:
        return _by_siblings(asked) or _by_judged_sections(asked)
    is_order = is_title_of_paper(page.title) and not promised
    finders = (
        _by_headings,
        _by_leads,
        _by_rows,
        _by_tables,
        _by_labels,
        _by_units,
        _by_sections,
        _by_themes,
        _by_news,
        _by_titled_paragraphs,
        _by_news_below_marks,
    )
    told = next(((find, cases) for find in finders if (cases := find(asked))), None)
    found = told[1] if told else []
    if told and told[0] is _by_headings:
        found = _with_headings_between(found, _by_sections(asked))
    is_loose = told is None or told[0] in _LOOSE
    if not is_order:
        alike = _by_siblings(asked, with_prose=not found)
        if is_loose or not any(heading.kind in COUNTS_CASES for heading in headings):
            found = alike if _tells_more(page.text, alike, found, is_loose=is_loose) else found
    if found and 2 * sum(_names_only(page.text[case.start : case.end]) for case in found) >= len(found):
        return []  # a list of pilots: 某市：某县、某区
    found = _as_learned(asked, found, is_loose=is_loose, is_paper=is_paper)
    found = join_heads(page.text, found)
    first = page.layout.title.first if page.layout.title else page.layout.first
    return _apart(lift_to_heads(page.text, page.lines[first : page.layout.last + 1], found))


def _as_learned(asked: _Collection, found: list[Case], *, is_loose: bool, is_paper: bool) -> list[Case]:
    """What the trained reader finds where the rules find nothing; it may refuse what they found loosely."""
    is_short = asked.page.body.end - asked.page.text_start < SHORT
    if not (is_loose and is_short) if found else _is_no_collection(asked):
        return found
    reader = read_cases(asked.page, region=asked.region, on=asked.on, promised=asked.promised, is_paper=is_paper)
    if reader is None:
        return found
    if found:
        return [] if reader.refuses(found) else found
    cases = reader.find_cases()
    of_persons = sum(tells_of_person(asked.page.text[case.start : case.end]) for case in cases)
    return cases if 2 * of_persons <= len(cases) else []


def _is_no_collection(asked: _Collection) -> bool:
    """Whether the title names a list, briefs or a journey, or, where no cases are promised, one place or help."""
    title = asked.page.title
    if any(sort.search(title) for sort in (_IS_BRIEFS, _IS_JOURNEY, _IS_LIST)):
        return True
    is_of_one = main_region([(title, 1.0)], on=asked.on) is not None and not speaks_of_everywhere(title)
    return not asked.promised and (is_of_one or _HELPS.search(title) is not None)


def _with_headings_between(found: list[Case], told: list[Case]) -> list[Case]:
    """The parts by what stands below their headings, where all that are headed by their places are among them.

    某省建设先行区 / 某市加快转型 / 谱写某州新篇章: the last heading names its place where no other does.
    """
    return told if {case.start for case in found} < {case.start for case in told} else found


def _apart(cases: Sequence[Case]) -> list[Case]:
    """The cases, each of which ends where the next one begins at the latest; several may share one part."""
    return [
        replace(case, end=min(case.end, following.start)) if case.start < following.start else case
        for case, following in zip(cases, [*cases[1:], *cases[-1:]], strict=True)
    ]


def is_promised(page: Page, headings: Sequence[Heading], *, is_paper: bool) -> bool:
    """Whether the title or the opening says that the document holds cases."""
    opening = page.text[page.text_start : _end_of_opening(page, headings, is_paper=is_paper)]
    return promises_cases(page.title, opening)


def _end_of_opening(page: Page, headings: Sequence[Heading], *, is_paper: bool) -> int:
    """Where the words end that may say what a document holds: what an order says below its headings is a task."""
    marked = (heading.start for heading in headings if heading.mark is not None and heading.start > page.text_start)
    first = next(marked, None) if is_paper or is_title_of_paper(page.title) else None
    return min(page.text_start + _OPENING, first or len(page.text))


def _names_only(text: str) -> bool:
    """Whether a part holds hardly more than the names of places."""
    if len(text) > _LONGEST_NAMES:
        return False
    rest = _BETWEEN_NAMES.sub("", text)
    return len(rest) - sum(found.end - found.start for found in find_divisions(rest)) <= _LEFT_OVER


def _tells_more(text: str, alike: Sequence[Case], found: Sequence[Case], *, is_loose: bool) -> bool:
    """Whether there are more cases, or as many that begin further up: the others begin below their headings.

    What a finder of headings or rows has found must miss the first of them, too; they do not begin right below it.
    """
    if not alike or not found:
        return bool(alike)
    if not is_loose and _lie_below(alike, found):
        return True
    if not is_loose:
        starts = [case.start for case in alike]
        below = sum(any(_is_next_line(text, case.start, start) for start in starts) for case in found)
        return 2 * below < len(found) and len(alike) > len(found) and alike[0].start < found[0].start
    begins_above = sum(case.start for case in alike) < sum(case.start for case in found)
    return len(alike) > len(found) or (len(alike) == len(found) and begins_above)


def _lie_below(alike: Sequence[Case], found: Sequence[Case]) -> bool:
    """Whether the parts are the counties of provinces whose names stand alone above them (山西 / 汾阳市… / 永和县…)."""
    codes = [case.adcode for case in alike if case.adcode]
    provinces = {case.adcode[:_PROVINCE] for case in found if case.adcode and case.adcode.endswith("0000")}
    inside = [code for code in codes if code[:_PROVINCE] in provinces and not code.endswith("0000")]
    return len(provinces) == len(found) < len(alike) == len(inside)


def _is_next_line(text: str, start: int, other: int) -> bool:
    """Whether a part begins on the line below another (五华区 / 作业有新招)."""
    end = text.find("\n", start)
    return start < end < other and not text[end:other].strip()


def _below_title(page: Page) -> int:
    return page.layout.title.last + 1 if page.layout.title else page.layout.first


def _by_siblings(asked: _Collection, *, with_prose: bool = True) -> list[Case]:
    """What looks like a list of places though no known form tells; more are needed where a body tells of itself."""
    page = asked.page
    if _IS_BRIEFS.search(page.title) or _IS_LIST.search(page.title):
        return []
    span = slice(_below_title(page), page.layout.last + 1)
    titled = main_region([(page.title, 1.0)], on=asked.on)
    terms = Terms(
        fewest=_FEWEST_PROMISED if asked.promised else _FEWEST_OF_ACCOUNT if asked.is_account else _FEWEST,
        is_told=asked.promised or _IS_OF_MANY.search(page.title) is not None,
        is_account=asked.is_account and not asked.promised,
        with_prose=with_prose and (titled is None or speaks_of_everywhere(page.title)),
        inside=titled,
    )
    return find_sibling_cases(
        page.text, page.lines[span], page.kinds[span], region=asked.region, terms=terms, on=asked.on
    )


def _by_judged_sections(asked: _Collection) -> list[Case]:
    page = asked.page
    return find_judged_cases(
        page.text, page.running_lines, asked.headings, end=page.body.end, region=asked.region, on=asked.on
    )


def _by_headings(asked: _Collection) -> list[Case]:
    page, headings = asked.page, asked.headings
    found = find_case_headings(
        page.text, page.lines, headings, title=page.title, within=asked.within, promised=asked.promised
    )
    if not found and asked.promised:
        found = find_told_headings(page.wide_text, page.lines, headings, within=asked.within, on=asked.on)
    return make_cases(found, headings, page.text, end=page.body.end, region=asked.region, on=asked.on) if found else []


def _by_leads(asked: _Collection) -> list[Case]:
    page = asked.page
    if not (asked.promised or speaks_of_everywhere(page.title)):
        return []
    lines, kinds = page.running_lines, page.running_kinds
    return find_led_cases(page.text, lines, kinds, region=asked.region, promised=asked.promised, on=asked.on)


def _by_rows(asked: _Collection) -> list[Case]:
    span = (asked.page.text_start, asked.page.body.end)
    return find_row_cases(asked.page.text, span, region=asked.region, on=asked.on, promised=asked.promised)


def _by_tables(asked: _Collection) -> list[Case]:
    if not asked.promised:
        return []
    lines = asked.page.running_lines
    told = find_table_cases(asked.page.text, lines, region=asked.region, on=asked.on)
    return told or find_named_rows(asked.page.text, lines, region=asked.region, on=asked.on)


def _by_labels(asked: _Collection) -> list[Case]:
    body = asked.page.body
    return find_labelled_cases(asked.page.text, (body.start, body.end), region=asked.region, on=asked.on)


def _by_units(asked: _Collection) -> list[Case]:
    """The first profile's name may stand where a page has its title."""
    page = asked.page
    first = page.layout.title.first if page.layout.title else page.layout.first
    span = slice(first, page.layout.last + 1)
    return find_unit_cases(page.text, page.lines[span], page.kinds[span], region=asked.region, on=asked.on)


def _by_themes(asked: _Collection) -> list[Case]:
    return _themed(asked) if asked.promised and asked.is_marked else []


def _by_titled_paragraphs(asked: _Collection) -> list[Case]:
    """The title must promise: what a text calls an experience in passing lends itself to no list of places."""
    is_told = promises_cases(asked.page.title, "") and not _IS_BRIEFS.search(asked.page.title)
    return _themed(asked) if is_told else []


def _themed(asked: _Collection) -> list[Case]:
    page = asked.page
    told = zip(page.running_lines, page.running_kinds, strict=True)
    lines = [line for line, kind in told if kind is LineKind.TEXT]
    return find_themed_cases(
        page.wide_text, lines, asked.headings, region=asked.region, promised=asked.promised, on=asked.on
    )


def _by_sections(asked: _Collection) -> list[Case]:
    page = asked.page
    if _IS_BRIEFS.search(page.title) or (asked.is_account and not asked.promised):
        return []
    titled = main_region([(page.title, 1.0)], on=asked.on)
    cases = find_section_cases(
        page.wide_text, page.lines, asked.headings, span=(page.text_start, page.body.end), region=titled, on=asked.on
    )
    is_told = asked.promised or sum(case.end - case.start for case in cases) >= _SHORTEST_PART * len(cases)
    return cases if is_told else []


def _by_news(asked: _Collection) -> list[Case]:
    if asked.is_marked:
        return []
    return widen_to_sections(_find_news(asked), asked.headings, asked.page.text, end=asked.page.body.end, on=asked.on)


def _by_news_below_marks(asked: _Collection) -> list[Case]:
    """News that says that it goes through places may set marked headings of themes above them."""
    is_told = asked.is_marked and (asked.promised or speaks_of_everywhere(asked.page.title))
    return _find_news(asked) if is_told else []


def _find_news(asked: _Collection) -> list[Case]:
    """The cases of news that goes through the country's provinces, or through all cities or counties of one place."""
    page, on = asked.page, asked.on
    if _IS_BRIEFS.search(page.title) and not speaks_of_everywhere(page.title):
        return []
    is_round = speaks_of_everywhere(page.title)
    if _IS_JOURNEY.search(page.title) and not is_round:
        return []
    text, lines, kinds = page.wide_text, page.running_lines, page.running_kinds
    titled = main_region([(page.title, 1.0)], on=on)
    title = page.title if titled is None else ""  # one place in it, and all others: 工作组赴某省指导 各地抓紧救灾
    if (titled is None or is_round) and (cases := find_news_cases(text, lines, kinds, on=on, title=title)):
        is_of_pair = len(cases) == _PAIR and _HELPS.search(page.title) is not None
        return [] if is_of_pair and not asked.promised else leave_words_of_title(cases, text, page.title)
    holder = titled or asked.region
    is_own = _OWN_PLACE.search(page.title) is not None
    if titled is None and holder is not None and is_round and not is_own:
        holder = division_of(f"{(holder.code or '')[:2]}0000", on=on) or holder
    if holder is None or not (holder.code or "").endswith("00"):
        return []
    if speaks_of_everywhere(page.title + page.lines[page.layout.text_first].text):
        cases = find_news_cases(text, lines, kinds, region=holder, on=on)
        return leave_words_of_title(cases, text, page.title)
    return find_paragraph_cases(text, lines, kinds, region=holder, is_titled=titled is not None, on=on)


_LOOSE = (_by_sections, _by_themes, _by_news, _by_titled_paragraphs)
"""Finders that go by the running text: parts that begin alike tell more, where there are more of them."""
