"""Which division a whole document is about: its issuer's, its title's, or what its text and the page around it name."""

from __future__ import annotations

import re
from collections import Counter

from policy_text.lexicon.divisions import Division, division_of, find_divisions
from policy_text.structure.regions import is_national, lies_in, main_region, settle_mentions
from policy_text.structure.titles import is_organ

__all__ = ["find_document_region", "is_about_the_nation", "is_national_medium"]

_NATIONWIDE = re.compile(r"各省、自治区、直辖市")
_SCANNED, _OPENING = 20_000, 400
"""Characters of a body that are enough to see which place it is about, and which body speaks."""

_DATELINE = re.compile(
    r"""^.{0,12}?(?:报|网|社|台|日电)?[一-鿿]{2,8}?(?:19|20)?\d{0,4}年?\d{1,2}月\d{1,2}日(?:电|讯|消息)(?:[（(].{1,30}?[）)])?""",
    re.VERBOSE,
)
"""本报南昌3月26日电（记者…）: from where a reporter writes, which need not be what the news is about."""

_NATION = re.compile(
    r"""国务院|国家[一-鿿]{2,8}(?:委|局|部|厅)|国家卫健委|全国|我国|中央财政|\d+个省
        |(?:教育|财政|民政|公安|司法|水利|商务|科技|交通运输|自然资源|生态环境|应急管理|农业农村|工业和信息化|文化和旅游
           |住房和?城乡建设|人力资源和?社会保障|退役军人事务)部""",
    re.VERBOSE,
)
_NATION_NEEDED = _LIFTS_CITY = 2
_OWN_NATION = re.compile(r"我国|全国(?=[已共各累平][^级类]|有?\d)|总书记")
"""What speaks for the country, not of a place that is first or a model in it (全国先进县)."""
_NATIONAL_MEDIUM = re.compile(
    r"央视|中央(?:电视|人民广播|广播电视)|新华[社网]|人民(?:日报|网)|光明(?:日报|网)|经济日报|中国[一-鿿]{0,6}(?:报|网|社|新闻)|央广网|学习强国"
)
_LIES = re.compile(r"\s*(?P<own>[一-鿿]{2,20}?)(?:位于|地处|坐落[于在]|隶属于?)(?P<holder>[一-鿿]{2,24})")
_LEVELS = (
    (
        2,
        re.compile(
            r"(?:我|全)省|省委|省(?:人民)?政府|省(?:人大|政协|第?[一二三四五六七八九十]+届)|自治区(?:党委|政府|人民政府)"
        ),
    ),
    (4, re.compile(r"(?:我|全)[市州盟]|[市州]委|[市州](?:人民)?政府")),
    (6, re.compile(r"(?:我|全)[县旗区]|[县区]委|[县旗区](?:人民)?政府|(?:我|全)镇")),
)
"""How a text names its own place without naming it, by the digits of the code that this level has."""


def find_document_region(
    title: str, body: str, *, issuer: str = "", around: str = "", on: str | None = None
) -> Division | None:
    """The issuer's division, or the smaller one inside it that the title is about; else what most of the text names.

    Papers of the whole country belong to no division, though they name many. A newspaper's own city says less than
    the title and the text of what it prints. ``around`` is the page without the body: it counts where the text only
    says 我省 or 全市 and names no place.
    """
    issuing = main_region([(issuer, 1.0)], on=on)
    if _NATIONWIDE.match(body):
        return None
    within = (issuing.code or "") if issuing else ""
    titled = main_region([(title, 1.0)], within=within, on=on)
    speaks_for_itself = issuing is not None and is_organ(issuer)
    if titled is not None and not (speaks_for_itself and not lies_in(titled, issuing)):
        return titled
    if issuing is None and (is_national(issuer) or is_about_the_nation(title, body)):
        return None
    told = _lower(main_region([(body[:_SCANNED], 1.0)], within=within, on=on), body, on)
    if issuing is not None:
        return _inside_issuer(issuing, told, body, is_own=speaks_for_itself)
    return _told_in_text(told, body, on) or _told_around(around, body, on)


def _inside_issuer(issuing: Division, told: Division | None, body: str, *, is_own: bool) -> Division:
    """What the text names inside the issuer's division; of a public body's own papers only what speaks for itself.

    A province's site prints what its cities report: there the text says 我市.
    """
    if told is None or not lies_in(told, issuing):
        return issuing
    level = _own_level(_count_levels(body))
    is_reprinted = level is not None and len(issuing.prefix) < level <= len(told.prefix)
    return told if is_reprinted or not is_own else issuing


def _told_in_text(told: Division | None, body: str, on: str | None) -> Division | None:
    """The place that a text without an issuer describes, speaks for or names often enough."""
    described = _described(body, on)
    if described is not None or told is None:
        return described
    is_meant = _own_level(_count_levels(body)) or (_is_named_well(body) and not _passes_places(body))
    return _lift(told, body, on) if is_meant else None


def is_about_the_nation(title: str, body: str) -> bool:
    """Whether title and opening speak of the country and its ministries, and of no place as their own.

    >>> is_about_the_nation("", "本报南昌3月26日电 教育部在南昌介绍，全国2717个县实现基本均衡。")
    True
    >>> is_about_the_nation("", "我县获评全国先进县，教育部在我县召开现场会。")
    False
    """
    opening = title + "\n" + _DATELINE.sub("", body[:_OPENING])
    own = any(pattern.search(opening) for _, pattern in _LEVELS)
    return not own and sum(1 for _ in _NATION.finditer(opening)) >= _NATION_NEEDED


def is_national_medium(issuer: str) -> bool:
    """Whether a newspaper, agency or station of the whole country says it: its news without a place is nobody's report.

    >>> is_national_medium("央视网"), is_national_medium("某某日报")
    (True, False)
    """
    return _NATIONAL_MEDIUM.match(issuer) is not None


def _passes_places(body: str) -> bool:
    """Whether the text speaks for the country more often than it names places: they are only its examples."""
    scanned = body[:_SCANNED]
    spoken = sum(1 for _ in _OWN_NATION.finditer(scanned))
    return spoken >= _NATION_NEEDED and spoken > sum(1 for _ in find_divisions(scanned))


def _is_named_well(body: str) -> bool:
    """Whether places are named in the opening, or more than once: one in passing says nothing of the whole."""
    mentions = find_divisions(body[:_SCANNED])
    first = next(mentions, None)
    return first is not None and (first.start < _OPENING or next(mentions, None) is not None)


def _own_level(counts: Counter[int]) -> int | None:
    """The level of which the text speaks as its own (全县 more often than 全市: a county); None where it does not."""
    digits, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return digits if most else None


def _count_levels(body: str) -> Counter[int]:
    return Counter({digits: sum(1 for _ in pattern.finditer(body[:_SCANNED])) for digits, pattern in _LEVELS})


def _lift(division: Division, body: str, on: str | None) -> Division:
    """The division, or the one above it where the text speaks for that alone: a city's plan may name one county."""
    counts, code = _count_levels(body), division.code or ""
    level = _own_level(counts)
    is_city = division.name.endswith("市")
    if level is None or len(division.prefix) <= level or counts[len(division.prefix)]:
        return division
    if is_city and (level == 4 or counts[level] < _LIFTS_CITY):  # counties that are cities say 我市 as well
        return division
    return division_of(code[:level].ljust(6, "0"), on=on) or division


def _described(body: str, on: str | None) -> Division | None:
    """The place that a text describes from its first words on (某县某镇位于…), or in which what it describes lies."""
    found = _LIES.match(body)
    if found is None:
        return None
    mentions = [next(find_divisions(body, *found.span(part)), None) for part in ("own", "holder")]
    return next((division for division in settle_mentions(mentions, on=on) if division), None)


def _lower(division: Division | None, body: str, on: str | None) -> Division | None:
    """The one county inside the division that the text names, where it speaks for a county (全县) most."""
    level = _own_level(_count_levels(body))
    if division is None or level is None or len(division.prefix) >= level:
        return division
    mentions = list(find_divisions(body[:_SCANNED]))
    settled = settle_mentions(mentions, within=division.code or "", on=on)
    named = {found.prefix: found for found in settled if found and lies_in(found, division) and found != division}
    own = [found for prefix, found in named.items() if len(prefix) == level]
    return own[0] if len(own) == 1 and len(named) == 1 else division


def _told_around(around: str, body: str, on: str | None) -> Division | None:
    """The division of the site around a text that says 我省 or 全市 and names no place."""
    level = _own_level(_count_levels(body))
    found = main_region([(around, 1.0)], on=on) if level else None
    if found is None or level is None or len(found.prefix) < level:
        return None
    return division_of(found.prefix[:level].ljust(6, "0"), on=on)
