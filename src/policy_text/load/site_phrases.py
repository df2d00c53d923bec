"""What web sites say around a text: reading tools, share links, where one is, whose site it is, what else there is.

The same phrases stand on a page and on its print as PDF or scan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["SHORT", "find_site_foot", "is_foot_line", "is_site_line", "is_tool_line"]

SHORT = 60
"""Characters. No tool of a site is longer."""

_TOOL = r"""
    [【\[(（]? \s* (?: 字\s*[体号] | (?:字体|文字)大小 ) \s* [:：]? .{0,24}      # 字体：[大 中 小]
  | (?: A \s* [+\-＋－]? \s* [大中小]? \s* ){2,}                               # A+ A A-
  | 大 \s* [|/]? \s* 中 \s* [|/]? \s* 小 | 加大 | 减小 | 还原 | 全屏
  | (?: pdf | word | docx? ) \s* 版? \s* 下载 | (?: 下载 | 保存为 ) \s* (?: pdf | word | docx? ) \s* 版?
  | (?: 返回 | 回到 ) \s* (?: 顶部 | 首页 | 上一页 | 列表 )
  | 分享 \s* (?: 到 | 至 ) .{0,30} | 分享文章
  | (?: 我要 | 一键 )?
    (?: 打印 | 关闭 | 收藏 | 分享 | 转发 | 点赞 | 纠错 | 朗读 | 语音播报 | 下载 | 返回 | 复制链接 | 保存 )
    (?: 本页 | 此页 | 页面 | 窗口 | 文章 | 本文 | 全文 )?
  | 微信 | (?: 新浪 | 腾讯 )? 微博 | QQ (?: 空间 | 好友 )? | 人人网 | 朋友圈 | 客户端
  | (?! [（(]? \d{1,2} [.．、)）] | [①-⑳] ) .{0,6} (?: 扫一扫 | 扫码 | 扫描二维码 | 二维码 ) .{0,24}
  | (?: 浏览 | 阅读 | 点击 | 访问 ) \s* (?: 次数 | 数 | 量 | 人次 | 率 )? \s* [:：] [-—\d\s]* 次?
  | (?: 正在)? 加载中? .{0,6}
  | [|｜<>＜＞»«/·•\s【】\[\]()（）:：×↺+\-]
"""
_TOOLS = re.compile(rf"(?> {_TOOL} )+", re.VERBOSE | re.IGNORECASE)
"""Each tool matches in one way only (an atomic group), so that no line can be tried in exponentially many."""

_RELATED = "阅读|新闻|链接|文章|推荐|稿件|资讯|报道|内容|专题|信息|文件|解读|政策|附件下载"
_SITE = re.compile(
    rf"""
    (?: 您? (?:当前|现在|目前)? (?:所在)? 的? 位置 | 当前页面? | 你的位置 ) \s* 是? \s* [:：>＞]
  | 首页 \s* [>＞/»·-]
  | [上下前后]一 [篇条页章则] (?: \s* [:：] | \s* $ | \s+ \S | .{{0,8}} \[\d\] )
  | (?: 版权所有 | 版权 (?: [与及和、] 免责 )? 声明 | 免责声明 | 网站声明 | 特别声明 | 郑重声明 | Copyright | © )
  | .{{0,24}} (?: ICP\s*[备证] | 公网安备 | 网站标识码 | 网站地图 | 不良信息 | 有害信息举报 )
  | (?: 主办(?:单位)? | 承办(?:单位)? | 技术支持 | 网站维护 | 建设维护 ) \s* [:：]
  | (?: 相关(?:{_RELATED}) | 延伸阅读 | 推荐阅读 | 猜你喜欢 | 更多 ) \s* [:：>＞]* \s* $
    """,
    re.VERBOSE | re.IGNORECASE,
)

_FOOT = re.compile(
    rf"""(?: 相关(?:{_RELATED}) | 延伸阅读 | 推荐阅读 | 热[点门](?:新闻|推荐|排行|文章)
           | 猜你喜欢 | 为[你您]推荐 | [你您]可能(?:感兴趣|喜欢) | (?:免责|版权(?:[与及和、]免责)?|网站|特别|郑重)声明
           | 文章来源于 | 上一[篇条页] | (?:网友|最新|最热)?评论 \s* (?:[(（:：\d]|$) | 我要评论 | 友情链接 )""",
    re.VERBOSE,
)
"""A short line after which a page says nothing more of its own."""


def is_tool_line(text: str) -> bool:
    """Whether a line is nothing but reading tools.

    >>> is_tool_line("【字体：大 中 小】 打印 关闭"), is_tool_line("关闭小散企业12家")
    (True, False)
    """
    return len(text) <= SHORT and _TOOLS.fullmatch(text) is not None


def is_site_line(text: str) -> bool:
    """Whether a line begins as only the site itself speaks: 您当前的位置, 版权所有, ICP备."""
    return len(text) <= 4 * SHORT and _SITE.match(text) is not None


def is_foot_line(text: str) -> bool:
    """Whether a short line opens what follows an article: related news, disclaimers."""
    return len(text) <= SHORT and _FOOT.match(text) is not None


def find_site_foot(texts: Sequence[str]) -> int:
    """Where the foot of a printed web page begins among a document's lines; their number if it is none.

    Without the licence or owner of a site among the last lines it is no web page, and 相关政策 heads a section.
    """
    signed = [at for at, text in enumerate(texts) if at >= len(texts) * 3 // 4 and _SIGNED.search(text[: 4 * SHORT])]
    if not signed:
        return len(texts)
    for at in range(len(texts) * 2 // 3, signed[0]):
        if is_foot_line(texts[at]) or (_FOOT_TOOL.search(texts[at]) and is_tool_line(texts[at])):
            return at
    return signed[0]


_SIGNED = re.compile(r"ICP\s*[备证]|公网?安备|网站标识码|网站声明|版权所有")
_FOOT_TOOL = re.compile(r"扫|二维码|打印|关闭|分享|顶部")
