"""The name in a labelled value as pages run it together with what stands around: counters, tools, sites, sheets."""

from __future__ import annotations

import re

from policy_text.structure.title_words import is_organ

__all__ = ["first_name"]

_BETWEEN = re.compile(r"[ \t\u00a0\u3000、，,;；|]+")
_ADDRESS = re.compile(r"(?:https?[:：]//|www\.)[^\s\u00a0]*[\s\u00a0]*")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]{1,40})\]\([^()]*\)?")
"""A name that a page kept as Markdown links: [某某网](https://…)."""
_TOOLS = re.compile(r"(?<=[一-鿿]{2})[ \u00a0]?(?:收藏|举报|打印|分享|纠错|关闭|点赞|评论)+$")
"""Controls that a page without styles runs into the name before them: 来源：某市教育局收藏."""
_COUNTED = re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|量|数)?[:：].*|(?:作者|编辑|责编|记者|文章类型|信息类型)[:：].*")
"""A counter or credit that a page runs into the name before it."""
_PASSED_ON = re.compile(
    r"[一-鿿]{2,10}(?:网|在线|客户端|新媒体|公众号)[-—–－·|](?=[一-鿿]{2,12}(?:报|台|社|周刊|杂志)$)"
)
"""A site that passes on what a newspaper wrote: 某某网-某某日报."""
_BY_NEWSPAPER = re.compile(r"^[一-鿿]{2,10}[-—–－·|]《([一-鿿]{2,12})(?:》.*)?$")
"""The same with the newspaper in its marks: 某某网-《某某日报》."""
_CLOSED = re.compile(r"(?<=[一-鿿])[）)]$")
"""The bracket that closes around the whole label: （来源：某报）."""
_QUOTED_NAME = re.compile(r"^([^《》]{2,20})》.*")
"""A newspaper's name in its marks, with the day or page behind it: 《某报》2016年5月3日第1版."""
_DATED = re.compile(r"(?<=[一-鿿])(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日).*$")
"""The page's day that a copy ran into the name before it: 来源：某某在线2022-12-29 10:06."""
_CODE = re.compile(r"[A-Za-z]{0,6}[-_]?\d+")
"""What a site's machine writes for a source: sp20241122."""
_OFFICIAL_SITE = re.compile(r"(?:官网|官方网站|门户网站|网站|(?:官方)?(?:微信)?公众号|官方微信)$")
_BULLETIN = re.compile(r"(?:工作)?(?:简报|信息|专报|快报)[〔\[（(]?.{0,12}$")
_SEAT = re.compile(r"(?<=[网报社台])[（(][一-鿿]{2,4}[）)]?$")
"""Where a newspaper or site has its seat: 某某网(北京)."""
_UNCLOSED = re.compile(r"(?<=[一-鿿])[（(][^（）()]{1,12}$")
"""A bracket that something has cut: 某市政府办公室（某市外办."""
_MINISTRIES = re.compile(r"^([一-鿿]{2,8}部)[一-鿿]{2,8}部$")
"""Two ministries that a scan or a meta element has run together."""


def first_name(value: str) -> str | None:
    """The first body or medium that a value names; None where it holds none, or a machine's code.

    >>> first_name("** [某某网](https://www.example.org)")
    '某某网'
    >>> first_name("某市教育局官网 浏览次数：12"), first_name("某某网-《某某日报》"), first_name("sp20241122")
    ('某市教育局', '某某日报', None)
    """
    value = _MARKDOWN_LINK.sub(r"\1", value).strip("* ")
    value = _TOOLS.sub("", _ADDRESS.sub("", value.replace("\u200b", ""))).strip("《“”\"'-— ").lstrip("（(")
    value = _PASSED_ON.sub("", _BY_NEWSPAPER.sub(r"\1", value)) if "《" in value else value
    value = _PASSED_ON.sub("", _COUNTED.sub("", _QUOTED_NAME.sub(r"\1", value)).strip())
    value = value if "（" in value or "(" in value else _CLOSED.sub("", value)
    first = next((part for part in _BETWEEN.split(value) if part), "")
    first = _UNCLOSED.sub("", first)
    first = _SEAT.sub("", _MINISTRIES.sub(r"\1", _DATED.sub("", first)))
    owner = _OFFICIAL_SITE.sub("", _BULLETIN.sub("", first))
    first = owner if owner != first and is_organ(owner) else first
    return first if first and not _CODE.fullmatch(first) else None
