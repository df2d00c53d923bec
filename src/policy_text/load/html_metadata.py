"""What a page states of itself: meta elements, and the 索引号 table that every extraction library drops."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from policy_text.load.html_lines import ATTACHMENT, PageLine
from policy_text.load.line_joining import collapse_blanks
from policy_text.records import Link

__all__ = ["find_labelled_values", "read_links", "read_meta_elements"]

_LABELS = (
    "索引号|信息索引号?|文件索引号|索引编号|统一编号|文件编号|编号|文号|发文字号|发文文号|文件字号|文件号|公文字号|"
    "发布机构|发文机关|发文单位|发文机构|发布单位|发布机关|制发机关|制定机关|公开主体|公开机关|公开责任部门|责任部门|信息来源|文章来源|稿件来源|"
    "来源|来源单位|信息提供|作者|供稿|成文日期|成文时间|生成日期|生成时间|发文日期|发文时间|发布日期|发布时间|公开日期|公开时间|发表时间|"
    "印发日期|印发时间|更新时间|时间|日期|实施日期|施行日期|生效日期|废止日期|失效日期|失效时间|有效期|有效性|时效性|时效|文件状态|效力状态|"
    "标题|名称|信息名称|文件名称|主题分类|主题词|主题|信息分类|信息类别|分类|体裁分类|体裁|组配分类|服务对象分类|服务对象|公文种类|文种|"
    "关键词|内容概述|内容概要|公开方式|公开形式|公开属性|公开范围|公开类别|公开程序|公开时限|所属栏目|栏目|责任编辑|编辑|审核"
)
_LABEL = "|".join(r"[\s\u3000\xa0]*".join(label) for label in sorted(_LABELS.split("|"), key=len, reverse=True))
_PAIR = re.compile(rf"(?:^|(?<=[\s\xa0\u3000|｜\[【（(]))(?P<label>{_LABEL})[\s\xa0\u3000]*[】\]]?[\s\xa0\u3000]*[:：]")
_ALONE = re.compile(rf"[【\[]?(?P<label>{_LABEL})[】\]]?[\s\xa0\u3000]*[:：]?")
_MAX_VALUE = 300
"""Characters; a longer value is text that happens to follow a label."""

_STRIP = " \t\r\n\xa0\u3000|｜【】[]"


def read_meta_elements(root: Any) -> Iterator[tuple[str, str]]:
    """Name and content of the page's meta elements, and its title, in order; empty ones are left out."""
    for element in root.iter("meta", "title"):
        if element.tag == "title":
            name, value = "title", "".join(element.itertext())
        else:
            name, value = element.get("name") or element.get("property") or "", element.get("content") or ""
        if name.strip() and value.strip():
            yield name.strip(), collapse_blanks(value)


def find_labelled_values(lines: Iterable[PageLine]) -> Iterator[tuple[str, str]]:
    """Pairs such as 索引号：… from cells, list items and lines; a value may stand in the next cell or line.

    Labels come without the blanks that stretch them (索 引 号).

    >>> from policy_text.load.html_lines import PageLine
    >>> texts = "文  号：", "某政发〔2021〕3号", "来源：某报 时间：2021-02-03"
    >>> list(find_labelled_values([PageLine(text, "") for text in texts]))
    [('文号', '某政发〔2021〕3号'), ('来源', '某报'), ('时间', '2021-02-03')]
    """
    items = list(_items(lines))
    for index, (text, in_table) in enumerate(items):
        following = items[index + 1][0] if index + 1 < len(items) else ""
        yield from _pairs_of(text, following, in_table=in_table)


def _items(lines: Iterable[PageLine]) -> Iterator[tuple[str, bool]]:
    for line in lines:
        if line.cells:
            yield from ((cell.text, True) for cell in line.cells)
        else:
            yield line.text, False


def _pairs_of(text: str, following: str, *, in_table: bool) -> Iterator[tuple[str, str]]:
    alone = _ALONE.fullmatch(text.strip(" \t\r\n\xa0\u3000"))
    if alone and (in_table or text.rstrip(_STRIP).endswith((":", "："))):
        value = following.strip(_STRIP)
        if value and len(value) <= _MAX_VALUE and not _starts_with_label(value):
            yield _squeeze(alone["label"]), value
        return
    found: Sequence[re.Match[str]] = list(_PAIR.finditer(text))
    ends = [*(pair.start() for pair in found[1:]), len(text)]
    for pair, end in zip(found, ends, strict=False):
        value = text[pair.end() : end].strip(_STRIP)
        if value and len(value) <= _MAX_VALUE:
            yield _squeeze(pair["label"]), value


def _starts_with_label(text: str) -> bool:
    return _ALONE.fullmatch(text) is not None or _PAIR.match(text) is not None


def _squeeze(label: str) -> str:
    return "".join(label.split())


def read_links(root: Any) -> tuple[Link, ...]:
    """Links to files that belong to the page (doc, xls, pdf, zip, …), each address once."""
    found: dict[str, str] = {}
    for element in root.iter("a"):
        address = (element.get("href") or "").strip()
        if ATTACHMENT.search(address) and not address.lower().startswith(("javascript:", "data:")):
            title = collapse_blanks("".join(element.itertext())) or (element.get("title") or "").strip()
            found.setdefault(address, title)
    return tuple(Link(title, address) for address, title in found.items())
