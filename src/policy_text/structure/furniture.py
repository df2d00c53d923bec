"""Page furniture: the lines of a page that are not its document.

Three sorts matter. *Labels* are the page's own metadata (发布日期：…). *Tools* are controls (打印, 字号, 分享到).
*Enders* begin what follows a document: disclaimers, related news, site footers; nothing after them belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.lexicon.units import unit_forms
from policy_text.records import BlockKind
from policy_text.structure.labels import find_labels
from policy_text.structure.line_kinds import UNSETTLED, LineKind
from policy_text.structure.lines import Line, is_prose
from policy_text.structure.neighbouring_lines import settle_by_neighbours
from policy_text.structure.page_words import CONTROL_WORDS, SURE_CONTROLS

__all__ = ["LineKind", "classify_lines", "is_byline", "is_imprint"]


_WORD_GAPS = re.compile(r"[\s|｜丨·•:：【】\[\]()（）,，、>＞/／;；\-—_+＋–×]+")
_NUMBER_ONLY = re.compile(r"[\d.,]+")
_SIZES = frozenset("大中小")
_CLOCK = re.compile(
    r"""(?:(?:19|20)\d\d[-/.年\ ]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)[ \u00a0\u3000T]*\d{1,2}
        (?:[:：]\d\d|时\d\d分(?:\d\d秒)?(?=$|[ \u00a0\u3000]*(?:来源|作者|编辑|浏览|阅读|点击|字号|发布)))""",
    re.VERBOSE,
)
"""2023年5月12日7时28分 with words behind tells when something happened."""
_NUMERIC_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)")
_CRUMBS = re.compile(
    r"""^.{0,6}(?:当前|所在|现在|您|你)(?:的|所在的?)?位置[ \u00a0]*(?:[:：>＞»]|是|在|$)
        |^[ \u00a0]*(?:返回|网站)?(?:首页|主页|Home)[ \u00a0]*[>＞»/→›-]
        |[>＞»›][ \u00a0]*正文[ \u00a0]*$
        |^(?:返回|网站)?(?:首页|主页)[ \u00a0]*/.{2,120}$
        |^[^>＞»›。]{2,20}(?:[>＞»›][ \u00a0]*+[^>＞»›。]{2,28}){2,}$
        |^(?:[>＞»›][ \u00a0]*+[^>＞»›。]{2,40}){2,}$
        |^[^|｜丨。：]{2,16}(?:[|｜丨][ \u00a0]*+[^|｜丨。：]{2,16}){2,}$""",
    re.VERBOSE,
)
_MENU_WORD = re.compile(r"[一-鿿A-Za-z+·“”]{2,12}!?")
_TIMES = re.compile(r"(?:(?:19|20)\d\d-\d\d-\d\d[ \u00a0]+\d\d:\d\d(?::\d\d)?[ \u00a0]+)+")
"""The times of other news, which a page without styles runs into its columns."""
_FEWEST_MENU_WORDS = 6
"""Short words parted by blanks, with no sign and no figure: a site's columns or its friends, not a list of signers."""
_PAGE_MARK = re.compile(
    r"""[-—–－―_·~\s]{1,6}\d{1,4}[-—–－―_·~\s]{1,6}
        |[-—–－―·\s]*第[ ]?\d{1,4}[ ]?页(?:[ ,，/／]*共[ ]?\d{1,4}[ ]?页)?[-—–－―·\s]*
        |(?:\#[ ]?)?[Pp]age[ ]\d{1,5}(?:[ ]of[ ]\d+)?[:：]?
        |\d{1,4}[ ]?[/／][ ]?\d{1,4}""",
    re.VERBOSE,
)
_BYLINE = re.compile(
    r"""[□■◎○]?[ ]?(?:[一-鿿]{1,8}(?:报|网|社|台|教育))?(?:全媒体|见习|首席|本报|本网|本刊)?
        (?:记者|通讯员|作者|实习生|特约记者|文[/／]图?|图[/／]文?|撰文|供稿)[ \u00a0\u3000：:/／].{2,36}
        |[一-鿿]{1,8}(?:报|网|社|台)(?:全媒体|见习|首席)?记者[一-鿿]{2,4}(?:[、 ][一-鿿]{2,4}){0,4}
        |(?:[一-鿿]{2,3};){1,8}""",
    re.VERBOSE,
)
_PRINTED = re.compile(
    r"(?:本报.{0,40})?《[ ]?[一-鿿]{2,10}[ ]?》[ ]?[（(][ ]?(?:19|20)\d\d年[ ]?\d{1,2}月[ ]?\d{1,2}日.{0,16}[）)]"
)
"""Who wrote it for which newspaper, of which day and page: 本报记者 王某《某某日报》（2025年3月4日 第5版）."""
_SHARED_FILE = re.compile(
    r"""由.{0,12}会员(?:分享|上传).{0,40}(?:在线阅读|搜索|下载)|全部预览完了|如果喜欢就下载|(?:文档|资源)描述[:：]?$|文档编号[:：]?\d
        |^(?:返回|下载|举报|相关|[ ])+$|第\d+页[ ]?/[ ]?共\d+页""",
    re.VERBOSE,
)
"""What sites on which people share files say around a file."""
_ACCOUNT = re.compile(r"[一-鿿]{2,14}(?:订阅号|服务号|公众号|二维码)(?:二维码)?")
"""Under the picture of a code: 某某教育微信公众号."""
_TIP = re.compile(
    r"""欢迎(?:您)?(?:访问|光临|来到|关注)|您的浏览器|浏览器版本|JavaScript|[Ii]nternet[ ]Explorer|本网站(?:支持|已)
        |温馨提示[:：].{0,40}(?:浏览|网站|本站|网上服务|实名账户|登录)|请(?:使用|升级).{0,20}浏览器|为了(?:您|更好)的?.{0,8}浏览
        |您(?:可以|可)?(?:使用|通过).{0,10}快捷键""",
    re.VERBOSE,
)
_RULE = re.compile(r"[-*_=—]{3,80}|:{3}[ ]?[a-z]*(?:[ ][^。]{1,24})?")
"""A rule of Markdown between parts, and the fence of a box (::: warning 原文链接)."""
_BARE_NUMBER = re.compile(r"\d{1,4}")
_PAGINATION = re.compile(
    r"(?:(?:上|下)一?[页篇条章]|首页|尾页|末页|\[\d{1,3}\]|共\d+页|[\s\u00a0|｜:：<>《》…]|\.{3}|\d{1,3}(?!\d))+"
)
_NEIGHBOUR = re.compile(r"[【\[]?(?:上|下|前|后)一?[篇条章个则页]{1,2}(?:文章|信息|新闻)?[】\]]?[ \u00a0]*[:：]")

_FOLLOWING = re.compile(
    r"""(?:(?:相关|推荐|延伸|热门|热点|最新|更多|其他|关联|近期|往期|过往|精彩|图文|本类|同类|最近|今日|相近|本周|本月|编辑)
            (?:新闻|阅读|链接|文章|资讯|内容|信息|报道|稿件|推荐|解读|政策|文件|文档|热点|动态|专题|排行|回顾|要闻|视频|图片|更新|公告
              |排行榜|图文|附件|栏目|导读|跟[贴帖]|评论)+
        |[一-鿿·]{2,14}的其它文章|猜你(?:喜欢|感兴趣)|为[您你]推荐|网友评论|我要评论|发表评论|网站评论|热点排行|点击排行|阅读排行|热门标签|推荐阅读)
        (?:[ \u00a0]*(?:更多|[A-Za-z]{4,12}|>+|»))?[】\])）》>:：]*$""",
    re.VERBOSE,
)
_LOOSE_FOLLOWING = re.compile(r"(?:相关|其他|更多)(?:文件|政策|附件|内容|信息|解读)[:：]?")
_NOTICE = re.compile(
    r"""(?:Notice|Disclaimer|Statement)[:：][ ].{0,200}(?:website|reprint|copyright)
        |(?:免责|版权(?:[与及和、]免责)?|本站|网站)(?:声明|说明|申明)(?:[:：】]|$)|(?:特别|郑重|法律)(?:声明|申明)(?:[:：】]|$)
        |声明[:：](?=.{0,40}(?:本[站网]|转载|版权|来源))
        |(?:网站|本站|本网|文章|图片|资料|部分)(?:内容|信息|文章|图片|素材)?(?:均|部分|皆)?来(?:源于|自)(?:于)?(?:网络|互联网)
        |凡(?:本[站网])?(?:注明|注有|标有|标注|署名).{0,24}(?:来源|稿件|作品|电头)|(?:凡|本)(?:本)?[站网](?:注明|转载|所有|凡|内容|所载|刊载|发布|登载|部分|为|文章)
        |转载(?:请|须|时请)(?:注明|标明|联系)|未经.{0,16}(?:许可|授权|同意).{0,12}(?:不得|禁止|请勿).{0,12}(?:转载|链接|转贴|复制|摘编|使用本)
        |(?:如有|如).{0,12}(?:侵权|版权问题)|以上内容(?:仅供|来源)""",
    re.VERBOSE,
)
_FOOTER = re.compile(
    r"""(?:【)?版权所有|[Cc]opyright|COPYRIGHT|©|[Pp]roduced[ ][Bb]y|[Pp]owered[ ][Bb]y
        |(?:政府)?网站标识码|备案(?:序)?号|[^\s]{0,4}ICP(?:备|证)|[^\s]{0,4}公网安备|网警
        |友情链接|站点地图|网站地图|政府网站(?:导航|链接|年度)|违法和不良信息|您?访问的链接即将离开|(?:总)?访问量[:：]?\d|您是第""",
    re.VERBOSE,
)
_LOOSE_FOOTER = re.compile(
    r"""(?:网站)?(?:主办|承办|技术支持|协办|建设维护|运行维护|主管|维护)(?:单位|机构|方)?[ \u00a0]?[:：]
        |相关网站|网站导航|关于我们|联系我们|快速链接|常用链接|网站(?:声明|简介|纠错)|隐私(?:声明|保护|政策)|安全隐私
        |附件下载|微信公众号|[一-鿿]{0,6}(?:部门|机构|地方政府|媒体|院所|单位)网站$|中国政府网$|举报(?:电话|邮箱)|值班电话""",
    re.VERBOSE,
)
"""What stands in footers, and in notices of events as well: it ends a document only where no text follows it."""
_SHARING = re.compile(
    r"""扫(?:一)?扫.{0,4}(?:在)?(?:手机|微信|二维码|分享|关注|码).{0,16}|用?手机.{0,4}扫.{0,12}|微信扫.{0,16}|长按.{0,8}二维码.{0,16}
        |分享(?:到|至|让更多人看到|按钮)?[:：]?|点击.{0,6}(?:阅读原文|蓝字).{0,12}|\[?(?:查看|阅读|浏览)原文\]?.{0,120}
        |(?:本文|文章)?(?:来源|原文)?(?:于)?(?:链接|地址|网址)?[:：][ ]?https?:?[^；。，]{0,160}
        |本文(?:来源|链接|地址|网址)[:：].{0,160}
        |(?:原文|全文)(?:链接|地址|网址|标题)[:：].{0,160}|来源网址[:：]?.{0,160}|【?(?:返回顶部|关闭窗口|打印本页)】?.{0,40}|(?:点个)?在看.{0,12}
        |更多[^。]{2,12}(?:敬请|请)?关注[^。]{2,20}[）)]|[^。（(]{0,30}(?:转载|转发)请(?:注明|联系)[^。]{0,20}[）)]
        |(?:(?:责任)?编辑[^（）()]{0,20}[）)])?返回搜狐，查看更多
        |(?:[【\[]?纠错[】\]][ ]?)?[【\[]?责任编辑.{0,24}|喜欢(?:此内容|这篇).{0,20}|觉得.{0,8}(?:不错|点).{0,12}""",
    re.VERBOSE,
)
_BULLETS = re.compile(r"[\s【\[（(<《◆■●▲▼★☆•·*#>»◎○□-]*")
_LONGEST_TOOLS = 160
_LONGEST_FOLLOWING, _LONGEST_FOOTER, _LONGEST_SHARING = 24, 400, 200
_MAY_LABEL = re.compile(
    r"[:：】\t|｜]|^\||^\[ ?[一-鿿]|^[一-鿿]{4,6} [^ ]+$|^[一-鿿]{2,6}\u3000(?=[^ \u3000])"
    r"|^(?:标题|名称|题名) |^[一-鿿](?:[ \u3000]+[一-鿿]){1,5}[ \u3000]+\S|^[一-鿿]{2,6} [^ ]+[ \u3000]+[一-鿿]"
)
_BAR = re.compile(r"[|｜]")
_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位[:：]\s*([^\s（）()]{1,16})[）)]?\s*")
_UNIT_PARTS = re.compile(r"[、，,/]")
_LABEL_LEAD = 14
"""A label line begins with its label, or with no more than a word before it."""


def _ends_document(line: Line) -> bool:
    """Whether nothing from this line on belongs to the document, by its own words."""
    text = _without_bullets(line.text)
    if line.size <= _LONGEST_FOLLOWING and _FOLLOWING.match(text):
        return True
    if line.size <= _LONGEST_SHARING and _SHARING.fullmatch(text):
        return True
    return _NOTICE.match(text) is not None or (_FOOTER.match(text) is not None and "。" not in text)


def _without_bullets(text: str) -> str:
    bullets = _BULLETS.match(text)
    return text[bullets.end() :] if bullets else text


def _is_tools(text: str) -> bool:
    if len(text) > _LONGEST_TOOLS or _CLOCK.search(text):
        return False  # when it was published, with controls behind
    for words in (text.split(), _WORD_GAPS.split(text)):
        controls = [word for word in words if word and not _NUMBER_ONLY.fullmatch(word)]
        if controls and all(word in CONTROL_WORDS for word in controls):
            return any(word in SURE_CONTROLS for word in controls) or len(_SIZES & set(controls)) == len(_SIZES)
    return False


def is_byline(line: Line) -> bool:
    """Whether the line only says who wrote the text: 本报记者　王某, 某某日报记者 王某 李某, 王某;李某;."""
    return line.size < 50 and "。" not in line.text and _BYLINE.fullmatch(line.text) is not None


def is_imprint(line: Line) -> bool:
    """Whether the line tells in which newspaper, of which day and page, the text was printed."""
    return line.size < 120 and _PRINTED.fullmatch(line.text) is not None


def _is_labels(line: Line) -> bool:
    """Whether the line is the page's metadata, not a sentence that happens to have a colon (时间：… in a notice)."""
    if is_byline(line) or is_imprint(line):
        return True
    is_row = line.kind is BlockKind.TABLE
    unit = _UNIT_LINE.fullmatch(line.text)
    if unit and all(part.lstrip("百千万亿") in unit_forms() for part in _UNIT_PARTS.split(unit[1])):
        return False  # above a table
    if (
        not is_row
        and line.size < 60
        and "。" not in line.text
        and (_CLOCK.search(line.text) or _NUMERIC_DATE.search(line.text))
    ):
        return True
    may_label = _MAY_LABEL.search(line.text) is not None or line.kind is BlockKind.FURNITURE
    labels = find_labels(line.text) if may_label else []
    if not labels:
        return False
    leads = len("".join(line.text[: labels[0].at].split())) <= _LABEL_LEAD
    is_sentence = line.size > 160 and line.tail.endswith("。") and labels[0].kind != "other"
    return leads and not is_sentence


def _is_row_of_labels(text: str) -> bool:
    """Whether bars part labels and their values (索引号 | 1101/2020-01 | 发布机构 | 某局), not a menu's entries."""
    labels = find_labels(text) if _BAR.search(text) else []
    return bool(labels) and labels[0].at == 0 and labels[0].start < labels[0].end


def _is_menu(line: Line) -> bool:
    times = _TIMES.match(line.text)
    text = line.text[times.end() :] if times else line.text
    words = text.split() if line.kind is not BlockKind.TABLE and "\t" not in text else []
    return len(words) >= _FEWEST_MENU_WORDS and all(_MENU_WORD.fullmatch(word) for word in words)


def _is_control(line: Line) -> bool:
    """Whether the line is a site's, not its document's: reading tools, neighbours, pages, tips, file sharers."""
    text = line.text
    if _is_tools(text) or _NEIGHBOUR.match(text) or (line.size < 120 and _TIP.match(text)):
        return True
    if _SHARED_FILE.search(text) or _ACCOUNT.fullmatch(text):
        return True
    return _PAGINATION.fullmatch(text) is not None and not text.isdigit()


def _classify(line: Line) -> LineKind:
    text = line.text
    if line.kind is BlockKind.FURNITURE:
        return LineKind.LABELS if line.size <= 400 and _is_labels(line) else LineKind.FURNITURE
    if line.size > _LONGEST_FOOTER:
        return LineKind.TEXT
    if _PAGE_MARK.fullmatch(text) or _BARE_NUMBER.fullmatch(text) or _RULE.fullmatch(text):
        return LineKind.PAGE_MARK
    if (_CRUMBS.search(text) or _is_menu(line)) and not _is_row_of_labels(text):
        return LineKind.MENU
    if _is_control(line):
        return LineKind.TOOLS
    if _ends_document(line):
        return LineKind.ENDER
    return LineKind.LABELS if _is_labels(line) else LineKind.TEXT


def _weigh_enders(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """Settle by what follows: a footer's 主办单位：… has no text behind it; 相关文件 above a sentence is a heading."""
    last_prose = max((at for at, line in enumerate(lines) if kinds[at] is LineKind.TEXT and is_prose(line)), default=-1)
    for at, line in enumerate(lines):
        text = _without_bullets(line.text)
        is_free = kinds[at] in UNSETTLED and line.kind is not BlockKind.TABLE and line.size <= _LONGEST_FOOTER
        if is_free and at > last_prose and _LOOSE_FOOTER.match(text):
            kinds[at] = LineKind.ENDER
        is_heading = kinds[at] is LineKind.ENDER and _LOOSE_FOLLOWING.fullmatch(text) is not None
        if is_heading and at + 1 < len(lines) and is_prose(lines[at + 1]):
            kinds[at] = LineKind.TEXT


def classify_lines(lines: Sequence[Line]) -> list[LineKind]:
    """What each line is on its page.

    >>> from policy_text.structure.lines import find_lines
    >>> from policy_text.records import Document
    >>> page = "发布时间：2024-05-06 来源：县教育局\\n字号：大 中 小\\n我县建成学区6个。\\n— 2 —\\n相关阅读"
    >>> [kind.value for kind in classify_lines(find_lines(Document("", page)))]
    ['labels', 'tools', 'text', 'page mark', 'ender']
    """
    kinds = [_classify(line) for line in lines]
    _weigh_enders(lines, kinds)
    settle_by_neighbours(lines, kinds)
    return kinds
