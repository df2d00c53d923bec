"""Which lines of a page are furniture: reading tools, share links, menus, notices of the site about itself.

Two questions are asked of a line: what does it say (a short line made of nothing but the site's own phrases), and is
it a link and nothing else. Long lines are text whatever they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.load.html_lines import PageLine

__all__ = ["is_furniture", "is_tool_line", "mark_tail"]

_TOOL = re.compile(
    r"""
    (?: [【\[(（]? \s* (?: 字\s*[体号]|字体大小|文字大小 ) \s* [:：]? .{0,24}            # 字体：[大 中 小]
      | (?: A [+\-]? \s* [大中小]? \s* ){2,}                                       # A+ A A-
      | [【\[]? \s* (?: 大 \s* [|/]? \s* 中 \s* [|/]? \s* 小 ) \s* [】\]]?
      | (?: 我要)? (?: 打印|关闭|收藏|分享|转发|点赞|纠错|朗读|语音播报|下载|返回|复制链接|保存) (?: 本页|此页|页面|窗口|文章|本文|全文|到|至)? \s* [:：]?
      | (?: pdf|word|doc|PDF|WORD|DOC|Word) \s* (?: 版)? \s* 下载
      | (?: 返回|回到) \s* (?: 顶部|首页|上一页|列表)
      | (?: 分享 (?:到|至) | 分享文章 | 一键分享 ) \s* [:：]? .{0,30}
      | (?: 微信|微博|新浪微博|腾讯微博|QQ|QQ空间|QQ好友|人人网|朋友圈|Facebook|Twitter|客户端 | × | [Xx] )
      | .{0,6} (?: 扫一扫|扫码|扫描二维码|二维码) .{0,24}
      | (?: 浏览|阅读|点击|访问) \s* (?: 次数|数|量|人次|率)? \s* [:：] \s* [-\d\s]* 次?
      | 加载中 .{0,6} | 正在加载 .{0,6}
      | [|｜>＞»/·•\s【】\[\]()（）:：×]+
    )
    """,
    re.VERBOSE,
)
"""One reading tool; lines that are furniture are made of these alone."""

_TOOLS = re.compile(rf"(?:{_TOOL.pattern}\s*)+", re.VERBOSE)

_SITE = re.compile(
    r"""^(?:
        (?: 您?(?:当前|现在|目前)?(?:所在)?的?位置 | 当前页面? | 你的位置 ) \s* (?:是)? \s* [:：>＞]
      | (?: 上一[篇条页章则] | 下一[篇条页章则] | 前一[篇条] | 后一[篇条] ) (?: \s*[:：] | \s*$ | \s+\S | .{0,8}\[\d\] )
      | (?: 版权所有 | 版权声明 | 免责声明 | 网站声明 | 特别声明 | 郑重声明 | Copyright | ©  )
      | .{0,24} (?: ICP[备证] | 公网安备 | 网站标识码 | 网站地图 | 违法和不良信息 | 有害信息举报 )
      | (?: 主办(?:单位)? | 承办(?:单位)? | 技术支持 | 网站维护 | 建设维护) \s* [:：]
      | (?: 相关(?:阅读|新闻|链接|文章|推荐|稿件|资讯|报道|内容|专题|信息) | 延伸阅读 | 推荐阅读 | 热点(?:新闻|推荐|排行) | 猜你喜欢 | 更多(?:新闻|阅读|内容)? ) \s* [:：]? \s* (?:>+)? \s*$
    )""",
    re.VERBOSE,
)

_TAIL = re.compile(
    r"""^(?:
        (?: 相关(?:阅读|新闻|链接|文章|推荐|稿件|资讯|报道|内容|专题|信息|文件|解读|政策) | 延伸阅读 | 推荐阅读 | 热点(?:新闻|推荐|排行) | 猜你喜欢
          | 免责声明 | 版权声明 | 网站声明 | 文章来源于 | 上一[篇条页] | 网友评论 | 我要评论 | 友情链接 )
    )""",
    re.VERBOSE,
)
"""A line after which a page says nothing more of its own."""

_SHORT = 60
"""Characters. No site's tool line is longer; no rule here looks at longer ones but for the fixed openings of `_SITE`."""


def is_tool_line(text: str) -> bool:
    """Whether a line is nothing but reading tools.

    >>> is_tool_line("【字体：大 中 小】 打印 关闭"), is_tool_line("关闭小散企业12家")
    (True, False)
    """
    return len(text) <= _SHORT and _TOOLS.fullmatch(text) is not None


def is_furniture(line: PageLine) -> bool:
    """Whether a line inside the main text is furniture all the same."""
    if line.hidden or is_tool_line(line.text) or (len(line.text) <= 4 * _SHORT and _SITE.match(line.text)):
        return True
    return _is_link_only(line)


def _is_link_only(line: PageLine) -> bool:
    """A line that is one link, or a row of them, leads away; a link to a file is an attachment and belongs here."""
    if line.attached or line.cells:
        return False
    return line.linked >= 0.9 * sum(not character.isspace() for character in line.text)


def mark_tail(lines: Sequence[PageLine]) -> int:
    """The index of the first line of what follows the article: related news, disclaimers; their number if none.

    Looked for in the last third only, since 相关政策 heads a section of many guides.
    """
    for index in range(len(lines) * 2 // 3, len(lines)):
        if len(lines[index].text) <= _SHORT and _TAIL.match(lines[index].text):
            return index
    return len(lines)
