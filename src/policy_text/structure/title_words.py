"""What titles, bodies and sites are called: the words by which a line is told to be a title, and what it is not."""

from __future__ import annotations

import re

from policy_text.structure.lines import tighten

__all__ = [
    "DOCUMENT_NUMBER",
    "FAVOURS",
    "MARKING",
    "bare_title",
    "ends_as_site",
    "glued_number",
    "is_about_page",
    "is_formal_title",
    "is_no_title",
    "is_office",
    "is_organ",
    "is_school",
    "is_site_name",
    "is_yearly_number",
    "number_behind",
    "part_page_title",
    "plain_title",
    "strip_site",
]

MARKING = re.compile(
    r"(?:(?:主动|依申请|不予|免予)公开|特[ ]?急|加[ ]?急|平[ ]?急|急[ ]?件|内部(?:资料|文件))[ \u00a0\u3000]*"
)
"""How a paper may be passed on, or how fast it must be: stands in its head, before its number or alone."""
DOCUMENT_NUMBER = re.compile(
    r"""(?P<number>(?:[一-鿿]{2,10}[部局委署行会][ \u3000]){1,5}[一-鿿]{2,12}公告(?:19|20)\d\d年第?\d{1,4}号
        |[一-鿿]{1,14}[ ]?(?:[〔\[（(【﹝［][ ]?(?:19|20|１９|２０)\d\d[ ]?[〕\]）)】﹞］]|(?<!第)(?:19|20)\d\d[ ]?年?)
        [ ]?第?[ ]?\d{1,5}[ ]?号
        |[一-鿿]{0,12}(?:简报|专报|要报)[ ]?[〔\[（(【﹝［](?:19|20)\d\d[〕\]）)】﹞］][ ]?第?\d{1,4}期)""",
    re.VERBOSE,
)
"""某政办发〔2021〕5号, 某部简报〔2017〕第38期."""
_ORGAN = re.compile(
    r"""(?:国务院|中共中央|中央军委|人民政府|办公厅|办公室|督[导查]室|委员会|教育[厅局]|[一-鿿]{1,8}(?:厅|局|委)|教育部|[一-鿿]{2,10}部(?:[一-鿿]{2,8}司)?|调查队|领导小组|党委|党组|管委会
        |人民代表大会|常务委员会|法院|检察院|医院|研究院|(?:研究|管理|检验|检测|监测|监督|考试|派出)所|实验室|教科院|学院|大学|协会|中心|总队|支队|公司|集团|银行|银行[一-鿿]{2,8}分行|学会|工会|总工会|共青团|(?:国务院|[省市县区州])[一-鿿]{2,6}办|联席会议|指挥部|联防联控机制|机制(?:综合组|办公室)|海关|文化馆|图书馆|博物馆|档案馆|美术馆|体育馆|联合会|残联|妇联|科协|编办|中心校)$""",
    re.VERBOSE,
)
_ORGAN_CHARACTERS = re.compile(r"[一-鿿、（）() “”]{3,48}")
_NAMED_FOR = re.compile(
    r"[一-鿿]{2,14}“[^“”]{2,12}”[一-鿿]{0,2}(?:建设|工作|专项|行动|改革|创建|计划|工程|攻坚|试点)[一-鿿]*(?:办公室|小组|委员会|指挥部)$"
)
"""How bodies are called that bear a campaign's name: 某省推进“某某”建设领导小组办公室."""
_NOT_ORGAN = re.compile(
    r"^走进|健全|关于|通知|意见|的|报告|情况|名单|首页|网$|(?:开|布|格|结|大|定|僵|危|时|变|破|新)局$"
)
_SCHOOL = re.compile(
    r"(?!走进|关于|办好|建设|我校|.*[的了让把里来是有])[一-鿿]{4,24}(?:[中小]学|学校|分校|幼儿园|校区|职中|卫校)"
)
_OFFICE = re.compile(r"[一-鿿]{2,4}[科股处室]|[厅局部委][一-鿿]{1,10}(?:局|处|室|科|司)")
FAVOURS = r"(?:扶持|优惠|奖励|补贴|支持|就业|创业|引进|惠民|惠企)政策"
"""Papers that tell what is given to whom: 扶持政策."""
_FORMAL = re.compile(
    rf"""(?:通知|意见|方案|办法|规定|细则|决定|决议|公告|通告|通报|批复|函|请示|报告|公报|规划|纲要|计划|要点|条例|标准|指南|指引|启事|总结|汇报
        |情况|讲话|致辞|说明|解读|清单|目录|名录|名单|制度|规程|规则|章程|议案|公示|倡议书|建议|答复|预案|措施|规范|汇编|案例|做法|经验|纪实|综述
        |进展|状况|分析|(?<=[一-鿿]{{6}})动态|摘登|选登|{FAVOURS}|令|须知|(?:工作|值班|管理|具体|有关|基本)要求
        |纪要|简章|问答|白皮书|打算|摘编|年鉴
        |[一-鿿]{{2}}(?<![代发仪外地手制填])表)
        (?:[（(\[][^）)\]]{{1,20}}[）)\]]){{0,2}}[”》]?$""",
    re.VERBOSE,
)
_LAW = re.compile(r"中华人民共和国[一-鿿、]{2,30}法(?:[（(][^（）()]{1,20}[）)])?")
_SITE = re.compile(
    r"(?:(?<![触上入组并联电管路水])网|网站|频道|门户|平台|在线|客户端|公众号|专栏|首页|日报|晚报|Government|Home|文件)$"
)
_SITE_TAIL = re.compile(r"[ \u00a0]*(?:[-_|—–丨]{1,2}|[ ]-[ ])[ \u00a0]*[一-鿿A-Za-z·+（）() ]{2,30}$")
_SITE_NAME = re.compile(
    r"网|门户|频道|平台|政府|[新华央]社|在线|客户端|日报|专栏|动态|教育[局厅部]|公开|新闻|库$|(?:[中小]学|学校|幼儿园|学院|大学)$"
)
_COLUMN_TAIL = re.compile(r"(?<=[^-])--(?=[^-])[^，。-]{2,12}$")
"""The column that a site sets between title and its own name: 某通知--德育处-某某中学."""
_FOOTNOTE = re.compile(r"(?<=[一-鿿])[\[［]\d{1,2}[\]］]$")
"""The mark of a note that stands behind a title: …统计公报[1]."""
_NUMBER_BEHIND = re.compile(rf"(?<=[一-鿿）)》])[ ]?[（(]{DOCUMENT_NUMBER.pattern}[ ]?[）)]$", re.VERBOSE)
_YEARLY_NUMBER = re.compile(r"(?:19|20)\d\d年第\d{1,4}号")
"""The number of a public announcement, which names nobody: 2013年第133号."""
_YEARLY_BEHIND = re.compile(rf"(?<=[公通]告)[ ]?[（(](?P<number>{_YEARLY_NUMBER.pattern})[）)]$")
_GIVEN_AT = re.compile(r"(?<=报告)[（(](?:19|20)\d\d年\d{1,2}月\d{1,2}日在[^（）()]{4,50}会议?上[）)]$")
"""Where a report was given, in brackets behind its title."""
_COUNT_BEFORE = re.compile(r"^\d{1,3}[ \u3000]+(?=[一-鿿“《])")
"""The count of a file among others that stands before its title: 22 某市关于…的意见."""
_TWICE = re.compile(r"^([一-鿿]{4,24})(?=\1关于)")
"""The body of a paper's head that a copy has run into the title, which begins with it again."""
_NUMBER_END = re.compile(r"[〔\[]20\d\d[〕\]]\d{1,4}号$")
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
        |【[^【】。]{2,14}】  # a newspaper's column: 【见证·高质量发展】
        |(?:19|20)\d\d年\d{1,2}月\d{1,2}日在.{4,40}会议?上(?:[ ].{0,20})?
        |(?:[—-]{1,2}(?:19|20)\d\d年.{4,30}|[一-鿿]{0,6}(?:代表大会|委员会).{0,12})会议上  # where a report was given
        |.*第[一二三四五六七八九十]+次修[订正]  # a law's history
        |(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{4,80}(?:通过|批准|修[订正]|公布|施行)
        |[一-鿿]{2,10}[ ：:]\d[\d.,]*(?:%|[万亿]?元|[万亿]?[人户亩所]|公顷|平方公里)  # a figure and what it counts
        |[一-鿿]{2,24}会议秘书处  # who laid a paper before a meeting
        |(?:网站)?首页.+  # crumbs that a page runs together with its title
        |原创[ \u3000].{2,40}  # an account and who wrote for it
        |[^，。]{0,20}(?:记者|通讯员)[ \u3000]*[一-鿿]{2,4}(?:[ \u3000、][^，。]{0,20})?  # who wrote it
        |(?![一-鿿]{2}[县镇乡村]$
            |(?:的[ ]?)?(?:通[ ]{0,9}[知报]|意[ ]{0,9}见|[报公][ ]{0,9}告|决[ ]{0,9}定|方[ ]{0,9}案|办[ ]{0,9}法|函)$)
         [^一-鿿]*(?:[一-鿿][^一-鿿]*){0,3}  # hardly a word
    """,
    re.VERBOSE,
)
_SHORTEST, _SHORTEST_PART = 6, 8
"""A shorter part of a page's title is the name of a column (工作动态)."""


def is_formal_title(text: str) -> bool:
    """Whether it ends as official papers and reports end: …的通知, …实施方案（试行）, …情况.

    >>> is_formal_title("关于做好招生工作的通知（试行）"), is_formal_title("走进天河")
    (True, False)
    """
    return _FORMAL.search(text) is not None or _LAW.fullmatch(text) is not None


def is_organ(text: str) -> bool:
    """Whether the text is the name of a public body and nothing else.

    >>> is_organ("某某县教育和体育局"), is_organ("县教育局关于招生工作的通知")
    (True, False)
    """
    text = tighten(text)
    if "“" in text and not _NAMED_FOR.match(text):
        return False
    whole = _ORGAN_CHARACTERS.fullmatch(text) is not None
    return whole and _ORGAN.search(text) is not None and _NOT_ORGAN.search(text) is None


def is_office(text: str) -> bool:
    """Whether the text names an office inside a body, which sends its news to the body's own site.

    >>> is_office("宣传科"), is_office("某某县教育局")
    (True, False)
    """
    return _OFFICE.fullmatch(text) is not None


def is_school(text: str) -> bool:
    """Whether the text is the name of a school and nothing else.

    >>> is_school("某某县第一中学"), is_school("某市某中学河西分校"), is_school("走进某某县第一中学")
    (True, True, False)
    """
    return _SCHOOL.fullmatch(text) is not None


def bare_title(text: str) -> str:
    """A title without the number before it and the marks around it, as sites of laws list papers.

    >>> bare_title("某政发〔2014〕20号《某市关于深化改革的意见》"), bare_title("《某市要点》的解读")
    ('某市关于深化改革的意见', '《某市要点》的解读')
    """
    text = _FOOTNOTE.sub("", text)
    number = DOCUMENT_NUMBER.match(text)
    rest = text[number.end() :].strip() if number else text
    rest = rest[: len(rest) - len(glued_number(rest))]
    is_quoted = rest.startswith("《") and rest.endswith("》") and "》" not in rest[1:-1]
    return rest[1:-1] if is_quoted else (rest if number is None else text)


def plain_title(text: str) -> str:
    """The bare title without what stands in brackets behind it: its number, where and when a report was given.

    >>> plain_title("某市住房补贴办法（某政发[2013]6号）")
    '某市住房补贴办法'
    >>> plain_title("某市预算报告（2023年1月8日在某市第三次会议上）")
    '某市预算报告'
    >>> plain_title("某市教育局某市教育局关于校车的通知")
    '某市教育局关于校车的通知'
    """
    text = _TWICE.sub("", _COUNT_BEFORE.sub("", text)) if is_formal_title(text) else text
    behind = _NUMBER_BEHIND.search(text)
    return bare_title(_GIVEN_AT.sub("", text[: behind.start()] if behind else text))


def number_behind(text: str) -> str | None:
    """The number of a paper in brackets behind its title.

    >>> number_behind("某市住房补贴办法（某政发[2013]6号）")
    '某政发[2013]6号'
    """
    found = _NUMBER_BEHIND.search(text) or _YEARLY_BEHIND.search(text)
    return found["number"] if found else None


def is_yearly_number(text: str) -> bool:
    """Whether the text is the number of a public announcement and nothing else.

    >>> is_yearly_number("2013年第133号"), is_yearly_number("2013年第3期")
    (True, False)
    """
    return _YEARLY_NUMBER.fullmatch(text) is not None


def glued_number(text: str) -> str:
    """The number of a paper that stands right behind its title, as in copies that have lost their lines.

    >>> glued_number("某省关于典型做法的通报某政函〔2018〕46号"), glued_number("落实某政函〔2018〕46号")
    ('某政函〔2018〕46号', '')
    """
    year = _NUMBER_END.search(text)
    begins = range(year.start() - 2, max(0, year.start() - 10), -1) if year else range(0)
    parted = ((text[:at], text[at:]) for at in begins if is_formal_title(text[:at]))
    return next((number for title, number in parted if title.endswith("的函") or not title.endswith("函")), "")


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
    return ends_as_site(text) or is_organ(text)


def is_about_page(text: str) -> bool:
    """Whether a line tells who keeps the page or wrote the text, or holds hardly a word.

    >>> is_about_page("主办单位：某市融媒体中心"), is_about_page("某报记者 王某"), is_about_page("今年新建学校三所")
    (True, True, False)
    """
    return is_no_title(text) or is_organ(text)


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


def is_no_title(text: str) -> bool:
    """Whether a line tells who keeps the page or wrote the text, or holds hardly a word."""
    return _NOT_TITLE.fullmatch(text) is not None


def ends_as_site(text: str) -> bool:
    """Whether a text ends as the names of sites end: …网, …频道."""
    return _SITE.search(text) is not None
