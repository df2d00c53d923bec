"""Which lines inside a page's main text are furniture: its head, reading tools, links that lead away, its foot.

Asked of a line: does it consist of the site's own phrases and nothing else, is it a link and nothing else. Asked of
its place: does it stand before the last line of the page's head (发布时间、来源、字号), or after the first of its foot
(相关阅读、免责声明). Long lines are text whatever they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.load.html_lines import PageLine
from policy_text.load.labelled_values import is_credit_line, is_index_table, is_info_line

__all__ = ["find_text_lines", "is_tool_line"]

_SHORT = 60
"""Characters. No tool of a site is longer."""

_TOOL = r"""
    [【\[(（]? \s* (?: 字\s*[体号] | (?:字体|文字)大小 ) \s* [:：]? .{0,24}      # 字体：[大 中 小]
  | (?: A \s* [+\-＋－]? \s* [大中小]? \s* ){2,}                               # A+ A A-
  | 大 \s* [|/]? \s* 中 \s* [|/]? \s* 小 | 加大 | 减小 | 还原 | 全屏
  | (?: 我要 | 一键 )?
    (?: 打印 | 关闭 | 收藏 | 分享 | 转发 | 点赞 | 纠错 | 朗读 | 语音播报 | 下载 | 返回 | 复制链接 | 保存 )
    (?: 本页 | 此页 | 页面 | 窗口 | 文章 | 本文 | 全文 )?
  | (?: pdf | word | docx? ) \s* 版? \s* 下载 | (?: 下载 | 保存为 ) \s* (?: pdf | word | docx? ) \s* 版?
  | (?: 返回 | 回到 ) \s* (?: 顶部 | 首页 | 上一页 | 列表 )
  | 分享 \s* (?: 到 | 至 ) .{0,30} | 分享文章
  | 微信 | (?: 新浪 | 腾讯 )? 微博 | QQ (?: 空间 | 好友 )? | 人人网 | 朋友圈 | 客户端
  | .{0,6} (?: 扫一扫 | 扫码 | 扫描二维码 | 二维码 ) .{0,24}
  | (?: 浏览 | 阅读 | 点击 | 访问 ) \s* (?: 次数 | 数 | 量 | 人次 | 率 )? \s* [:：] [-—\d\s]* 次?
  | (?: 正在)? 加载中? .{0,6}
  | [|｜<>＜＞»«/·•\s【】\[\]()（）:：×↺+\-]+
"""
_TOOLS = re.compile(rf"(?: (?: {_TOOL} ) \s* )+", re.VERBOSE | re.IGNORECASE)

_RELATED = "阅读|新闻|链接|文章|推荐|稿件|资讯|报道|内容|专题|信息|文件|解读|政策|附件下载"
_SITE = re.compile(
    rf"""
    (?: 您? (?:当前|现在|目前)? (?:所在)? 的? 位置 | 当前页面? | 你的位置 ) \s* 是? \s* [:：>＞]
  | 首页 \s* [>＞/»·-]
  | [上下前后]一 [篇条页章则] (?: \s* [:：] | \s* $ | \s+ \S | .{{0,8}} \[\d\] )
  | (?: 版权所有 | 版权声明 | 免责声明 | 网站声明 | 特别声明 | 郑重声明 | Copyright | © )
  | .{{0,24}} (?: ICP\s*[备证] | 公网安备 | 网站标识码 | 网站地图 | 不良信息 | 有害信息举报 )
  | (?: 主办(?:单位)? | 承办(?:单位)? | 技术支持 | 网站维护 | 建设维护 ) \s* [:：]
  | (?: 相关(?:{_RELATED}) | 延伸阅读 | 推荐阅读 | 猜你喜欢 | 更多 ) \s* [:：>＞]* \s* $
    """,
    re.VERBOSE | re.IGNORECASE,
)

_FOOT = re.compile(
    rf"""(?: 相关(?:{_RELATED}) | 延伸阅读 | 推荐阅读 | 热点(?:新闻|推荐|排行) | 猜你喜欢 | 免责声明 | 版权声明
           | 网站声明 | 文章来源于 | 上一[篇条页] | 网友评论 | 我要评论 | 友情链接 )""",
    re.VERBOSE,
)
"""A short line after which a page says nothing more of its own."""


def is_tool_line(text: str) -> bool:
    """Whether a line is nothing but reading tools.

    >>> is_tool_line("【字体：大 中 小】 打印 关闭"), is_tool_line("关闭小散企业12家")
    (True, False)
    """
    return len(text) <= _SHORT and _TOOLS.fullmatch(text) is not None


def find_text_lines(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of the main element that are the document's own, in order."""
    inside = [line for line in lines[: _find_foot(lines)] if not _is_furniture(line)]
    inside = inside[_find_head_end(inside) :]
    while inside and is_credit_line(inside[-1].text):
        inside.pop()
    return [line for line in inside if not is_tool_line(line.text) and not _is_index(line)]


def _is_furniture(line: PageLine) -> bool:
    if line.hidden or (len(line.text) <= 4 * _SHORT and _SITE.match(line.text)):
        return True
    return _is_link_only(line)


def _is_link_only(line: PageLine) -> bool:
    """A line that is one link, or a row of them, leads away; a link to a file is an attachment and belongs here."""
    if line.attached or line.cells:
        return False
    return line.linked >= 0.9 * sum(not character.isspace() for character in line.text)


def _is_index(line: PageLine) -> bool:
    return bool(line.cells) and is_index_table([cell.text for cell in line.cells])


def _find_foot(lines: Sequence[PageLine]) -> int:
    """Where related news and disclaimers begin. In the last third only: 相关政策 also heads a section of guides."""
    for index in range(len(lines) * 2 // 3, len(lines)):
        if len(lines[index].text) <= _SHORT and _FOOT.match(lines[index].text):
            return index
    return len(lines)


def _find_head_end(lines: Sequence[PageLine]) -> int:
    """The index after the last line of the page's head: its title, publication line, index table and tools.

    What stands between the head and the first sentence is the document's own: its number, its title again, its
    addressees. Without any line of a head, all is the document's own.
    """
    first = next((index for index, line in enumerate(lines) if _is_prose(line)), len(lines))
    for index in range(min(first, len(lines)) - 1, -1, -1):
        if is_info_line(lines[index].text) or is_tool_line(lines[index].text) or _is_index(lines[index]):
            return index + 1
    return 0


def _is_prose(line: PageLine) -> bool:
    return not line.cells and not is_info_line(line.text) and ("。" in line.text or len(line.text) > 2 * _SHORT)
