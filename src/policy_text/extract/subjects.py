"""What is counted: the subject of each quantity of a sentence, and the group that splits it.

Each rule answers for one way in which Chinese puts a number beside what it counts; the first that answers wins. Rules
are named in what they return, so that their reliability can be measured one by one (`scripts/calibrate.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from policy_text.extract.announcements import names_taker
from policy_text.extract.clues import PENALTY, PER, Clue, Subject, is_set_above
from policy_text.extract.count_subjects import COUNT_RULES
from policy_text.extract.grants import GRANT_RULES
from policy_text.extract.groups import PERSONS, is_group
from policy_text.extract.list_heads import is_item_of
from policy_text.extract.money_subjects import MONEY_RULES
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import noun_before, strip_scope
from policy_text.extract.points import find_points
from policy_text.extract.rate_subjects import OWN_NAME, RATE_RULES
from policy_text.extract.set_rates import SET_RATE_RULES
from policy_text.extract.terms import TERM_RULES
from policy_text.lexicon.divisions import names_place
from policy_text.lexicon.words import group_section, group_words, word_set

__all__ = ["find_subject"]

Rule = Callable[[Clue], Subject | None]

_STANDARDS = ("标准", "国家标准", "省定标准", "规定标准", "标准值", "底线")
_GOAL = re.compile(r"^的?(?:年度|全年|预期|既定|预定|省定|市定)*(?:目标|任务|计划|指标任务)(?!清单|书|数|台账)")
_COURSE_BEFORE = re.compile(r"([^,;。的]{2,12}课程?)的$")
_COURSE_BEHIND = re.compile(r"用于([^,;。]{2,12}课程?)(?=[,;。]|$)")
_NAME_THEN_GROUP = re.compile(
    r"(?P<name>[^,;。0-9]{0,24}(?:班额|人数|学生|时间|标准|比例|率|面积|系数|规模)(?:标准)?)(?:原则上)?"
    r"(?P<group>小学|初中|高中|普通高中|幼儿园|中学)"
)
_FIGURE_THEN_GROUP = re.compile(
    r"(?P<name>[^,;。0-9]{1,24}(?:率|占比|比例|比重|[师生]比|面积|系数|标准|[册台室师]数|计算机|设备值|水平|通达度|经费|补助|收费|班额|图书|时间))(?:为|:)?(?P<group>[\u4e00-\u9fff]{2,6}?)[都均]?"
)
_NEWLY = re.compile(r"^(?:新增|新购|新建|净增)(?=..)")
_TOTALS = ("总额", "总量", "总数", "总值", "总规模", "规模")
_LIMITS = re.compile(r"不|控制|至少|最多")
_COURSE_NAMED = re.compile(r"([^,;。的]{2,16}课程?)(?:总?学分)?(?:开设|设置|修满|修习|修完|修得|应修|修)?$")
_LONGEST_LISTED, _LONGEST_TAKERS = 16, 40
_BOUND_BEHIND = re.compile(r"(?:\(含\))?(?:及其?)?以[上下内]")
_FOR_WHOM = re.compile(r"^(?:对于?|凡)")
_LONGEST_FIGURE = 10
_BOUND_BEFORE = ("超过", "超出", "不足", "不满", "低于", "高于", "大于", "小于", "少于", "多于", "达到", "达")
_NAMES_A_FIGURE = re.compile(
    r"(?:资本|造价|跨度|断面|容[量积]|面积|[额量数]|收入|产值|投资|人口|年限|规模|[长高深宽]度|成绩|户数)$"
)
_COMPLETES = re.compile(r"修[满习完得]$")
_NO_DEED = re.compile(
    r"的|和|及|与|、|以|按|低|高|左右|多|中|等|上|由|从|已经?实现|[增减上下降提调扩缩][^,;。0-9]{0,3}[到至为]"
    r"|(?:同比|环比)?(?:增长|增加|上升|提高|下降|减少|降低|回落)了?$"
)
"""What stands behind a number and tells no deed of those whom it counts: 增加到, 的基础上, 中."""
_DOING = re.compile(r"(?P<what>[^,;。!?:、()0-9]{2,16})")
_SHORT_NOUNS = word_set("head") | frozenset(
    "人户家书树马牛羊猪鱼鸡课题字票水电气粮油煤铁钢船车床井田地山河湖海洞沟岭厂店馆院室厅站池点岗队团社会所网线洲钱米麦豆茶果菜药"
    "酒鞋衣伞信画歌舞戏剧片塔坝闸泵灯碑亭台省市县区镇乡村州旗盟组班级校园楼房路桥港库系科处股司局委狗猫兔鸭鹅蜂花草林木种籽苗蛋肉糖盐葱蒜竹丝绸棉纱布纸瓷锂铜铝锌金银锡砂沙冰屯寨埠坊巷弄塘渠窑"
)
_WHERE = re.compile(r"[\u4e00-\u9fff]{1,3}[里中内]")
_CAUSES = frozenset({"带动", "组织", "引导", "推动", "支持", "帮助", "吸引", "动员"})
_MARKS = re.compile(
    r"^\d{1,2}本(?=项目|工程)|(?=[\[\s◇◆●■□★☆※①-⑳【】第])(?:\[\d{1,2}\]|^[\s◇◆●■□★☆※①-⑳【】]+|[\s【】]+$|^[^【】]{1,12}】|^第[一二三四五六七八九十百\d]+条\s*)"
)
_SCORES = re.compile(r"(?:获得)?者?(?:每[次例人]|一次|一律|累计|各|再|均|可)*(?:加计|加|扣满|扣除|扣|计|获得|满分)$")
_SIZES = ("area", "length")
_SIZE_NAMES = ("面积", "长度", "全长", "里程", "海拔")
_OF_CLASSES = re.compile(r"每班|班额|学生")
"""每班学生小学不得超过45人 is no quota, whatever the heading announced."""
_MERE_FREQUENCY = re.compile(r"每(?:年|月|周|天|日|学期|学年|次)|[人生户校]均")


def find_subject(clue: Clue) -> Subject:
    """The subject of one quantity."""
    special = _first_answer(_SPECIAL_RULES, clue)
    if special is not None:
        return _without_marks(special)
    found = _first_answer(_rules_for(clue), clue)
    if found and len(found.text) == 1 and found.text not in _SHORT_NOUNS:
        whole = clue.alike or clue.previous
        found = Subject(whole.text, "inherited", whole.breakdown, led_by=clue.led_by) if whole else None
    if found is None or not found.text or found.text in word_set("adverb") or _says_less(found, clue):
        found = _find_what_they_do(clue) or found or Subject("", "none")
    if clue.quantity.unit == "分":
        found = _without_scoring(found)
    return _with_per(_without_marks(found), clue.per)


def _first_answer(rules: tuple[Rule, ...], clue: Clue) -> Subject | None:
    for rule in rules:
        found = rule(clue)
        if found is not None:
            return found
    return None


def _rules_for(clue: Clue) -> tuple[Rule, ...]:
    kind = clue.quantity.kind
    if kind in ("percentage", "multiple", "ratio") or clue.quantity.form == "点":
        return RATE_RULES
    return MONEY_RULES if kind == "money" else COUNT_RULES


def _find_standard(clue: Clue) -> Subject | None:
    """生均占地54平方米(标准为39平方米): the standard of what stands before the note."""
    if not clue.around.in_parentheses or clue.previous is None or strip_scope(clue.noun) not in _STANDARDS:
        return None
    return Subject(clue.previous.text, "inherited", clue.previous.breakdown, led_by=clue.led_by)


def _find_goal(clue: Clue) -> Subject | None:
    """超额完成25条的全年任务: the goal of what was counted before."""
    if clue.previous is None or not _GOAL.match(clue.around.right):
        return None
    is_thing = clue.quantity.form in ("个", "项") and clue.around.right.startswith(("目标", "任务", "计划"))
    return None if is_thing else Subject(clue.previous.text, "goal", clue.previous.breakdown)


def _find_required(clue: Clue) -> Subject | None:
    """超过省定15%的要求: what is required of the figure told before."""
    if not clue.previous or not is_set_above(clue.around.left, clue.around.right):
        return None
    return Subject(clue.previous.text, "required", clue.previous.breakdown, led_by=clue.led_by)


def _find_threshold(clue: Clue) -> Subject | None:
    """年收入在|6万元|以下的家庭, 经营面积|300平方米|以上的商铺: a bound is one of the figure named before it."""
    if not clue.right.startswith("的"):
        return None
    if not (_BOUND_BEHIND.match(clue.following) or clue.led_by.endswith(_BOUND_BEFORE)):
        return None
    name = _FOR_WHOM.sub("", strip_scope(clue.noun))
    name = noun_before(name)[0] if len(name) > _LONGEST_FIGURE or "执行" in name else name
    return Subject(name, "threshold", led_by=clue.led_by) if _NAMES_A_FIGURE.search(name) else None


def _find_credits(clue: Clue) -> Subject | None:
    """学分 counts itself, or a course that is named (艺术课程的6个学分)."""
    if clue.quantity.unit != "学分":
        return None
    course = _COURSE_BEHIND.match(clue.around.right) or _COURSE_BEFORE.search(clue.around.left)
    if course is None and (clue.led_by or _COMPLETES.search(clue.noun)):
        course = _COURSE_NAMED.search(clue.noun)
    return Subject(noun_before(course.group(1))[0] if course else "学分", "own-unit")


def _find_announced(clue: Clue) -> Subject | None:
    """各项指标的校际差异系数,小学不超过0.50: only a group stands before the number, its name before the comma."""
    if not clue.announced:
        return _find_listed(clue)
    if clue.announced.scores:
        return Subject(clue.announced.name, "points", led_by=clue.led_by)
    if PENALTY.match(clue.around.left):
        return Subject(clue.announced.name.rstrip("者的"), "announced", per=clue.per, led_by=clue.led_by)
    if clue.announced.above:
        return _find_under_heading(clue, clue.announced.name)
    group = _without_name(strip_scope(clue.noun), clue.announced.name)
    return _find_in_list(clue, clue.announced.name, group) if clue.announced.lists else _find_split(clue, group)


def _find_under_heading(clue: Clue, name: str) -> Subject | None:
    """What the line above announces, unless the sentence itself has gone on to something else."""
    previous = clue.previous
    goes_on = previous is not None and previous.text != name and previous.rule not in ("topic", "headline")
    return _find_listed(clue) if goes_on else _find_taker(clue, name) or _find_listed(clue)


def _find_in_list(clue: Clue, name: str, group: str) -> Subject | None:
    """津贴标准:高级|26元, 缴费档次分别为:平均工资的|10%: the items behind a colon."""
    if clue.quantity.unit == "分" and name.endswith("标准"):
        return Subject(group, "listed", led_by=clue.led_by) if group else None  # 积分标准为:大专学历10分
    if clue.quantity.kind == "percentage" and clue.led_by == "的":
        return Subject(name, "listed", led_by=clue.led_by)
    if (not is_group(group) and _is_listed(group)) or is_group(group) or names_place(group):
        return Subject(name, "listed", group.rstrip("都均") or None, clue.per, clue.led_by)
    return None


def _find_split(clue: Clue, group: str) -> Subject | None:
    """校际差异系数,小学不超过|0.50: the group alone stands before the number, the name in the clause before."""
    is_named_behind = not group and noun_after(clue.right, unit=clue.quantity.form)
    if is_named_behind or clue.announced is None or not (is_group(group) or names_place(group)):
        return None  # 成果获奖励,|4个案例入选
    return Subject(clue.announced.name, "announced", group.rstrip("都均") or None, clue.per, clue.led_by)


def _find_taker(clue: Clue, name: str) -> Subject | None:
    """自主招生计划 > 第一中学30人: the line says only to whom it goes, the one above what."""
    group = strip_scope(clue.noun)
    if clue.around.in_parentheses or noun_after(clue.right, unit=clue.quantity.form):
        return None
    if _OF_CLASSES.search(group):
        return None
    is_total = not group and clue.around.left.startswith("共")
    is_item = clue.announced is not None and clue.announced.lists and is_item_of(name, clue)
    if not (is_total or is_item or names_taker(group) or (group and is_group(group))):
        return None
    return Subject(name, "listed", group.rstrip("都均各") or None, clue.per, clue.led_by)


def _find_listed(clue: Clue) -> Subject | None:
    """津贴标准:高级26元,中级|22元: the next of those for whom the name before the colon tells a figure."""
    previous = clue.previous
    if previous is None or previous.rule not in ("listed", "announced"):
        return None
    if previous.rule == "listed" and clue.around.left == "共":
        return previous._replace(breakdown=None, led_by=clue.led_by)
    group = _without_name(strip_scope(clue.noun), previous.text)
    if not (_is_listed(group) if previous.rule == "listed" else bool(group) and names_place(group)):
        return None
    return previous._replace(breakdown=group.rstrip("都均"), led_by=clue.led_by)


def _without_name(noun: str, name: str) -> str:
    """开工率前两名:东河县开工率98%: the group alone, where its item says the announced name again."""
    again = next((i for i in range(1, len(noun) - 1) if name.endswith(noun[i:])), len(noun))
    return noun[:again]


def _is_listed(group: str) -> bool:
    """高级, 语文、数学: short, without a verb, and no name of a figure; or schools, however they are told apart."""
    if names_taker(group) and len(group) <= _LONGEST_TAKERS:
        return True
    return 0 < len(group) <= _LONGEST_LISTED and not OWN_NAME.search(group) and not noun_before(group)[1]


def _find_name_then_group(clue: Clue) -> Subject | None:
    """班额原则上小学不超过45人, 器材达标率小学98%: a group behind the name of its figure."""
    noun = strip_scope(clue.noun)
    if len(noun) < len("班额小学"):
        return None
    figure = _FIGURE_THEN_GROUP.fullmatch(noun)
    is_rate = figure is not None and figure["name"].endswith(("率", "占比", "比例"))
    if figure and (group_section(figure["group"]) == "stage" or (is_rate and figure["group"] in group_words())):
        return Subject(figure["name"], "rate", figure["group"], clue.per, clue.led_by)
    match = _NAME_THEN_GROUP.fullmatch(noun) if _LIMITS.search(clue.led_by) else None
    if match is None:
        return None
    return Subject(match["name"], "rate", match["group"], clue.per, clue.led_by)


def _find_total(clue: Clue) -> Subject | None:
    """进出口增长9%,总额突破7000亿元: the total of what was told of before."""
    if strip_scope(clue.noun) not in _TOTALS or clue.previous is None or clue.previous.rule == "topic":
        return None
    text = _NEWLY.sub("", clue.previous.text)  # 新增校车48辆,总数达到|317辆
    return Subject(text, "inherited", clue.previous.breakdown, led_by=clue.led_by)


def _find_among_places(clue: Clue) -> Subject | None:
    """北城面积6300平方公里,南城是|7300平方公里: of the next place the same is told."""
    place = strip_scope(clue.noun)
    before = clue.alike or clue.previous
    is_size = clue.quantity.kind in _SIZES and not clue.right.strip("的,;。")
    if before is None or not is_size or before.unit != clue.quantity.unit or not names_place(place):
        return None
    own = next((before.text[length:] for length in (4, 3, 2) if names_place(before.text[:length])), before.text)
    is_told = before.rule in ("before", "among-places", "topic") and own.endswith(_SIZE_NAMES) and own[0] not in "到至"
    return Subject(own, "among-places", place, led_by=clue.led_by) if is_told else None


_SPECIAL_RULES = (
    *SET_RATE_RULES,
    *TERM_RULES,
    *GRANT_RULES,
    _find_threshold,
    _find_standard,
    _find_goal,
    _find_required,
    _find_credits,
    _find_announced,
    find_points,
    _find_name_then_group,
    _find_total,
    _find_among_places,
)


def _without_marks(found: Subject) -> Subject:
    """第十四条 理事, ◇奖学金, 学校[2]: marks of articles, lists and footnotes are no part of the name."""
    text = _MARKS.sub("", found.text).strip()
    text = text[2:] if text.startswith("分别") and len(text) >= len("分别奖励") else text
    if text.count("”") != text.count("“"):
        text = text.strip("“”")
    return found if text == found.text else found._replace(text=text)


def _without_scoring(found: Subject) -> Subject:
    """凡迟到一次扣|5分, 烈士子女加|20分: for what or for whom the points are."""
    text = _SCORES.sub("", found.text).removeprefix("凡")
    return found._replace(text=text) if len(text) >= len("迟到") else found


def _says_less(found: Subject, clue: Clue) -> bool:
    """Whether what stands behind the number says more: 带动|2000人|增收致富, 其中3人|曾出国进修, 共有|7人|通过初评."""
    right = clue.around.right
    if clue.quantity.kind == "percentage":
        return found.rule == "inherited" and not _NO_DEED.match(right) and bool(_DOING.match(right))
    if clue.quantity.unit not in (*PERSONS, "人次") or not _DOING.match(right):
        return False
    if found.text in _CAUSES or _WHERE.fullmatch(found.text):
        return True
    names_nobody = found.rule == "inherited" or (found.rule == "before" and clue.led_by.endswith("有"))
    return names_nobody and not _NO_DEED.match(right)


def _find_what_they_do(clue: Clue) -> Subject | None:
    """共有2.4万人|报名参加成人高考: nobody is named, so that what they do says who is counted."""
    doing = _DOING.match(clue.around.right)
    return Subject(doing["what"], "predicate", led_by=clue.led_by) if doing else None


def _with_per(found: Subject, per: str | None) -> Subject:
    """每人每月 belongs to the subject of 1309元; 每年 alone is a mere frequency."""
    if per is None:
        return found
    is_part = per not in found.text and not _MERE_FREQUENCY.fullmatch(per)
    return found._replace(text=PER.sub("", found.text) + per if is_part else found.text, per=per)
