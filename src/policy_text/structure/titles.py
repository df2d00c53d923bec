"""The title of a document among the lines above its text, over one line or several, told from site names and menus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line, squeeze
from policy_text.structure.marks import read_mark

__all__ = ["DOCUMENT_NUMBER", "ORGAN", "Title", "find_title", "is_formal_title"]

DOCUMENT_NUMBER = re.compile(
    r"""(?P<number>[一-鿿]{1,14}[ ]?(?:[〔\[（(【﹝［][ ]?(?:19|20)\d\d[ ]?[〕\]）)】﹞］]|(?:19|20)\d\d[ ]?年?)
        [ ]?第?[ ]?\d{1,5}[ ]?号)""",
    re.VERBOSE,
)
ORGAN = re.compile(
    r"""[一-鿿、（）()]{0,24}?(?:人民政府(?:办公厅|办公室)?|办公厅|办公室|委员会|教育厅|[一-鿿]{1,8}(?:厅|局|委)|[一-鿿]{2,10}部
        |教育体育局|教体局|教委|统计局|调查队|领导小组|党委|市委|县委|区委|省委|管委会|法院|检察院|研究院|教科院|学院|大学|协会|中心)""",
    re.VERBOSE,
)
_GENRES = (
    "通知 意见 方案 办法 规定 细则 决定 决议 公告 通告 通报 批复 函 请示 报告 公报 规划 纲要 计划 要点 条例 标准 指南 指引 总结 "
    "汇报 情况 讲话 致辞 说明 解读 清单 目录 名单 制度 规程 规则 章程 议案 公示 倡议书 建议 答复 预案 措施 规范 汇编 案例 做法 经验 "
    "纪实 综述 工作 行动 进展 状况 分析 公布 发布 实施意见 指导意见"
).split()
_FORMAL = re.compile(rf"(?:{'|'.join(_GENRES)})(?:[（(\[][^）)\]]{{1,20}}[）)\]]|（.{{1,12}}）)*[”》]?$")
_SITE = re.compile(r"(?:网|网站|频道|门户|平台|在线|客户端|公众号|专栏|首页|门户网站|Government|Home)$")
_PAGE_TITLE = re.compile(
    r"(?:[-_|—]{1,2}|[ ]-[ ])[一-鿿A-Za-z·+ ]{2,24}(?:网|网站|频道|平台|政府|门户|局|厅|委|在线|客户端|报)$"
)
_BREAKS_OFF = re.compile(r"^[一-鿿（）、 ]{0,40}(?:关于|印发|转发)")
_STOPPED = re.compile(r"[。；;，,：:、]$")
_SHORTEST, _LONGEST = 6, 130


class Title(NamedTuple):
    """The title's text and the lines on which it stands last."""

    text: str
    first: int
    last: int
    """Index of its last line."""


def is_formal_title(text: str) -> bool:
    """Whether it ends as official papers and reports end: …的通知, …实施方案（试行）, …情况.

    >>> is_formal_title("关于做好招生工作的通知"), is_formal_title("走进天河")
    (True, False)
    """
    return _FORMAL.search(text) is not None


def _could_be_title(line: Line, kind: LineKind) -> bool:
    if kind is not LineKind.TEXT or not 2 < line.size <= _LONGEST or _STOPPED.search(line.tail):
        return False
    if "。" in line.text or DOCUMENT_NUMBER.fullmatch(line.text):
        return False
    mark = read_mark(line.text)
    return mark is None or mark.kind in {"example", "article"}


def _runs(lines: Sequence[Line], kinds: Sequence[LineKind], stop: int) -> list[Title]:
    """Every stretch of one to four lines that could be a title together."""
    found = []
    for first in range(stop):
        text = ""
        for last in range(first, min(first + 4, stop)):
            if not _could_be_title(lines[last], kinds[last]):
                break
            text = _join(text, lines[last].text)
            found.append(Title(text, first, last))
    return found


def _join(left: str, right: str) -> str:
    """Two lines of one title: nothing between them, but a space between two organs that issue together."""
    is_joint = bool(left) and ORGAN.fullmatch(left) is not None and ORGAN.match(right) is not None
    return f"{left} {right}" if is_joint and not right.startswith("关于") else left + right


def _is_one_title(run: Title, lines: Sequence[Line]) -> bool:
    """Whether the lines of the run belong together: 某某局 / 关于…… / 的通知."""
    parts = [line.text for line in lines[run.first : run.last + 1]]
    if len(parts) == 1:
        return True
    opens = all(
        (ORGAN.fullmatch(part) and not is_formal_title(part)) or (_BREAKS_OFF.match(part) and not is_formal_title(part))
        for part in parts[:1]
    )
    middles = all(not is_formal_title(part) for part in parts[:-1])
    return bool(opens) and middles and is_formal_title(parts[-1]) and "关于" in run.text


def _score(run: Title, lines: Sequence[Line], counts: dict[str, int], stop: int) -> float:
    text = run.text
    score = 4.0 * is_formal_title(text) + 3.0 * (counts.get(squeeze(text), 0) > 1) + 2.0 * (12 <= len(text) <= 80)
    score += 1.5 * (run.last > run.first) + 1.0 * ("关于" in text)
    score -= 4.0 * (len(text) < _SHORTEST) + 3.0 * bool(_SITE.search(text)) + 2.0 * bool(_PAGE_TITLE.search(text))
    score -= 3.0 * (text.startswith(("——", "--", "（", "(")) or ORGAN.fullmatch(text) is not None)
    score -= 0.15 * min(stop - 1 - run.last, 20)
    if lines[run.first].kind is not None and lines[run.first].kind.value == "heading":
        score += 3.0
    return score


def find_title(
    lines: Sequence[Line], kinds: Sequence[LineKind], *, stop: int, known: str | None = None
) -> Title | None:
    """The title among the lines before ``stop``; ``known`` is what the page's metadata call it.

    The last place where it stands counts: pages repeat a title above their metadata.
    """
    runs = _runs(lines, kinds, stop)
    counts: dict[str, int] = {}
    for run in runs:
        key = squeeze(run.text)
        counts[key] = counts.get(key, 0) + 1
    if known:
        wanted = squeeze(known)
        matching = [run for run in runs if squeeze(run.text) == wanted]
        if matching:
            return matching[-1]
    whole = [run for run in runs if _is_one_title(run, lines) or counts[squeeze(run.text)] > 1]
    scored = [(_score(run, lines, counts, stop), run) for run in whole]
    best = max(scored, key=lambda pair: (pair[0], pair[1].last), default=None)
    if best is None or best[0] < 1.0:
        return None
    same = [run for run in runs if squeeze(run.text) == squeeze(best[1].text)]
    return same[-1]
