"""Page furniture: the lines of a page that are not its document.

Three sorts matter. *Labels* are the page's own metadata (发布日期：…). *Tools* are controls (打印, 字号, 分享到).
*Enders* begin what follows a document: disclaimers, related news, site footers; nothing after them belongs to it.
"""

from __future__ import annotations

import re
from enum import Enum

from policy_text.records import BlockKind
from policy_text.structure.lines import Line

__all__ = ["LineKind", "classify_line", "ends_document", "find_labels"]


class LineKind(Enum):
    """What a line is on its page."""

    TEXT = "text"
    LABELS = "labels"
    TOOLS = "tools"
    PAGE_MARK = "page mark"
    ENDER = "ender"
    FURNITURE = "furniture"


LABEL_NAMES = {
    "title": "标题 名称 文件名称 信息名称 公文名称 文件标题 政策名称",
    "index_number": "索引号 信息索引 信息索引号 公开索引号",
    "doc_number": "文号 发文字号 发文文号 文件编号 公文文号 文件号 公文字号 文件字号",
    "issuer": "发布机构 发文机关 发布单位 制发单位 发文单位 制发机关 发文机构 发布机关 公开机构 公开单位 信息提供 "
    "信息提供单位 制定机关 印发机关 公开责任部门 产生机构 信息来源单位 发布部门 发文部门 责任部门",
    "source": "来源 信息来源 稿件来源 文章来源 来源于 新闻来源 转载自 供稿单位 供稿 稿源 文章来源于 来源单位",
    "published": "发布日期 发布时间 发表时间 发表日期 公开日期 公开时间 公布日期 更新时间 更新日期 日期 时间 发稿时间 "
    "上传时间 发布于 录入时间 信息时间 添加时间 刊发时间 创建时间",
    "signed": "成文日期 成文时间 发文日期 印发日期 发文时间 签发日期 制发日期 印发时间 颁布日期 通过日期",
    "made": "生成日期 生成时间 实施日期 施行日期 生效日期 失效日期 废止日期 有效期 截止日期",
    "author": "作者 记者 通讯员 撰稿",
    "editor": "责任编辑 编辑 责编 审核 校对 初审 复审 终审 一审 二审 三审 编审 主编 监制 审核人 审签",
    "views": "浏览 浏览次数 浏览量 点击 点击数 点击率 点击量 阅读 阅读次数 阅读量 访问量 访问次数 人气 点击次数 阅读数 浏览数",
    "other": "主题词 主题分类 分类 关键词 关键字 信息分类 信息类别 体裁分类 服务对象 服务对象分类 组配分类 公开方式 公开类别 "
    "公开范围 公开形式 公开时限 内容概述 内容摘要 有效性 时效性 效力状态 是否有效 文件状态 文种 载体类型 统一编号 规范性文件编号 "
    "登记号 关联文件 政策解读 字号 字体 字体大小 视力保护色 保护视力色 背景色 分享 分享到 分享至 语音播报 主题 类别 栏目 "
    "所属栏目 所在栏目 信息所属栏目 公文种类 体裁 备注 文件类型 发布地区 信息格式 语种 标签 原文链接 附件下载 法宝引证码 "
    "门类 序号 公开目录 关键字词 原标题 版次 版面 发布人 发布者 用稿 摄影 图 文 字号选择 当前位置 您的位置 位置 您现在的位置 "
    "您当前的位置 您当前所在的位置 你的位置 当前所在位置 所在位置 您所在的位置 搜索热词 热门搜索 热搜词 热搜 访问统计",
}
_KIND_OF = {name: kind for kind, names in LABEL_NAMES.items() for name in names.split()}
_LABEL = re.compile(
    r"""(?:(?<=^)|(?<=[\s|｜【\[（(•·;；]))
        (?P<name>[一-鿿](?:[ \u00a0\u3000]{0,4}[一-鿿]){1,18})[ \u00a0\u3000]{0,4}[\]】]?[:：]""",
    re.VERBOSE,
)
_GAPS = re.compile(r"[ \u00a0\u3000]+")

_TOOL_WORDS = frozenset(
    "字号 字体 字体大小 大 中 小 大号 中号 小号 打印 打印本页 打印文章 打印页面 打印此页 收藏 收藏本页 加入收藏 关闭 关闭窗口 关闭本页 "
    "关闭页面 分享 分享到 分享至 下载 全屏 全文下载 加大 还原 减小 放大 缩小 朗读 播报 语音播报 听全文 视力保护 视力保护色 保护视力色 "
    "背景色 默认 护眼 夜间 复制 复制链接 返回 返回顶部 返回首页 返回列表 返回上一页 返回上级 顶部 微信 微博 新浪微博 腾讯微博 QQ空间 "
    "QQ 空间 QQ好友 朋友圈 微信好友 人人网 豆瓣 百度贴吧 贴吧 更多 更多分享 无障碍 无障碍阅读 无障碍浏览 长者助手 长者模式 长者版 "
    "适老版 关怀版 老年模式 智能问答 智能机器人 繁体版 繁体 简体 简体版 繁 简 EN English 英文版 登录 登 录 注册 个人中心 首页 "
    "网站支持IPv6 本网站支持IPv6 IPv6 A+ A- A A+大 A+中 A+小 A＋ A－ T T大 T小 手机版 电脑版 手机 客户端 移动端 二维码 微信扫一扫 扫码 "
    "扫一扫 pdf下载 word下载 下载pdf 下载word pdf word PDF WORD 下载文字版 下载图片版 导出 纠错 我要纠错 网站纠错 政策咨询 我要收藏 "
    "一键 点赞 赞 评论 举报 投诉 正文 点击 浏览 次 小中大 大中小 打印关闭 关闭打印 上一篇 下一篇 上一条 下一条 "
    "上一页 下一页 首页 尾页 末页 共 页 当前 第 页 没有了 已是第一篇 没有 无 分享按钮 用微信扫描 查看原文 阅读原文 原文链接 稿件来源".split()
)
_TOOL_SPLIT = re.compile(r"[\s|｜·•:：【】\[\]()（）,，、>＞/／;；\-—_+＋–]+")
_NUMBER_ONLY = re.compile(r"[\d.,]+")
_CLOCK = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \u00a0\u3000T]*\d{1,2}[:：]\d\d(?:[:：]\d\d)?")
_BARE_DATE = re.compile(r"\[?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\]?")
_CRUMBS = re.compile(
    r"(?:当前|所在|现在|您|你)(?:的|所在的?)?位置|^[ \u00a0]*(?:返回)?首页[ \u00a0]*[>＞»/→]|[>＞»][ \u00a0]*正文"
)
_PAGE_MARK = re.compile(
    r"""[-—–－―_·~\s]*(?:第?[ ]?\d{1,4}[ ]?页?|[Pp]age[ ]\d{1,5}|[IVXivx]{1,6})[ ]?
        (?:[/／][ ]?(?:共[ ]?)?\d{1,4}[ ]?页?|[,，]?[ ]?共[ ]?\d{1,4}[ ]?页)?[-—–－―_·~:：\s]*""",
    re.VERBOSE,
)
_PAGINATION = re.compile(
    r"(?:(?:上|下)一?[页篇条章]|首页|尾页|末页|\[\d{1,3}\]|\d{1,3}|共\d+页|[\s\u00a0|｜:：<>《》…]|\.{3})+"
)
_NEIGHBOUR = re.compile(r"(?:上|下)一?[篇条章个则]+(?:文章|信息|新闻)?[ \u00a0]*[:：]|(?:前|后)一[篇条]\s*[:：]")

_ENDER = re.compile(
    r"""[\s【\[（(<《◆■●▲▼★☆•·*#>»-]*
    (?:
        (?:相关|推荐|延伸|热门|热点|最新|更多|其他|猜你喜欢|关联|近期|往期|精彩|图文|本类|同类|最近|点击|今日|相近)
            (?:新闻|阅读|链接|文章|资讯|内容|信息|报道|稿件|推荐|解读|政策|文件|文档|热点|动态|专题|排行|回顾|要闻|视频|图片
              |政策解读|更新|公告|排行榜|图文)+
        |热点推荐|热门推荐|推荐阅读|延伸阅读|猜你喜欢|网友评论|我要评论|发表评论|最新评论|网站评论
        |(?:免责|版权|法律|本站|网站|特别)(?:声明|说明|申明)|声明[:：]
        |友情链接|相关网站|网站导航|站点地图|网站地图|关于我们|联系我们|政府网站(?:导航|链接)
        |版权所有|[Cc]opyright|COPYRIGHT|©|ICP备|网站标识码|政府网站标识码|备案(?:序)?号
        |(?:主办|承办|技术支持|版权|网站主办|主办单位|运维单位|维护单位|承办单位)[ ]?[:：].{0,60}
            (?:政府|办公|局|委|中心|厅|公司|网|部|院|社|协会)
        |[^\s]{1,4}ICP备\d+|[^\s]{1,4}公网安备
        |扫(?:一)?扫.{0,4}(?:在)?(?:手机|微信|二维码).{0,16}|分享(?:到|至)[:：]?
        |(?:网站)?(?:内容|文章|信息|图片|资料)(?:均)?来(?:源于|自)(?:网络|互联网)
        |文章来源于?[:：][ ]?https?|来源网址|本文(?:来源|链接|地址|网址)[:：]|原文(?:链接|地址|网址|标题)[:：]
        |转载(?:请|须)注明|未经.{0,12}(?:许可|授权|同意).{0,8}(?:不得|禁止|请勿)
        |(?:凡|本)(?:本)?[站网](?:注明|转载|所有|凡|内容|所载|刊载)
        |用户(?:登录|评论)|分享让更多人看到|微信公众号|长按.{0,6}二维码|点击.{0,4}阅读原文|阅读原文
        |\[?(?:查看|阅读)原文\]?|您?访问的链接即将离开|附件下载[:：]?$|【?(?:返回顶部|关闭窗口|打印本页)】?
        |举报(?:电话|邮箱)|违法和不良信息|值班电话
    )""",
    re.VERBOSE,
)
_ENDER_LIMIT = 120
"""Enders are headings and footers; a longer line that begins so (相关新闻报道…) is text, unless it is a legal notice."""
_LEGAL = re.compile(r"版权|转载|备案|网安备|ICP|免责|本[站网]|网站标识码|Copyright|来源于网络")


def _read_label(found: re.Match[str]) -> tuple[str, int, int] | None:
    """Kind, start and end of a label; in 某市教育局 成文日期： the label is the last word, in 标　题： both."""
    name = found["name"]
    begin = 0
    while True:
        kind = _KIND_OF.get(_GAPS.sub("", name[begin:]))
        if kind is not None:
            return kind, found.start() + begin, found.end()
        gap = _GAPS.search(name, begin)
        if gap is None:
            return None
        begin = gap.end()


def find_labels(line: str) -> list[tuple[str, int, int]]:
    """The labelled values of a metadata line: kind of label, and where in the line its value stands.

    >>> line = "发文机关：\t某市教育局\t成文日期：\t2021年3月5日"
    >>> [(kind, line[start:end]) for kind, start, end in find_labels(line)]
    [('issuer', '某市教育局'), ('signed', '2021年3月5日')]
    """
    marks = [mark for found in _LABEL.finditer(line) if (mark := _read_label(found)) is not None]
    ends = [start for _, start, _ in marks[1:]] + [len(line)]
    values = []
    for (kind, _, begin), end in zip(marks, ends, strict=False):
        inner = line[begin:end]
        left = len(inner) - len(inner.lstrip())
        values.append((kind, begin + left, begin + max(left, len(inner.rstrip(" \t\u00a0\u3000|｜【[（(•·;；")))))
    return values


def _is_tools(text: str) -> bool:
    if text in _TOOL_WORDS:
        return True
    if len(text) > 120:
        return False
    words = [word for word in _TOOL_SPLIT.split(text) if word]
    return all(word in _TOOL_WORDS or _NUMBER_ONLY.fullmatch(word) for word in words) and any(
        word in _TOOL_WORDS for word in words
    )


def _is_labels(line: Line) -> bool:
    """Whether the line is the page's metadata, not a sentence that happens to have a colon (时间：… in a notice)."""
    found = find_labels(line.text)
    if not found:
        return False
    head = line.text[: found[0][1]]
    begins_with_label = len(_GAPS.sub("", head)) <= 14
    is_sentence = line.size > 160 and line.tail.endswith("。") and found[0][0] != "other"
    return begins_with_label and not is_sentence


def ends_document(line: Line) -> bool:
    """Whether nothing from this line on belongs to the document."""
    if not _ENDER.match(line.text):
        return False
    return line.size <= _ENDER_LIMIT or _LEGAL.search(line.text[:60]) is not None


def classify_line(line: Line) -> LineKind:
    """What the line is on its page.

    >>> from policy_text.structure.lines import find_lines
    >>> from policy_text.records import Document
    >>> page = "发布时间：2024-05-06 来源：县教育局\\n字号：大 中 小\\n我县建成学区6个。\\n— 2 —\\n相关阅读"
    >>> [classify_line(line).value for line in find_lines(Document("", page))]
    ['labels', 'tools', 'text', 'page mark', 'ender']
    """
    text = line.text
    if line.kind is BlockKind.FURNITURE:
        return LineKind.LABELS if _is_labels(line) else LineKind.FURNITURE
    if line.size > 400:
        return LineKind.TEXT
    if _PAGE_MARK.fullmatch(text):
        return LineKind.PAGE_MARK
    if _is_tools(text) or _PAGINATION.fullmatch(text) or _NEIGHBOUR.match(text) or _CRUMBS.search(text):
        return LineKind.TOOLS
    if _is_labels(line) or _CLOCK.match(text) or _BARE_DATE.fullmatch(text):
        return LineKind.LABELS
    return LineKind.ENDER if ends_document(line) else LineKind.TEXT
