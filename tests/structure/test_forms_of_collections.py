"""The forms in which collections set their cases apart, each over places of the nation, of a province and of a city."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from policy_text.lexicon.divisions import division_of
from policy_text.records import Document, DocumentType
from policy_text.structure import read_structure
from policy_text.structure.cases import make_case
from policy_text.structure.lifted_heads import join_heads, lift_to_heads
from policy_text.structure.lines import find_lines

BEGINS = "‹"
"""Stands in these pages where a case begins; it is taken out before they are read."""


class Place(NamedTuple):
    name: str
    code: str


NATION = [
    Place("江苏省苏州市", "320500"),
    Place("浙江省杭州市西湖区", "330106"),
    Place("四川省成都市青羊区", "510105"),
    Place("广东省深圳市", "440300"),
    Place("陕西省西安市碑林区", "610103"),
]
PROVINCE = [
    Place("五华区", "530102"),
    Place("红塔区", "530402"),
    Place("隆阳区", "530502"),
    Place("瑞丽市", "533102"),
    Place("文山市", "532601"),
]
CITY = [
    Place("玄武区", "320102"),
    Place("秦淮区", "320104"),
    Place("栖霞区", "320113"),
    Place("溧水区", "320117"),
    Place("高淳区", "320118"),
]
SCOPES = [("", NATION), ("云南省", PROVINCE), ("南京市", CITY)]
TITLES = ["织密学区网络 共享优质资源", "校车开到家门口", "让老师留得住教得好", "课后服务有温度", "一校一品展新颜"]
TOLD = [
    "2023年，组建教育集团12个，覆盖学校86所，新增学位1.2万个，群众满意度达到96.5%。",
    "近三年投入3.6亿元改造校舍，选派骨干教师430名到农村学校任教，城乡差距明显缩小。",
    "建立教师编制周转池，统筹编制560名，招聘教师310名，乡村教师月均补助800元。",
    "中小学全部开展课后服务，参与学生24万人，开设社团3200个，家长负担下降三成。",
    "每所学校建成特色课程3门以上，体育艺术场馆年均开放200天，服务居民15万人次。",
]
AFTER = "下一步，将继续加大投入，完善机制，巩固成果。"
COUNT = "一二三四五"

Form = Callable[[int, str], str]


def tell(at: int) -> str:
    return f"{TOLD[at]}\n{AFTER}"


FORMS: dict[str, Form] = {
    "counted, place and colon": lambda at, place: f"{COUNT[at]}、‹{place}：{TITLES[at]}\n{tell(at)}",
    "counted, place leads the title": lambda at, place: f"{COUNT[at]}、‹{place}{TITLES[at]}\n{tell(at)}",
    "counted in brackets, run in": lambda at, place: f"（{COUNT[at]}）‹{place}。{TOLD[at]}{AFTER}",
    "figures, run in": lambda at, place: f"{at + 1}.‹{place}：{TOLD[at]}{AFTER}",
    "figures without a sign": lambda at, place: f"{at + 1} ‹{place}\n{tell(at)}",
    "figures above the place": lambda at, place: f"0{at + 1}\n‹{place}\n{tell(at)}",
    "circled figures": lambda at, place: f"{'①②③④⑤'[at]}‹{place}：{TOLD[at]}{AFTER}",
    "parts": lambda at, place: f"Part.{at + 1}\n‹{place}\n{tell(at)}",
    "cases by number": lambda at, place: f"案例{COUNT[at]}：‹{place}{TITLES[at]}\n{tell(at)}",
    "cases by number, place in brackets": lambda at, place: f"案例{at + 1} ‹{TITLES[at]}（{place}）\n{tell(at)}",
    "cases by number, place below": lambda at, place: f"案例{COUNT[at]}\n‹{TITLES[at]}\n——{place}\n{tell(at)}",
    "cases by number, office below": lambda at, place: f"案例{COUNT[at]}\n‹{TITLES[at]}\n{place}教育局\n{tell(at)}",
    "cases by label": lambda at, place: f"【案例】‹{place}{TITLES[at]}\n{tell(at)}",
    "experiences": lambda at, place: f"经验{COUNT[at]}：‹{place}——{TITLES[at]}\n{tell(at)}",
    "place alone": lambda at, place: f"‹{place}\n{tell(at)}",
    "place, colon and title": lambda at, place: f"‹{place}：{TITLES[at]}\n{tell(at)}",
    "place behind a dash": lambda at, place: f"‹{TITLES[at]}——{place}\n{tell(at)}",
    "place in the subtitle": lambda at, place: f"‹{TITLES[at]}\n——{place}推进教育均衡的做法\n{tell(at)}",
    "sender below": lambda at, place: f"‹{TITLES[at]}\n报送单位：{place}教育局\n{tell(at)}",
    "counted, sender below": lambda at, place: f"{COUNT[at]}、‹{TITLES[at]}\n报送单位：{place}教育局\n{tell(at)}",
    "counted, place begins the text": lambda at, place: f"{COUNT[at]}、‹{TITLES[at]}\n{place}{tell(at)}",
    "bullets": lambda at, place: f"●‹{place}：{TOLD[at]}{AFTER}",
    "dashes": lambda at, place: f"——‹{place}。{TOLD[at]}{AFTER}",
    "place begins the paragraph": lambda at, place: f"‹{place}{TOLD[at]}{AFTER}",
    "rows of a table": lambda at, place: f"{at + 1}\t‹{place}\t{TITLES[at]}\t{TOLD[at]}",
    "schools": lambda at, place: f"{COUNT[at]}、‹{place}第一小学：{TITLES[at]}\n{tell(at)}",
    "villages": lambda at, place: f"‹{place}东风镇红旗村：{TITLES[at]}\n{tell(at)}",
    "the office and a title": lambda at, place: f"‹{place}教育局：{TITLES[at]}\n{tell(at)}",
}


def read(page: str) -> tuple[list[tuple[int, str | None]], list[int], DocumentType | None]:
    """Begin and code of each case as the page is read, where its marks stand, and the document's type."""
    marks = [at - number for number, at in enumerate(at for at, sign in enumerate(page) if sign == BEGINS)]
    found = read_structure(Document("page.txt", page.replace(BEGINS, "")))
    return [(case.start, case.adcode) for case in found.cases], marks, found.metadata.doc_type


def pages(form: Form) -> Iterator[tuple[str, list[Place]]]:
    """The form over each scope, in a collection and in a circular."""
    for holder, places in SCOPES:
        cases = "\n".join(form(at, place.name) for at, place in enumerate(places))
        told = (
            "近年来，各地深入推进义务教育优质均衡发展，形成了一批可复制可推广的经验。现将部分典型案例印发，供学习借鉴。"
        )
        yield f"{holder}推进义务教育优质均衡发展典型案例\n{told}\n{cases}\n", places
        ordered = "各县（市、区）人民政府：\n为树立典型、推广经验，现将部分地区的做法通报如下。"
        yield f"关于表扬{holder}义务教育优质均衡发展先进地区的通报\n{ordered}\n{cases}\n", places


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_collection_is_parted_at_its_places(form: Form) -> None:
    for page, places in pages(form):
        cases, marks, kind = read(page)
        assert cases == list(zip(marks, (place.code for place in places), strict=True)), page
        assert kind is DocumentType.CASE_COLLECTION


PARTS: dict[str, Callable[[int], str]] = {
    "named parts that come back": lambda at: (
        f"主要做法\n成立领导小组，每季度研究一次。{TOLD[at]}\n工作成效\n{AFTER}学校面貌焕然一新，家门口的好学校越来越多。"
    ),
    "counted parts": lambda at: (
        f"1.健全工作机制。每季度研究一次。{TOLD[at]}\n2.强化经费保障。优先保障。\n3.抓好落实。{AFTER}"
    ),
    "parts in brackets": lambda at: f"（一）高位推动，压实责任。{TOLD[at]}\n（二）创新机制，激发活力。{AFTER}",
    "first, second, third": lambda at: f"一是健全机制。{TOLD[at]}二是强化保障。优先保障。三是注重宣传。{AFTER}",
    "other places in passing": lambda at: (
        f"{TOLD[at]}组织校长赴山东省青岛市学习，与上海市浦东新区、甘肃省兰州市学校结对。\n{AFTER}河南省郑州市等地前来考察。"
    ),
}
HEADS: dict[str, Form] = {
    "counted": lambda at, place: f"{COUNT[at]}、‹{place}{TITLES[at]}\n",
    "by number": lambda at, place: f"案例{COUNT[at]}：‹{place}{TITLES[at]}\n",
    "place and colon": lambda at, place: f"‹{place}：{TITLES[at]}\n",
    "place behind a dash": lambda at, place: f"‹{TITLES[at]}——{place}\n",
    "office below": lambda at, place: f"案例{COUNT[at]}\n‹{TITLES[at]}\n{place}教育局\n",
}


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_parts_of_a_case_are_no_cases(head: Form, parts: Callable[[int], str]) -> None:
    for page, places in pages(lambda at, place: head(at, place) + parts(at)):
        cases, marks, _ = read(page)
        assert cases == list(zip(marks, (place.code for place in places), strict=True)), page


THEMES = ["强化统筹谋划，健全体制机制", "聚焦教师队伍，激发办学活力", "深化改革创新，提升育人质量"]
BELOW_THEMES: dict[str, Form] = {
    "place begins the paragraph": lambda at, place: f"‹{place}{TOLD[at]}{AFTER}",
    "place and colon": lambda at, place: f"‹{place}：{TOLD[at]}{AFTER}",
    "in a place": lambda at, place: f"‹在{place}，{TOLD[at]}{AFTER}",
    "counted below": lambda at, place: f"（{COUNT[at % 2]}）‹{place}：{TITLES[at]}\n{tell(at)}",
    "a case by number": lambda at, place: f"案例{at + 1}：‹{place}{TITLES[at]}\n{tell(at)}",
}


@pytest.mark.parametrize(
    "lead", ["", "各地坚持把这项工作摆在突出位置，精心组织，务求实效。\n"], ids=["bare", "with a lead"]
)
@pytest.mark.parametrize("mark", ["{}、", "第{}部分 ", ""], ids=["counted", "parts", "unmarked"])
@pytest.mark.parametrize("form", BELOW_THEMES.values(), ids=BELOW_THEMES)
def test_themes_hold_several_places(form: Form, mark: str, lead: str) -> None:
    def with_theme(at: int, place: str) -> str:
        theme = f"{mark.format(COUNT[at // 2])}{THEMES[at // 2]}\n{lead if mark else ''}" if at % 2 == 0 else ""
        return theme + form(at, place)

    for page, places in pages(with_theme):
        cases, marks, _ = read(page)
        assert cases == list(zip(marks, (place.code for place in places), strict=True)), page


NAMES = ["李明", "张华", "王芳", "赵强", "陈静"]
HEADLINES = ["新校建到家门口", "名师走进乡村课堂", "放学后的快乐时光", "一碗热饭暖人心", "小操场变成大乐园"]
OPENINGS: dict[str, Form] = {
    "in a place": lambda at, place: f"在{place}，{TOLD[at]}",
    "a walk": lambda at, place: f"走进{place}第一小学，书声琅琅。{TOLD[at]}",
    "a speech": lambda at, place: f"“孩子上学方便了！”{place}居民{NAMES[at]}高兴地说。{TOLD[at]}",
    "a scene": lambda at, place: f"上午9点，校园里传来阵阵欢笑。在{place}，这样的场景天天都有。{TOLD[at]}",
    "a portrait": lambda at, place: f"{NAMES[at]}今年58岁，是{place}西山小学的教师。{TOLD[at]}",
    "a speech and a home": lambda at, place: (
        f"“以前上学要走5公里。”说起过去，{NAMES[at]}很感慨。{NAMES[at]}家住{place}，孩子读三年级。{TOLD[at]}"
    ),
    "a scene of its own": lambda at, place: (
        f"下课铃响了，孩子们奔向操场，笑声一片。\n{NAMES[at]}是{place}的一名体育老师。{TOLD[at]}"
    ),
}
HEADED = {
    "plain": "{}\n",
    "counted": "{count}、{}\n",
    "somebody's words": "“{}”\n",
    "with a byline": "{}\n本报记者 {name}\n",
}


@pytest.mark.parametrize("headed", HEADED.values(), ids=HEADED)
@pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS)
def test_a_newspaper_goes_through_places_below_headings_that_name_none(opening: Form, headed: str) -> None:
    told = ""
    for at, place in enumerate(NATION):
        head = headed.format(BEGINS + HEADLINES[at], count=COUNT[at], name=NAMES[at])
        head = head.replace(f"“{BEGINS}", f"{BEGINS}“")
        told += (
            f"{head}{opening(at, place.name)}\n“孩子上学方便多了，家里老人也轻松。”居民王丽说，现在走路10分钟就到。\n"
        )
    lead = "编者按：办好人民满意的教育，关键在落实。近日，本报记者走进几个地方，记录下新的变化。"
    cases, marks, _ = read(f"家门口的好学校（来自基层的报道）\n{lead}\n{told}")
    assert cases == list(zip(marks, (place.code for place in NATION), strict=True))


TOLD_OF = "投入六千万元，改造校舍二十栋，招聘教师八十名，孩子们就近入学，操场和食堂都换了新颜。"


def test_sentences_that_begin_with_places_behind_headings_on_their_line_are_cases() -> None:
    groups = [NATION[:2], NATION[2:3], NATION[3:]]
    told = "".join(
        f"（{COUNT[at]}）{slogan}。" + "".join(f"{BEGINS}{place.name}{TOLD_OF}" for place in group) + "\n"
        for at, (slogan, group) in enumerate(zip(("扩大供给", "选聘教师", "改造食堂"), groups, strict=True))
    )
    cases, marks, _ = read(f"办好学校可复制经验做法清单\n各地探索创新，现总结如下。\n一、健全机制\n{told}")
    assert cases == list(zip(marks, (place.code for place in NATION), strict=True))


def test_a_name_that_many_bear_is_that_of_the_province_above_the_group() -> None:
    page = (
        "全国优秀办学案例名单\n北京市\n1.‹东城区“五民”协商办学法\n2.‹朝阳区“接诉即办”前置办学法\n天津市\n3.‹和平区“志愿积分”办学法\n"
        "江苏省\n4.‹南京市鼓楼区“五微共享”办学法\n5.‹徐州市鼓楼区“两委一站”办学法\n"
    )
    cases, _, _ = read(page)
    assert [code for _, code in cases] == ["110101", "110105", "120101", "320106", "320302"]


def test_those_who_come_to_a_press_conference_begin_no_case_and_speakers_names_do() -> None:
    speakers = ("孙晓菁", "钟华明", "冉志勇", "马晓娥")
    places = ("江苏省南京市", "江西省赣州市", "四川省成都市武侯区", "陕西省榆林市绥德县")
    offices = ("教育局副局长", "教育局局长", "副区长", "副县长")
    present = "，".join(f"{place}{office}{name}" for place, office, name in zip(places, offices, speakers, strict=True))
    told = "".join(
        f"主持人：\n下面请{name}介绍。\n{BEGINS}{name}：\n{place.split('市')[-1] or place}{TOLD_OF}{TOLD_OF}\n"
        for name, place in zip(speakers, ("南京市", "赣州市", "武侯区", "绥德县"), strict=True)
    )
    cases, marks, _ = read(f"教育部举行办学新闻发布会\n4月18日，教育部举行新闻发布会。{present}出席发布会。\n{told}")
    assert [start for start, _ in cases] == marks


def test_what_a_plan_asks_to_learn_from_is_a_task() -> None:
    tasks = "；".join(f"{place.name}{TOLD_OF.rstrip('。')}" for place in PROVINCE)
    page = (
        "云南省人民政府办公厅关于印发办学行动方案的通知\n云政办发〔2026〕3号\n各州、市人民政府：\n现印发给你们，请认真执行。\n"
        f"一、优化布局\n{tasks}。\n二、重点任务\n推广五华区“百所学校”活动经验，到2028年全面铺开。\n"
    )
    cases, _, kind = read(page)
    assert (cases, kind) == ([], DocumentType.NOTICE)


@pytest.mark.parametrize("swapped", [False, True], ids=["name first", "body first"])
def test_a_list_that_names_practices_and_who_reports_them_has_a_case_a_row(swapped: bool) -> None:
    rows = []
    for at, place in enumerate(PROVINCE):
        cells = (TITLES[at], f"{place.name}教育局")
        rows.append(f"{at + 1}\t{BEGINS}" + "\t".join(reversed(cells) if swapped else cells))
    head = ("报送单位", "案例名称") if swapped else ("案例名称", "报送单位")
    page = (
        "关于公布云南省办学典型案例名单的通知\n云教函〔2022〕21号\n各州、市教育局：\n现予公布，请学习借鉴。\n云南省教育厅\n"
        f"2022年7月12日\n附件\n云南省办学典型案例名单\n序号\t{head[0]}\t{head[1]}\n" + "\n".join(rows) + "\n"
    )
    cases, marks, kind = read(page)
    assert cases == list(zip(marks, (place.code for place in PROVINCE), strict=True))
    assert kind is DocumentType.CASE_COLLECTION


def test_a_list_that_names_schools_and_who_runs_them_has_none() -> None:
    rows = "".join(f"{at}\t第{at}中学\t{place.name}教育局\n" for at, place in enumerate(PROVINCE, 1))
    page = f"关于公布云南省先进经验学校名单的通知\n序号\t学校名称\t主管单位\n{rows}"
    assert read(page)[0] == []


def test_news_of_the_country_goes_through_provinces_behind_dashes() -> None:
    told = "".join(
        f"　　——{BEGINS}{place}：今年{TOLD_OF}{TOLD_OF}\n" for place in ("北京", "黑龙江", "福建", "河南", "重庆")
    )
    page = f"新学期，这些变化值得期待\n金秋九月，记者在多地采访了解到。\n{told}【纠错】【责任编辑：刘某】\n阅读下一篇\n"
    cases, marks, _ = read(page)
    assert cases == list(zip(marks, ("110000", "230000", "350000", "410000", "500000"), strict=True))


def test_paragraphs_that_begin_with_a_place_and_a_stop_below_themes_are_cases() -> None:
    told = "".join(
        f"{COUNT[at]}、{theme}方面\n" + "".join(f"{BEGINS}{place.name}。{TOLD_OF}\n" for place in places)
        for at, (theme, places) in enumerate((("补充渠道", PROVINCE[:2]), ("待遇保障", PROVINCE[2:])))
    )
    page = (
        "云南省教育厅关于学习借鉴部分市县办学做法的通知\n云教函〔2017〕52号\n各州、市教育局：\n请结合实际学习借鉴。\n"
        f"云南省教育厅\n2017年9月4日\n附件\n部分市县办学的做法\n{told}"
    )
    cases, marks, _ = read(page)
    assert cases == list(zip(marks, (place.code for place in PROVINCE), strict=True))


def test_counties_below_provinces_that_stand_alone_are_the_cases() -> None:
    groups = (("山西", ("汾阳市", "永和县")), ("福建", ("武夷山市", "屏南县")), ("贵州", ("湄潭县",)))
    told = "".join(
        f"    {province}\n" + "".join(f"    {BEGINS}{county}　{TOLD_OF}\n" for county in counties)
        for province, counties in groups
    )
    cases, marks, _ = read(f"办好学校地方实践\n各地积极探索，现将部分地方的经验做法汇编如下。\n{told}")
    assert cases == list(zip(marks, ("141182", "141032", "350782", "350923", "520328"), strict=True))


def test_a_short_title_may_stand_above_its_body() -> None:
    titles = ("小哥来敲门", "让食堂更近", "老校换新颜", "走教不停歇")
    told = "".join(
        f"{BEGINS}{title}\n{place.name}教育局\n{TOLD_OF}\n" for title, place in zip(titles, NATION, strict=False)
    )
    cases, marks, _ = read(f"办好学校典型案例\n现推出一批典型案例，供学习借鉴。\n{told}")
    assert cases == list(zip(marks, (place.code for place in NATION[:4]), strict=True))


LISTED = "序号\t案例名称\t报送单位\n1\t校车进山\t五华区教育局\n2\t食堂换新\t红塔区教育局\n3\t操场铺草\t隆阳区教育局\n"


def test_a_row_of_numbers_below_the_head_of_a_list_is_passed_over() -> None:
    page = "云南省办学典型案例名单\n现公布典型案例。\n" + LISTED.replace("报送单位\n", "报送单位\n1\t2\t3\n")
    assert [code for _, code in read(page)[0]] == ["530102", "530402", "530502"]


def test_the_next_table_is_no_part_of_the_list() -> None:
    experts = "附件2\n评审专家名单\n序号\t姓名\t单位\n1\t张某\t昆明市教育局\n2\t李某\t曲靖市教育局\n"
    page = f"云南省办学典型案例名单\n现公布典型案例。\n{LISTED}云南省教育厅\n{experts}"
    cases = read_structure(Document("page.txt", page)).cases
    assert [page[case.start : case.end] for case in cases] == [row[2:] for row in LISTED.splitlines()[1:]]


@pytest.mark.parametrize(
    "page",
    [
        "校长培训日程\n供学习借鉴典型案例。\n时间\t案例\t单位\n9:00\t集团化办学\t五华区教育局\n10:00\t学区制\t红塔区教育局\n"
        "11:00\t教联体\t隆阳区教育局\n",
        "关于推广线上缴费做法的通知\n各区教育局：\n现就有关事项通知如下。\n一、五华区教育局牵头制定缴费标准，完善流程。\n"
        "二、盘龙区教育局负责平台建设，做好培训。\n三、官渡区教育局负责宣传引导，落实责任。\n昆明市教育局\n2023年5月1日\n",
    ],
    ids=["agenda", "order"],
)
def test_agendas_and_orders_hold_no_practices(page: str) -> None:
    assert read(page)[2] is not DocumentType.CASE_COLLECTION


def test_what_grows_and_who_heads_a_school_attend_nothing() -> None:
    told = (
        f"五华区实行校长职级制，建立校长交流制，{TOLD_OF}\n红塔区增长最快，校长交流频繁，{TOLD_OF}\n"
        f"隆阳区健全家长学校，配备班主任导师，{TOLD_OF}\n瑞丽市选派书记驻点，{TOLD_OF}\n"
    )
    assert len(read(f"云南省办学典型案例\n现公布典型案例，供学习借鉴。\n{told}")[0]) == 4


def test_a_sentence_behind_a_heading_goes_on_to_the_end_of_its_paragraph_only() -> None:
    told = (
        f"一、名校引领。{BEGINS}五华区{TOLD_OF}{BEGINS}红塔区{TOLD_OF}\n各地要认真学习。\n"
        f"二、教师交流。{BEGINS}隆阳区{TOLD_OF}{BEGINS}瑞丽市{TOLD_OF}\n全省统一调配教师三千名。\n"
    )
    page = f"云南省办学典型案例\n现公布典型案例，供学习借鉴。\n{told}"
    plain = page.replace(BEGINS, "")
    cases = read_structure(Document("page.txt", plain)).cases
    assert [plain[case.start : case.end] for case in cases] == [
        f"{place}{TOLD_OF}" for place in ("五华区", "红塔区", "隆阳区", "瑞丽市")
    ]


def test_cases_are_not_lifted_onto_the_lines_of_other_places() -> None:
    names = (
        ("江苏省苏州市", "320500", "广东省深圳市"),
        ("浙江省杭州市", "330100", "陕西省西安市"),
        ("四川省成都市", "510100", "贵州省贵阳市"),
    )
    text = "".join(f"{other}校舍改造\n{place}校车进山\n{TOLD_OF}\n" for place, _, other in names)
    starts = [text.index(f"{place}校车") for place, _, _ in names]
    stops = [*starts[1:], len(text)]
    cases = [
        make_case(text, span, None, division_of(code), None)
        for span, (_, code, _) in zip(zip(starts, stops, strict=True), names, strict=True)
    ]
    assert [case.start for case in lift_to_heads(text, find_lines(Document("", text)), cases)] == starts


SPEECHES = (
    ("用好“一池活水” 破解乡村缺师难", "盐池县", "640323"),
    ("把“留得住”写进账本", "隆德县", "640423"),
    ("山里也有“好课表”", "海原县", "640522"),
)


def test_a_theme_and_the_body_below_it_are_the_head_of_one_case() -> None:
    told = "".join(
        f"{BEGINS}{theme}\n{place}教育科技和体育局\n{place}多年来{TOLD_OF}{TOLD_OF}\n" for theme, place, _ in SPEECHES
    )
    page = f"全区教师工作推进会交流发言（摘登）\n2022-04-20 来源：某网\n4月14日，推进会召开。\n{told}"
    cases, marks, _ = read(page)
    assert cases == list(zip(marks, (code for _, _, code in SPEECHES), strict=True))


@pytest.mark.parametrize(
    "above", ["本报记者 王某{at}", "食堂篇（案例{at}）"], ids=["who wrote the case above", "the count of the case"]
)
def test_what_is_not_the_cases_own_is_no_head_of_it(above: str) -> None:
    told = [
        f"{above.format(at=at + 1)}\n宁夏{place}\n{TOLD_OF}{TOLD_OF}\n" for at, (_, place, _) in enumerate(SPEECHES)
    ]
    text = "".join(told)
    starts = [text.index(f"宁夏{place}") for _, place, _ in SPEECHES]
    cases = [
        make_case(text, span, None, division_of(code), None)
        for span, (_, _, code) in zip(zip(starts, [*starts[1:], len(text)], strict=True), SPEECHES, strict=True)
    ]
    assert [case.start for case in lift_to_heads(text, find_lines(Document("", text)), cases)] == starts


def test_counted_cases_of_one_county_are_cases_each() -> None:
    told = "".join(
        f"案例{count}\n{BEGINS}昭阳区{head}\n"
        for count, head in zip("一二三", ("办好热饭", "校车进山", "家长陪餐"), strict=True)
    )
    cases, marks, _ = read(f"昭通市村小食堂典型案例\n{told}")
    assert len(cases) == len(marks)


@pytest.mark.parametrize(
    "title", ["百万教师大家访 几省校长讲述新变化", "大走访见闻：五位县委书记抓教育", "基层信访局局长接访忙"]
)
def test_visits_are_no_interviews(title: str) -> None:
    told = "".join(f"{BEGINS}{place.name}{TOLD_OF}{TOLD_OF}\n" for place in NATION)
    cases, marks, _ = read(f"{title}\n2024-05-06 来源：某网\n{told}")
    assert [start for start, _ in cases] == marks


def test_items_that_are_counted_on_over_several_paragraphs_are_cases() -> None:
    heads = ("在供餐方面", "在交通方面")
    items = [f"{sign}{BEGINS}{place.name}{TOLD_OF}{TOLD_OF}" for sign, place in zip("①②③④⑤", NATION, strict=True)]
    told = f"{heads[0]}。{items[0]}{items[1]}\n{heads[1]}。{items[2]}{items[3]}{items[4]}\n"
    cases, marks, _ = read(f"办好学校典型经验做法\n2024-05-06 来源：某网\n{told}")
    assert cases == list(zip(marks, (place.code for place in NATION), strict=True))


def test_hollow_brackets_hold_a_count_as_others_do() -> None:
    told = "".join(
        f"〖案例{count}〗{BEGINS}{place.name}\n扩大供给\n{TOLD_OF}{TOLD_OF}\n"
        for count, place in zip("一二三四五", NATION, strict=True)
    )
    cases, marks, _ = read(f"办好学校典型案例\n2024-05-06 来源：某网\n{told}")
    assert cases == list(zip(marks, (place.code for place in NATION), strict=True))


def test_titles_of_one_county_are_not_joined() -> None:
    told = "".join(f"{BEGINS}昭阳区{name}\n" for name in ("办好一口热饭", "校车开进大山", "家长来陪餐", "晒账上了墙"))
    text = told.replace(BEGINS, "")
    starts = [at - place for place, at in enumerate(at for at, sign in enumerate(told) if sign == BEGINS)]
    cases = [
        make_case(text, span, None, division_of("530602"), None)
        for span in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
    assert [case.start for case in join_heads(text, cases)] == starts
