"""Label–value pairs that a page or a document's first page states of itself: 索引号、文号、成文日期 and the like.

All extraction libraries drop the table that holds them; here its cells, list items and lines are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

__all__ = [
    "LabelledText",
    "begins_with_label",
    "find_labelled_values",
    "is_credit_line",
    "is_index_table",
    "is_info_line",
    "is_publication_line",
]


class LabelledText(NamedTuple):
    """A line or cell that may hold a label, a value or both."""

    text: str
    is_cell: bool = False
    """In a cell a label may stand without its colon."""
    group: str = ""
    """What a label that stands alone and its value have in common: their parent element, their table."""


_WORDS = """
    索引号 信息索引号 信息索引 文件索引号 索引编号 统一编号 文件编号 编号
    文号 发文字号 发文文号 文件字号 文件号 公文字号
    发布机构 发文机关 发文单位 发文机构 发文部门 发布单位 发布机关 发布部门 制发机关 制定机关
    公开主体 公开机关 公开单位 公开责任部门 责任部门 信息提供
    成文日期 成文时间 生成日期 生成时间 发文日期 发文时间 发布日期 发布时间 公开日期 公开时间
    发表时间 发表日期 印发日期 印发时间 更新时间 时间 日期
    实施日期 施行日期 生效日期 废止日期 失效日期 失效时间 有效期
    标题 名称 信息名称 文件名称 主题分类 主题词 主题 信息分类 信息类别 分类 体裁分类 体裁 组配分类
    服务对象分类 服务对象 公文种类 文种 关键词 内容概述 内容概要
    公开方式 公开形式 公开属性 公开范围 公开类别 公开程序 公开时限
    有效性 时效性 时效 文件状态 效力状态 所属栏目 栏目
    浏览次数 阅读次数 点击数 浏览量 阅读量 浏览 阅读 点击 访问量 字号 字体
"""
_CREDITS = """
    责任编辑 编辑 责编 审核 初审 复审 终审 校对 值班编辑 作者 供稿 摄影 记者 通讯员
    来源 来源单位 信息来源 文章来源 稿件来源
"""

_BLANK = r"[\s\u3000\xa0]*"


def _any_of(words: str) -> str:
    """An alternation, longest first; inside a label blanks may stretch it (索 引 号)."""
    return "|".join(_BLANK.join(word) for word in sorted(set(words.split()), key=len, reverse=True))


_LABEL = _any_of(_WORDS + _CREDITS)
_LONG_LABEL = _any_of(" ".join(word for word in (_WORDS + _CREDITS).split() if len(word) >= 3))
_PAIR = re.compile(
    rf"""(?: (?: ^ | (?<=[\s|｜\[【（(;；]) ) (?P<label> {_LABEL} )    # not inside a word: 资金来源：
           | (?<=\S) (?P<glued> {_LONG_LABEL} )                       # 来源：某局浏览量：3, where a page puts no blank
         ) {_BLANK} [】\]]? {_BLANK} [:：]""",
    re.VERBOSE,
)
_ALONE = re.compile(rf"[【\[]?(?P<label>{_LABEL})[】\]]?{_BLANK}[:：]?")
_CREDIT = re.compile(rf"[（(【\[]?{_BLANK}(?:{_any_of(_CREDITS)}){_BLANK}[:：]")

_EDITOR = re.compile(rf"[（(【\[]?{_BLANK}(?:{_any_of('责任编辑 责编 编辑 值班编辑 网络编辑')}){_BLANK}[:：]")

_STAMP = re.compile(
    r"""\d{4} [-/.年] \d{1,2} [-/.月] \d{1,2} 日? \s*
        (?: \d{1,2} [:：] \d{2} | (?: 来源 | 作者 | 出处 | 编辑 ) \s* [:：] )""",
    re.VERBOSE,
)
"""A date with a time of day or an origin: when a page was published. A date alone may be the document's own."""

_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}")

_MAX_CREDIT = 60
_MAX_VALUE = 300
"""Characters; a longer value is text that happens to follow a label."""

_MAX_INFO_LINE = 150
_EDGES = " \t\r\n\xa0\u3000|｜【】[]"
_SENTENCE_END = re.compile(r"[。；！？]")


def find_labelled_values(texts: Iterable[LabelledText]) -> Iterator[tuple[str, str]]:
    """Pairs such as 索引号：… in reading order; the value of a label that stands alone is the next cell or line.

    Labels come without the blanks that stretch them.

    >>> lines = ["文  号：", "某政发〔2021〕3号", "来源：某报 时间：2021-02-03", "资金来源：财政"]
    >>> list(find_labelled_values(map(LabelledText, lines)))
    [('文号', '某政发〔2021〕3号'), ('来源', '某报'), ('时间', '2021-02-03')]
    """
    items = list(texts)
    for item, after in zip(items, [*items[1:], LabelledText("")], strict=False):
        yield from _pairs_of(item.text.strip(), after.text if after.group == item.group else "", is_cell=item.is_cell)


def _pairs_of(text: str, following: str, *, is_cell: bool) -> Iterator[tuple[str, str]]:
    alone = _ALONE.fullmatch(text)
    if alone:
        value = following.strip(_EDGES)
        named = is_cell or text.endswith((":", "：", "】"))
        if named and value and len(value) <= _MAX_VALUE and not begins_with_label(value):
            yield _squeeze(alone["label"]), value
        return
    if len(text) > 2 * _MAX_VALUE:  # running text, however it begins
        return
    pairs = list(_PAIR.finditer(text))
    if pairs and pairs[0]["glued"]:  # a word of running text that ends like a label
        pairs = [pair for pair in pairs if pair["label"]]
    ends = [*(pair.start() for pair in pairs[1:]), len(text)]
    for pair, end in zip(pairs, ends, strict=False):
        value = text[pair.end() : end].strip(_EDGES)
        if value and len(value) <= _MAX_VALUE:
            yield _squeeze(pair["label"] or pair["glued"]), value


def is_info_line(text: str) -> bool:
    """Whether a line only says when, by whom and under which number something was published.

    >>> is_info_line("发布时间：2022-02-13 来源：某日报"), is_info_line("来源：本次调查共有12所学校参加。")
    (True, False)
    >>> is_info_line("2022-02-13 10:20 某日报"), is_info_line("2022年2月13日")
    (True, False)
    """
    text = text.strip(_EDGES)
    if len(text) > _MAX_INFO_LINE or _SENTENCE_END.search(text):
        return False
    return _begins_with_pair(text) or _STAMP.match(text) is not None


def is_publication_line(text: str) -> bool:
    """Whether a line tells when a page came out, with the time of day or where it is from.

    >>> is_publication_line("发布时间：2024-05-06 来源：某处"), is_publication_line("来源：某处")
    (True, False)
    """
    text = text.strip(_EDGES)
    return is_info_line(text) and (_STAMP.match(text) is not None or ("来源" in text and _DAY.search(text) is not None))


def is_credit_line(text: str) -> bool:
    """Whether a line after the text only names its editor, author or origin.

    >>> is_credit_line("（责任编辑：某某）"), is_credit_line("公开方式：主动公开")
    (True, False)
    """
    return len(text) <= _MAX_CREDIT and _CREDIT.match(text) is not None and not _SENTENCE_END.search(text)


def is_editor_line(text: str) -> bool:
    """Whether a line names the page's editor, with which an article ends.

    >>> is_editor_line("(责编：某某、某某)"), is_editor_line("来源：某报")
    (True, False)
    """
    return len(text) <= _MAX_CREDIT and _EDITOR.match(text) is not None and not _SENTENCE_END.search(text)


def is_index_table(cells: Sequence[str]) -> bool:
    """Whether a table is the page's own index entry: half of its cells or more are known labels or start with one."""
    filled = [cell for cell in cells if cell.strip()]
    labels = sum(begins_with_label(cell.strip()) for cell in filled)
    values = sum(_ALONE.fullmatch(cell.strip()) is not None for cell in filled)
    return labels >= 2 and labels + values >= 0.6 * len(filled)


def begins_with_label(text: str) -> bool:
    """Whether a text is a label, or begins with one and its colon."""
    return _ALONE.fullmatch(text) is not None or _begins_with_pair(text)


def _begins_with_pair(text: str) -> bool:
    return _PAIR.match(text) is not None


def _squeeze(label: str) -> str:
    return "".join(label.split())
