"""The title of a document among the lines above its text, over one line or several, told from site names and menus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policy_text.records import BlockKind
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.furniture import LineKind, is_byline
from policy_text.structure.lines import Line, squeeze, tighten
from policy_text.structure.marks import read_mark
from policy_text.structure.regions import leading_mention
from policy_text.structure.title_runs import (
    MOST_LINES,
    YEARS,
    Title,
    could_be_title,
    find_runs,
    is_overline,
    name_of_bulletin,
    without_first_cases,
)
from policy_text.structure.title_words import (
    DOCUMENT_NUMBER,
    bare_title,
    ends_as_site,
    is_formal_title,
    is_organ,
    is_site_name,
    strip_site,
)

__all__ = ["find_dispatch_title", "find_title"]

_DECREE = re.compile(
    r"的(?:通知|(?:若干|实施|指导)?意见|通报|公告|通告|决定|批复|答复函?|复?函|报告|公示|请示|办法|规定|方案)(?:[（(].{1,20}[）)])?$"
)
_DISPATCH = re.compile(
    r"[^，。：]{2,14}?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日电"
    r"[ \u00a0\u3000]*题：[ ]?(?P<title>[^。\n]{4,60})"
)
"""An agency's dispatch tells its title behind its dateline: 某社北京6月2日电　题：村小的早饭."""
_DISPATCH_HEAD = 3
_SHORT_TITLE = re.compile(
    r"(?!基本|主要|总体|存在|当前|具体|有关)[一-鿿]{2,6}(?:发展|资讯|概况|简介|动态|事业|统计|要闻|快讯|简报|简讯)|[省市区县州镇]情"
)
"""What may be all of the title in the first line of a document: 教育概况, 民政事业."""
_PROFILE_TITLE = re.compile(
    r"(?!基本|主要|总体|工作)[一-鿿]{0,6}(?:[学院园校区县市州镇乡企]情?|单位|机构|部门|馆|所|站|中心)?(?:概况|概览|简介|介绍)|[一-鿿]{0,4}[省市区县州镇乡]情"
)
_NAME_TITLE = re.compile(
    r"(?!基本|主要|总体|存在|当前|具体|有关|摘要|导语|导读|编者|前言|引言|正文|内容|概述|背景|附)[一-鿿]{3,8}"
)
"""A lone first line that names what the text is about: 某某开发区, 医疗资源."""
_NAMES_SUBJECT = re.compile(r"[一-鿿“”]{2,12}：[一-鿿“”、+]{6,30}")
"""A first line that names whose practice it tells before a colon: 某平台：共同缔造信息服务平台."""
_SUBTITLE = re.compile(r"[—―─-]{2}(?![^—]*(?:会议?上|\d{4}年|(?:汇报|交流|发言|经验)材料$|汇报$|发言$))[^。；]{4,40}")
_SUBTITLE_KIND = re.compile(r"(?:纪实|综述|见闻|侧记|纪事|掠影|记|扫描|观察|之路)$|[ \u3000]")
"""How a subtitle ends, above which the two phrases are the title."""
_IS_DRAFT = re.compile(r"[（(](?:征求意见|送审|讨论|修订|审议)稿[）)]")
_EXPLAINS = re.compile(r"(?:政策|文件|图文)?解读|(?:起草|编制|政策)?说明|政策问答")
_OF_MATERIAL = re.compile(r"(?:——|--|──|―).{4,40}(?:汇报|材料|情况|发言|报告|总结|简介|介绍)")
_CRUMB_SIGN = re.compile(r"[>＞»›→]")
_TRAILS = frozenset({LineKind.MENU, LineKind.LABELS, LineKind.FURNITURE})
_LONGEST_SHORT = 12
_ANSWERS = re.compile(r"[一-鿿]{2,24}(?:政府|办公[厅室]|国务院|[部厅局委会])对")
"""某市教育局对市人大某次会议 / 第5号建议的答复."""
_YEAR_OPENS = re.compile(r"(?:19|20)\d\d(?:[-—－](?:19|20)?\d\d)?(?:学?年|年度)")
"""A title's second line below the body whose paper it is: 某市教育局 / 2020年度…工作报告."""
_CONTINUES = re.compile(r"[和与及暨](?!谐)")
"""How the second line of a title goes on: 某市2021年预算执行情况 / 和2022年预算草案的报告."""
_UNFINISHED = re.compile(
    r"(?:促进|推进|推动|加快|深化|加强|支持|鼓励|规范|完善|进一步|(?<=[一-鿿])(?:19|20)\d\d年度?)$"
)
"""What a line ends in that lacks its object: 某区促进 / 外贸发展的若干意见."""
_BEHIND_SITE = re.compile(r"[ \u00a0]+[|｜_—-]+[ \u00a0]+")
_IN_WRITING = re.compile(r"[（(]书面[）)]$")
_TAG = re.compile(r"[（(][一-鿿]{1,6}[）)](?=[一-鿿“]{4})")
"""What an agency sets before a title: （教育）某省新建学校三百所."""
_OPENS = re.compile(r"关于|印发|转发")
_SHORTEST = 6
_LONGEST_SITE = 12
_TOP_DISTANCE = 3
"""So near above the text, the very first line of a document is its title even if it is short."""
_SHORTEST_OPENING, _LONGEST_GENRE, _SHORTEST_TAB = 10, 14, 8
"""A title may break before the words of its genre alone: 某县2023年国民经济和社会发展 / 统计公报."""
_LIKELY = 1.0
"""Least score of a title; below it the document has none (an extract that begins in its text)."""
_LIKELY_BELOW_BANNER = 0.0
"""Least score where the page calls itself by its site's name, so that nothing else is known of its title."""


def _is_one_title(run: Title, lines: Sequence[Line]) -> bool:
    """Whether the lines of the run belong together.

    某某局 / 关于印发某方案 / 的通知; 某县某年 / 统计公报; 某街道—— / 把事办好.
    """
    parts = [tighten(line.text) for line in lines[run.first : run.last + 1]]
    if len(parts) == 1 or _closes_mark(parts):
        return True
    if is_organ(parts[0]) and parts[1].startswith(parts[0]):
        return False  # the head of the paper, and a title that begins with the body's name itself
    if len(parts) == 2 and (parts[0].endswith("——") or _goes_with(*parts)):
        return True
    # a paper's title may break behind the plan or the rules that it is about
    first = parts[0] + parts[1] if is_organ(parts[0]) and len(parts) > 2 else parts[0]
    runs_on = _DECREE.search(run.text) and "关于" in first and not is_formal_title(parts[0])
    ends = _DECREE.search if runs_on else is_formal_title
    goes_on = [_CONTINUES.match(part) is not None for part in parts[1:]]
    whole = (part for part, on in zip(parts, goes_on, strict=False) if not on and part.count("《") <= part.count("》"))
    is_ended = any(ends(part) for part in whole)
    if is_ended or not is_formal_title(parts[-1]):
        return False
    begins_anew = any(part.startswith("关于") and not is_organ("".join(parts[:i])) for i, part in enumerate(parts) if i)
    if begins_anew or any(strip_site(part) != part for part in parts):
        return False
    if len(parts) == 2 and _lacks_rest(*parts):
        return True
    if _ANSWERS.match(parts[0]) and _DECREE.search(run.text):
        return True
    opens = is_organ(parts[0]) or _OPENS.search(parts[0]) is not None
    return opens and _OPENS.search(run.text) is not None


def _goes_with(first: str, second: str) -> bool:
    """Whether the second line belongs to a title that could stand alone: its years, or what explains the paper."""
    is_explained = first.startswith("《") and first.endswith("》") and _EXPLAINS.fullmatch(second) is not None
    return is_explained or (is_formal_title(first) and YEARS.fullmatch(second) is not None)


def _lacks_rest(first: str, second: str) -> bool:
    """Whether the first of two lines is no title without the second: its genre, the body's own report, its object."""
    is_broken = len(first) >= _SHORTEST_OPENING and len(second) <= _LONGEST_GENRE
    is_yearly = is_organ(first) and _YEAR_OPENS.match(second) is not None
    return is_broken or is_yearly or _UNFINISHED.search(first) is not None


def _closes_mark(parts: Sequence[str]) -> bool:
    """Whether a title in marks breaks before they close (《某市金融报告 / 》摘要), over these lines alone."""
    is_open = [
        "".join(parts[:stop]).count("《") > "".join(parts[:stop]).count("》") for stop in range(1, len(parts) + 1)
    ]
    return len(parts) > 1 and parts[0].startswith("《") and all(is_open[:-1]) and not is_open[-1]


def _names_bodies(text: str) -> bool:
    """Whether a text is the names of one or more bodies, as above or below the title of what they issue together."""
    return is_organ(text) or all(is_organ(part) for part in text.split())


def _score(run: Title, line: Line, repeats: int, distance: int) -> float:
    """How much the run looks like a title; the weights were set by hand on pages of a dozen sites."""
    text = run.text
    score = 4.0 * is_formal_title(text) + 3.0 * (repeats > 1) + 2.0 * (12 <= len(text) <= 80)
    score += 2.5 * (_OPENS.search(text) is not None and _DECREE.search(text) is not None)
    score += 1.5 * (run.last > run.first) + 0.3 * (run.last - run.first) + 3.0 * (line.kind is BlockKind.HEADING)
    score -= 4.0 * (len(text) < _SHORTEST) + 3.0 * ends_as_site(text)
    is_aside = text.startswith(("——", "--", "（", "(")) and _TAG.match(text) is None
    score -= 2.0 * (strip_site(text) != text) + 3.0 * (is_aside or _names_bodies(text))
    score -= 4.0 * (line.kind is BlockKind.FURNITURE) + 3.0 * _stands_behind_site(text)
    return score - 0.15 * min(distance, 20)


def find_title(
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    stop: int,
    known: Sequence[str] = (),
    parts: frozenset[str] = frozenset(),
) -> Title | None:
    """The title among the lines before ``stop``; ``known`` is what the page's metadata call it.

    ``parts`` are those of the page's own title, of which each may be the document's or its site's.

    The last place where it stands counts: pages repeat a title above their metadata.
    """
    runs = without_first_cases(find_runs(lines, kinds, stop), lines, stop)
    needed = _LIKELY
    for wanted in map(squeeze, known):
        matching = [run for run in runs if squeeze(run.text) == wanted]
        is_disputed = any(run.text in parts and len(run.text) > len(wanted) for run in runs)
        if matching and _is_banner(_last_of(matching, lines), lines, kinds):
            needed = _LIKELY_BELOW_BANNER
        elif matching and not is_disputed:
            return _last_of(matching, lines)
    for find in (_below_annex, _below_phrases):
        if (sure := find(lines, kinds, stop)) is not None:
            return sure
    best = _find_best(runs, lines, kinds, stop, parts)
    if best is None or best[0] < needed:
        short = _find_tab_title(runs) or _find_short_title(lines, kinds, runs, stop)
        return short or name_of_bulletin(lines, kinds, stop)
    if known and is_formal_title(known[0]) and not is_formal_title(best[1].text) and _is_apart(known[0], best[1].text):
        return None  # the page prints its title among its labels only
    wanted = squeeze(bare_title(_completed(best[1], runs)))
    plain = wanted.lstrip("—-")
    if plain != wanted and any(squeeze(run.text) == plain for run in runs):
        wanted = plain
    elif plain != wanted and (whole := _with_overline(best[1], lines, kinds)) is not None:
        return _as_first_line_names_it(whole, lines)
    found = _last_of([run for run in runs if squeeze(bare_title(run.text)) == wanted], lines)
    return _as_first_line_names_it(_with_subtitle(_as_page_calls_it(found, runs), lines, kinds), lines)


def _below_annex(lines: Sequence[Line], kinds: Sequence[LineKind], stop: int) -> Title | None:
    """The few lines between 附件4 and the text, none of which is a title by itself (某县健康产业 / 发展行动)."""
    mark = read_mark(lines[0].text) if lines else None
    if mark is None or mark.kind != "annex" or mark.end < lines[0].size or not 2 < stop <= MOST_LINES:
        return None
    told = lines[1:stop]
    could_be = all(could_be_title(line, kind) for line, kind in zip(told, kinds[1:stop], strict=True))
    is_broken = told[0].size >= _SHORTEST_OPENING and told[0].text[0] not in "（("
    if not could_be or not is_broken or any(is_formal_title(line.text) or is_organ(line.text) for line in told):
        return None
    return Title("".join(tighten(line.text) for line in told), 1, stop - 1)


def _below_phrases(lines: Sequence[Line], kinds: Sequence[LineKind], stop: int) -> Title | None:
    """The headline that begins with its place, below a newspaper's overline of two phrases and right above the text."""
    if stop != 2 or len(lines) < stop or not is_overline(lines[0].text):
        return None
    headline = lines[1]
    is_placed = leading_mention(headline.text) is not None and _SUBTITLE_KIND.search(headline.text) is None
    is_own = could_be_title(headline, kinds[1]) and not is_organ(headline.text)
    return Title(tighten(headline.text), 1, 1) if is_placed and is_own else None


def _with_subtitle(title: Title, lines: Sequence[Line], kinds: Sequence[LineKind]) -> Title:
    """A title together with the line right below it: a subtitle that tells no meeting (——某县纪实), a draft's note."""
    below = title.last + 1
    text = lines[below].text if below < len(lines) and kinds[below] is kinds[title.last] else ""
    is_subtitle = _SUBTITLE.fullmatch(text) is not None and not is_organ(text.strip("—―─-"))
    is_subtitle = is_subtitle or (is_formal_title(title.text) and _IS_DRAFT.fullmatch(text) is not None)
    return Title(title.text + text, title.first, below) if is_subtitle else title


def _as_first_line_names_it(title: Title, lines: Sequence[Line]) -> Title:
    """A title without the subtitle that tells what material it is, where the page's first line names it alone."""
    first = lines[title.first].text
    names_alone = title.first > 0 and squeeze(lines[0].text) == squeeze(first)
    tells_kind = _OF_MATERIAL.fullmatch(title.text.removeprefix(tighten(first))) is not None
    return Title(tighten(first), title.first, title.first) if names_alone and tells_kind else title


def find_dispatch_title(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The title that an agency's dispatch tells in one of its first lines, and its place in the text."""
    for line in lines[:_DISPATCH_HEAD]:
        found = _DISPATCH.fullmatch(line.text)
        if found is not None:
            return found["title"], line.start + found.start("title")
    return None


def _find_best(
    runs: Sequence[Title], lines: Sequence[Line], kinds: Sequence[LineKind], stop: int, parts: frozenset[str]
) -> tuple[float, Title] | None:
    """The run that looks most like a title, with its score."""
    counts = Counter(squeeze(bare_title(run.text)) for run in runs)
    tab = _find_tab_title(runs)
    parts = parts | {tab.text} if tab is not None else parts
    top = _find_top(lines, kinds, stop)
    best: tuple[float, Title] | None = None
    for run in runs:
        repeats = counts[squeeze(bare_title(run.text))]
        if repeats > 1 or _is_one_title(run, lines):
            score = _score(run, lines[run.first], repeats, stop - 1 - run.last)
            score += 2.5 * (run.last + 1 < len(kinds) and kinds[run.last + 1] is LineKind.LABELS)
            score += 6.0 * (run.first == run.last == top == 0 and _SHORT_TITLE.fullmatch(run.text) is not None)
            score += (
                4.0 * (run.text in parts)
                + 5.0 * _closes_mark([line.text for line in lines[run.first : run.last + 1]])
                + 2.0 * (tab is not None and run.text == tab.text)
                + 1.5 * (run.first == top and len(run.text) >= _SHORTEST)
                + 1.5 * (run.first == run.last == top and _NAMES_SUBJECT.fullmatch(run.text) is not None)
            )
            if best is None or score >= best[0]:
                best = (score, run)
    return best


def _find_tab_title(runs: Sequence[Title]) -> Title | None:
    """A page's own title with its site behind it, in the first line of a copy: 某县新建学校_某某网."""
    first = next((run for run in runs if run.first == run.last == 0), None)
    text = strip_site(first.text) if first is not None else ""
    return Title(text, 0, 0) if first is not None and _SHORTEST_TAB <= len(text) < len(first.text) else None


def _is_apart(known: str, text: str) -> bool:
    """Whether neither of two titles holds the other."""
    left, right = squeeze(known), squeeze(text)
    return left not in right and right not in left


def _as_page_calls_it(title: Title, runs: Sequence[Title]) -> Title:
    """The title by the name that the page's own line above bears, where only the way of giving it stands behind it.

    某市预算草案的报告 / 关于某市预算草案 / 的报告（书面）: that it was given in writing is no part of its name.
    """
    told = squeeze(_IN_WRITING.sub("", title.text)).removeprefix("关于")
    if told == squeeze(title.text).removeprefix("关于"):
        return title
    alone = (run for run in runs if run.first == run.last < title.first)
    named = next((run for run in alone if squeeze(run.text).removeprefix("关于") == told), None)
    return title if named is None else title._replace(text=named.text)


def _with_overline(title: Title, lines: Sequence[Line], kinds: Sequence[LineKind]) -> Title | None:
    """A subtitle (——某县教育纪实) together with the title proper above it."""
    above = title.first - 1
    if above < 0 or kinds[above] is not kinds[title.first] or not could_be_title(lines[above], kinds[above]):
        return None
    text = lines[above].text
    return None if is_site_name(text) else Title(text + title.text, above, title.last)


def _find_short_title(
    lines: Sequence[Line], kinds: Sequence[LineKind], runs: Sequence[Title], stop: int
) -> Title | None:
    """A title of few characters where nothing else could be one: 学校简介, the page's own crumb, a lone first line."""
    trails = [at for at in range(stop) if kinds[at] in _TRAILS and _CRUMB_SIGN.search(lines[at].text)]
    crumbs = {_last_crumb(lines[at].text) for at in trails}
    single = [
        run
        for run in runs
        if run.first == run.last
        and len(run.text) <= _LONGEST_SHORT
        and (kinds[run.first] is LineKind.TEXT or (trails and run.first > trails[-1]))
    ]
    sure = [run for run in single if _PROFILE_TITLE.fullmatch(run.text) or run.text in crumbs]
    if sure:
        return sure[-1]
    twice = [run for run in single if stop == 2 and run.first == 1 and lines[0].text == run.text]
    if twice:
        return twice[0]
    named = [run for run in single if run.first == 0 and _NAME_TITLE.fullmatch(run.text)]
    below = lines[stop].text if stop < len(lines) else ""
    is_only = stop == 1 or (len(runs) == 1 and is_byline(lines[1]))
    alone = [run for run in named if is_only or (stop <= _TOP_DISTANCE and below.startswith(run.text))]
    return alone[0] if alone else None


def _last_crumb(text: str) -> str:
    """The last part of a line of crumbs (首页 > 走进园区 > 园区概况)."""
    return _CRUMB_SIGN.split(text)[-1].strip()


def _find_top(lines: Sequence[Line], kinds: Sequence[LineKind], stop: int) -> int | None:
    """The very first line, dates and crumbs left out, where it is near the text and not the page's."""
    own = (at for at in range(stop) if kinds[at] is not LineKind.MENU and not is_date_line(lines[at].text))
    top = next(own, stop)
    is_head = stop - 1 - _TOP_DISTANCE <= top < stop and lines[top].kind is not BlockKind.FURNITURE
    return top if is_head else None


def _is_banner(title: Title, lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether what the page calls itself is its site's name at its very top, as where all pages bear one title."""
    is_top = title.first == 0 and lines[0].kind is BlockKind.FURNITURE and len(title.text) <= _LONGEST_SITE
    return is_top and kinds[1:2] == [LineKind.FURNITURE]


def _completed(title: Title, runs: Sequence[Title]) -> str:
    """The longer line that ends with the title: what stands last may be a part of it that a page's width broke off."""
    wanted = squeeze(title.text)
    longer = [
        run.text
        for run in runs
        if run.first == run.last and len(run.text) > len(title.text) and squeeze(run.text).endswith(wanted)
    ]
    whole = [text for text in longer if DOCUMENT_NUMBER.match(text) is None and _is_without_site(text)]
    return max(whole, key=len, default=title.text)


def _is_without_site(text: str) -> bool:
    """Whether neither the site's name stands behind a title nor before it (某县人民政府 | 某县统计公报)."""
    return strip_site(text) == text and not _stands_behind_site(text)


def _stands_behind_site(text: str) -> bool:
    before = _BEHIND_SITE.split(text, maxsplit=1)
    return len(before) > 1 and is_site_name(before[0])


def _last_of(runs: Sequence[Title], lines: Sequence[Line]) -> Title:
    """The last place of a title, one in the text before one in the furniture."""
    plain = [run for run in runs if lines[run.first].kind is not BlockKind.FURNITURE]
    return (plain or list(runs))[-1]
