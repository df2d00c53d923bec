"""The title of a document among the lines above its text, over one line or several, told from site names and menus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from policy_text.records import BlockKind
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line, squeeze, tighten
from policy_text.structure.marks import read_mark

__all__ = [
    "DOCUMENT_NUMBER",
    "Title",
    "bare_title",
    "find_title",
    "is_about_page",
    "is_formal_title",
    "is_organ",
    "is_site_name",
    "part_page_title",
    "strip_site",
]

DOCUMENT_NUMBER = re.compile(
    r"""(?P<number>[一-鿿]{1,14}[ ]?(?:[〔\[（(【﹝［][ ]?(?:19|20)\d\d[ ]?[〕\]）)】﹞］]|(?<!第)(?:19|20)\d\d[ ]?年?)
        [ ]?第?[ ]?\d{1,5}[ ]?号)""",
    re.VERBOSE,
)
_ORGAN = re.compile(
    r"""(?:国务院|中共中央|中央军委|人民政府|办公厅|办公室|督[导查]室|委员会|教育[厅局]|[一-鿿]{1,8}(?:厅|局|委)|教育部|[一-鿿]{2,10}部|调查队|领导小组|党委|党组|管委会
        |人民代表大会|常务委员会|法院|检察院|医院|研究院|教科院|学院|大学|协会|中心|总队|支队|公司|集团|银行|学会|工会|总工会|共青团|联合会|残联|妇联|科协|编办|中心校)$""",
    re.VERBOSE,
)
_ORGAN_CHARACTERS = re.compile(r"[一-鿿、（）() ]{3,40}")
_NOT_ORGAN = re.compile(r"关于|通知|意见|的|报告|情况|首页|网$")
_FORMAL = re.compile(
    r"""(?:通知|意见|方案|办法|规定|细则|决定|决议|公告|通告|通报|批复|函|请示|报告|公报|规划|纲要|计划|要点|条例|标准|指南|指引|总结|汇报
        |情况|讲话|致辞|说明|解读|清单|目录|名单|制度|规程|规则|章程|议案|公示|倡议书|建议|答复|预案|措施|规范|汇编|案例|做法|经验|纪实|综述
        |进展|状况|分析|令|须知|(?:工作|值班|管理|具体|有关|基本)要求|简章|问答|白皮书|打算|摘编|年鉴
        |(?:自查|自评|统计|汇总|一览|明细|情况|进度|完成|任务|分解|分工|安排|计划|分配|指标|考核|评分|登记|申报|预算|决算|公示)表)
        (?:[（(\[][^）)\]]{1,20}[）)\]]){0,2}[”》]?$""",
    re.VERBOSE,
)
_DECREE = re.compile(
    r"的(?:通知|(?:若干|实施|指导)?意见|通报|公告|通告|决定|批复|答复函?|复?函|报告|公示|请示|办法|规定|方案)(?:[（(].{1,20}[）)])?$"
)
_SITE = re.compile(r"(?:网|网站|频道|门户|平台|在线|客户端|公众号|专栏|首页|日报|晚报|Government|Home|文件)$")
_SITE_TAIL = re.compile(r"[ \u00a0]*(?:[-_|—–丨]{1,2}|[ ]-[ ])[ \u00a0]*[一-鿿A-Za-z·+（）() ]{2,30}$")
_SITE_NAME = re.compile(
    r"网|门户|频道|平台|政府|在线|客户端|日报|专栏|动态|教育[局厅部]|公开|新闻|库$|(?:[中小]学|学校|幼儿园|学院|大学)$"
)
_COLUMN_TAIL = re.compile(r"(?<=[^-])--(?=[^-])[^，。-]{2,12}$")
"""The column that a site sets between title and its own name: 某通知--德育处-某某中学."""
_WHITE = re.compile(r"\s+")
_PARTED = re.compile(r"\s+[-_|—–丨]{1,2}\s+|[_|丨｜]{1,2}")
"""Signs that part the names of site and column from a title; a dash without spaces parts a title from its subtitle."""
_NOT_TITLE = re.compile(
    r"""(?:Sheet|工作表|表)[ ]?\d{1,3}                         # the name that a spreadsheet gives its sheet
        |.{0,12}(?:19|20)\d\d[ ]?年第?[ ]?\d{1,2}[ ]?期  # a journal's issue, as on copied articles
        |(?:主办|承办|协办|主管|技术支持|版权所有|投稿|联系|备案)[一-鿿]{0,4}[：:].*  # who keeps the site
        |.*(?:邮编|邮政编码|备案)[^一-鿿]{0,3}\d{4,}.*
        |.*[\[【（(][ ]?[01]\d-[0-3]\d[ ]?[\]】）)]  # a link to another text and its day
        |第[ ]?[A-Z]?\d{1,3}[ ]?版.*  # a newspaper's page
        |(?!.*关于).{4,40}会议上  # where a report was given
        |原创[ \u3000].{2,40}  # an account and who wrote for it
        |[^，。]{0,20}(?:记者|通讯员)[ \u3000]*[一-鿿]{2,4}(?:[ \u3000、][^，。]{0,20})?  # who wrote it
        |(?![一-鿿]{2}[县镇乡村]$)[^一-鿿]*(?:[一-鿿][^一-鿿]*){0,3}  # dates and numbers: hardly a word
    """,
    re.VERBOSE,
)
_DATELINE = re.compile(r"[^，。]{2,14}\d{1,2}月\d{1,2}日(?:电|讯|消息)")
_ISSUE = re.compile(
    r"""[（(]?(?:(?:19|20)\d\d年)?[（(]?总?第[ ]?[\d一二三四五六七八九十]{1,4}[ ]?期[）)]?
        (?:[ \u3000]?[（(]?总第?[ ]?\d{1,4}[ ]?期[）)]?)?""",
    re.VERBOSE,
)
_ISSUE_HEAD = 4
_COLUMNS = re.compile(r"(?:[一-鿿]{2,5}[ \u00a0\u3000]+){2,}[一-鿿]{2,5}")
"""A site's columns side by side: 会议通知 学术活动 表彰奖励."""
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
"""A lone first line that names what the text is about: 某某开发区, 教育设施."""
_CRUMB_SIGN = re.compile(r"[>＞»›→]")
_TRAILS = frozenset({LineKind.MENU, LineKind.LABELS, LineKind.FURNITURE})
_LONGEST_SHORT = 12
_ANSWERS = re.compile(r"[一-鿿]{2,24}(?:政府|办公[厅室]|国务院|[部厅局委会])对")
"""某市教育局对市人大某次会议 / 第5号建议的答复."""
_YEAR_OPENS = re.compile(r"(?:19|20)\d\d(?:[-—－](?:19|20)?\d\d)?(?:学?年|年度)")
"""A title's second line below the body whose paper it is: 某市教育局 / 2020年度…工作报告."""
_OPENS = re.compile(r"关于|印发|转发")
_STOPPED = "。；;，,：:、"
_SHORTEST, _LONGEST, _MOST_LINES = 6, 130, 4
_SHORTEST_PART, _LONGEST_SITE = 8, 12
"""A shorter part of a page's title is the name of a column (工作动态)."""
_TOP_DISTANCE = 3
"""So near above the text, the very first line of a document is its title even if it is short."""
_SHORTEST_OPENING, _LONGEST_GENRE = 10, 14
"""A title may break before the words of its genre alone: 某县2023年国民经济和社会发展 / 统计公报."""
_LIKELY = 1.0
"""Least score of a title; below it the document has none (an extract that begins in its text)."""
_LIKELY_BELOW_BANNER = 0.0
"""Least score where the page calls itself by its site's name, so that nothing else is known of its title."""


class Title(NamedTuple):
    """The title's text and the lines on which it stands last."""

    text: str
    first: int
    last: int
    """Index of its last line."""


def is_formal_title(text: str) -> bool:
    """Whether it ends as official papers and reports end: …的通知, …实施方案（试行）, …情况.

    >>> is_formal_title("关于做好招生工作的通知（试行）"), is_formal_title("走进天河")
    (True, False)
    """
    return _FORMAL.search(text) is not None


def is_organ(text: str) -> bool:
    """Whether the text is the name of a public body and nothing else.

    >>> is_organ("某某县教育和体育局"), is_organ("县教育局关于招生工作的通知")
    (True, False)
    """
    text = tighten(text)
    whole = _ORGAN_CHARACTERS.fullmatch(text) is not None
    return whole and _ORGAN.search(text) is not None and _NOT_ORGAN.search(text) is None


def bare_title(text: str) -> str:
    """A title without the number before it and the marks around it, as sites of laws list papers.

    >>> bare_title("某政发〔2014〕20号《某市关于深化改革的意见》"), bare_title("《某市要点》的解读")
    ('某市关于深化改革的意见', '《某市要点》的解读')
    """
    number = DOCUMENT_NUMBER.match(text)
    rest = text[number.end() :].strip() if number else text
    is_quoted = rest.startswith("《") and rest.endswith("》") and "》" not in rest[1:-1]
    return rest[1:-1] if is_quoted else text


def strip_site(text: str) -> str:
    """A page's title without the site and column that follow it.

    >>> strip_site("某县教育工作总结 - 教育动态 - 某县人民政府门户网站")
    '某县教育工作总结'
    """
    while (found := _SITE_TAIL.search(text)) is not None and found.start() >= _SHORTEST:
        if not _SITE_NAME.search(found[0]):
            break
        text = text[: found.start()]
        if (column := _COLUMN_TAIL.search(text)) is not None and column.start() >= _SHORTEST:
            text = text[: column.start()]
    return text


def is_site_name(text: str) -> bool:
    """Whether the text names a site or the body that keeps it, not what one of its pages is about.

    >>> is_site_name("某县人民政府门户网站"), is_site_name("某县教育局"), is_site_name("某县新建学校三所")
    (True, True, False)
    """
    return _SITE.search(text) is not None or is_organ(text)


def is_about_page(text: str) -> bool:
    """Whether a line tells who keeps the page or wrote the text, or holds hardly a word.

    >>> is_about_page("主办单位：某市融媒体中心"), is_about_page("某报记者 王某"), is_about_page("今年新建学校三所")
    (True, True, False)
    """
    return _NOT_TITLE.fullmatch(text) is not None or is_organ(text)


def part_page_title(title: str) -> list[str]:
    """The parts of a page's own title: the document's name mostly, and the names of site and column around it.

    A line of the page that is one of them is likelier to be the title, no more: the site's name is one as well.

    >>> part_page_title("教育观察 - 某县把学校办到家门口"), part_page_title("某县教育 工作动态 某县新增学前教育学位")
    (['某县把学校办到家门口'], ['某县新增学前教育学位'])
    """
    parts = {part.strip() for pattern in (_PARTED, _WHITE) for part in pattern.split(title)} - {title}
    words = title.split()
    if words and is_site_name(words[-1]):
        parts.add(" ".join(words[:-1]))
    return sorted(part for part in parts if len(part) >= _SHORTEST_PART)


def _could_be_title(line: Line, kind: LineKind) -> bool:
    if kind not in (LineKind.TEXT, LineKind.FURNITURE) or not 2 < line.size <= _LONGEST or line.tail[-1] in _STOPPED:
        return False
    if _NOT_TITLE.fullmatch(line.text) or is_date_line(line.text) or line.kind is BlockKind.TABLE:
        return False
    if "。" in line.text or _DATELINE.match(line.text) or DOCUMENT_NUMBER.fullmatch(line.text):
        return False
    if kind is LineKind.FURNITURE and _COLUMNS.fullmatch(line.text):
        return False
    mark = read_mark(line.text)
    return mark is None or mark.kind == "example"


def _runs(lines: Sequence[Line], kinds: Sequence[LineKind], stop: int) -> list[Title]:
    """Every stretch of one to four lines that could be a title together."""
    found = []
    for first in range(_below_issue(lines, stop), stop):
        text = ""
        for last in range(first, min(first + _MOST_LINES, stop)):
            if not _could_be_title(lines[last], kinds[last]) or kinds[last] is not kinds[first]:
                break
            text = _join(text, tighten(lines[last].text))
            found.append(Title(text, first, last))
    return found


def _below_issue(lines: Sequence[Line], stop: int) -> int:
    """The line below a bulletin's name and issue (某市教育简报 / 第12期), where more than one line follows."""
    head = range(min(_ISSUE_HEAD, stop - 1))
    return next((at + 1 for at in head if at > 0 and _ISSUE.fullmatch(lines[at].text)), 0)


def _join(left: str, right: str) -> str:
    """Two lines of one title: nothing between them, but a space between two bodies that issue together."""
    is_joint = bool(left) and is_organ(left) and is_organ(right.partition("关于")[0] or left)
    return f"{left} {right}" if is_joint and not right.startswith("关于") else left + right


def _is_one_title(run: Title, lines: Sequence[Line]) -> bool:
    """Whether the lines of the run belong together: 某某局 / 关于印发某方案 / 的通知; 某县某年 / 统计公报."""
    parts = [tighten(line.text) for line in lines[run.first : run.last + 1]]
    if len(parts) == 1:
        return True
    # a paper's title may break behind the plan or the rules that it is about
    ends = _DECREE if _DECREE.search(run.text) and "关于" in parts[0] and not is_formal_title(parts[0]) else _FORMAL
    if any(ends.search(part) for part in parts[:-1]) or not is_formal_title(parts[-1]):
        return False
    begins_anew = any(part.startswith("关于") and not is_organ("".join(parts[:i])) for i, part in enumerate(parts) if i)
    if begins_anew or any(strip_site(part) != part for part in parts):
        return False
    if len(parts) == 2 and len(parts[0]) >= _SHORTEST_OPENING and len(parts[1]) <= _LONGEST_GENRE:
        return True
    if len(parts) == 2 and is_organ(parts[0]) and _YEAR_OPENS.match(parts[1]):
        return True
    if _ANSWERS.match(parts[0]) and _DECREE.search(run.text):
        return True
    opens = is_organ(parts[0]) or _OPENS.search(parts[0]) is not None
    return opens and _OPENS.search(run.text) is not None


def _score(run: Title, line: Line, repeats: int, distance: int) -> float:
    """How much the run looks like a title; the weights were set by hand on pages of a dozen sites."""
    text = run.text
    score = 4.0 * is_formal_title(text) + 3.0 * (repeats > 1) + 2.0 * (12 <= len(text) <= 80)
    score += 2.5 * (_OPENS.search(text) is not None and _DECREE.search(text) is not None)
    score += 1.5 * (run.last > run.first) + 0.3 * (run.last - run.first) + 3.0 * (line.kind is BlockKind.HEADING)
    score -= 4.0 * (len(text) < _SHORTEST) + 3.0 * (_SITE.search(text) is not None)
    score -= 2.0 * (strip_site(text) != text) + 3.0 * (text.startswith(("——", "--", "（", "(")) or is_organ(text))
    score -= 4.0 * (line.kind is BlockKind.FURNITURE)
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
    runs = _runs(lines, kinds, stop)
    needed = _LIKELY
    for wanted in map(squeeze, known):
        matching = [run for run in runs if squeeze(run.text) == wanted]
        is_disputed = any(run.text in parts and len(run.text) > len(wanted) for run in runs)
        if matching and _is_banner(_last_of(matching, lines), lines, kinds):
            needed = _LIKELY_BELOW_BANNER
        elif matching and not is_disputed:
            return _last_of(matching, lines)
    best = _find_best(runs, lines, kinds, stop, parts)
    if best is None or best[0] < needed:
        return _find_short_title(lines, kinds, runs, stop)
    if known and is_formal_title(known[0]) and not is_formal_title(best[1].text) and _is_apart(known[0], best[1].text):
        return None  # the page prints its title among its labels only
    wanted = squeeze(bare_title(_completed(best[1], runs)))
    plain = wanted.lstrip("—-")
    if plain != wanted and any(squeeze(run.text) == plain for run in runs):
        wanted = plain
    elif plain != wanted and (whole := _with_overline(best[1], lines, kinds)) is not None:
        return whole
    return _last_of([run for run in runs if squeeze(bare_title(run.text)) == wanted], lines)


def _find_best(
    runs: Sequence[Title], lines: Sequence[Line], kinds: Sequence[LineKind], stop: int, parts: frozenset[str]
) -> tuple[float, Title] | None:
    """The run that looks most like a title, with its score."""
    counts = Counter(squeeze(bare_title(run.text)) for run in runs)
    top = _find_top(lines, stop)
    best: tuple[float, Title] | None = None
    for run in runs:
        repeats = counts[squeeze(bare_title(run.text))]
        if repeats > 1 or _is_one_title(run, lines):
            score = _score(run, lines[run.first], repeats, stop - 1 - run.last)
            score += 2.5 * (run.last + 1 < len(kinds) and kinds[run.last + 1] is LineKind.LABELS)
            score += 6.0 * (run.first == run.last == top == 0 and _SHORT_TITLE.fullmatch(run.text) is not None)
            score += 4.0 * (run.text in parts) + 1.5 * (run.first == top and len(run.text) >= _SHORTEST)
            if best is None or score >= best[0]:
                best = (score, run)
    return best


def _is_apart(known: str, text: str) -> bool:
    """Whether neither of two titles holds the other."""
    left, right = squeeze(known), squeeze(text)
    return left not in right and right not in left


def _with_overline(title: Title, lines: Sequence[Line], kinds: Sequence[LineKind]) -> Title | None:
    """A subtitle (——某县教育纪实) together with the title proper above it."""
    above = title.first - 1
    if above < 0 or kinds[above] is not kinds[title.first] or not _could_be_title(lines[above], kinds[above]):
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
    named = [run for run in single if run.first == 0 and _NAME_TITLE.fullmatch(run.text)]
    below = lines[stop].text if stop < len(lines) else ""
    alone = [run for run in named if stop == 1 or (stop <= _TOP_DISTANCE and below.startswith(run.text))]
    return alone[0] if alone else None


def _last_crumb(text: str) -> str:
    """The last part of a line of crumbs (首页 > 走进园区 > 园区概况)."""
    return _CRUMB_SIGN.split(text)[-1].strip()


def _find_top(lines: Sequence[Line], stop: int) -> int | None:
    """The very first line, dates left out, where it is near the text and not the page's."""
    top = next((at for at, line in enumerate(lines[:stop]) if not is_date_line(line.text)), stop)
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
    whole = [text for text in longer if DOCUMENT_NUMBER.match(text) is None and strip_site(text) == text]
    return max(whole, key=len, default=title.text)


def _last_of(runs: Sequence[Title], lines: Sequence[Line]) -> Title:
    """The last place of a title, one in the text before one in the furniture."""
    plain = [run for run in runs if lines[run.first].kind is not BlockKind.FURNITURE]
    return (plain or list(runs))[-1]
