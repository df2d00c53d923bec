"""Collections in forms that no finder knows by name: what their parts have in common tells where cases begin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policy_text.records import Document, DocumentType
from policy_text.structure import read_structure

BEGINS = "‹"
PLACES = [
    ("昆明市官渡区", "530111"),
    ("玉溪市红塔区", "530402"),
    ("保山市隆阳区", "530502"),
    ("德宏州瑞丽市", "533102"),
]
TOLD = [
    "组建教育集团12个，覆盖学校86所，新增学位1.2万个，群众满意度达到96.5%。",
    "投入3.6亿元改造校舍，选派骨干教师430名到农村学校任教，城乡差距明显缩小。",
    "统筹编制560名，招聘教师310名，乡村教师月均补助800元，老师留得住了。",
    "中小学全部开展课后服务，参与学生24万人，开设社团3200个，家长负担下降三成。",
]
NAMES = ["城关镇", "河口镇", "石门乡", "南湖街道"]
SCHOOLS = ["五华区龙泉小学", "五华区红云小学", "五华区莲华小学", "五华区普吉小学"]
HEADS = ["把学校办到家门口", "让老师留得住", "小操场变了样", "放学后的好时光"]
CIRCLED = "①②③④"
COUNT = "一二三四"

Part = Callable[[int, str], str]


def page_of(part: Part, *, title: str = "工作动态摘登", places: list[tuple[str, str]] = PLACES) -> str:
    return f"{title}\n2023-05-06 来源：某网\n" + "".join(part(at, name) for at, (name, _) in enumerate(places))


def starts_and_codes(page: str) -> tuple[list[int], list[str | None]]:
    cases = read_structure(Document("page.txt", page.replace(BEGINS, ""))).cases
    return [case.start for case in cases], [case.adcode for case in cases]


def marks(page: str) -> list[int]:
    return [at - before for before, at in enumerate(at for at, sign in enumerate(page) if sign == BEGINS)]


FORMS: dict[str, Part] = {
    "a label, then a place": lambda at, place: f"{BEGINS}编号：YN-0{at}\n申报地区：{place}\n做法：{TOLD[at]}\n",
    "a question above the answer": lambda at, place: (
        f"{BEGINS}网友“滇池{at}”：孩子上学远怎么办？\n{place}教育局答：{TOLD[at]}\n"
    ),
    "a counted label": lambda at, place: (
        f"整改任务{COUNT[at]}：{BEGINS}{place}学位不足。\n责任单位：{place}政府\n措施：{TOLD[at]}\n"
    ),
    "a bullet and a day": lambda at, place: f"△ {BEGINS}{at + 3}日，{place}召开会议，{TOLD[at]}\n",
    "a star and brackets": lambda at, place: f"★{BEGINS}希望小学（{place}）\n{TOLD[at]}\n",
    "a tag before the text": lambda at, place: f"【正文】{BEGINS}清晨七点，{place}的校门口热闹起来。{TOLD[at]}\n",
    "a number and a bar": lambda at, place: f"{at + 1}｜{BEGINS}{place}：{HEADS[at]}\n{TOLD[at]}\n",
    "a gap behind the place": lambda at, place: f"{BEGINS}{place}\u3000{TOLD[at]}\n",
    "who sent it, at the end": lambda at, place: f"{BEGINS}{HEADS[at]}\n针对实际，{TOLD[at]}\n（{place}教育局供稿）\n",
    "a title above who speaks": lambda at, place: (
        f"{BEGINS}{HEADS[at]}\n{place}教育局局长\u3000王某\n我们这样做：{TOLD[at]}\n"
    ),
    "a spread name": lambda at, place: f"{BEGINS}{' '.join(place[-3:])}\n【概况】2022年，{TOLD[at]}\n",
}


@pytest.mark.parametrize("part", FORMS.values(), ids=FORMS)
def test_parts_that_begin_alike_are_cases(part: Part) -> None:
    page = page_of(part)
    starts, codes = starts_and_codes(page)
    assert starts == marks(page)
    assert codes == [code for _, code in PLACES]


def test_items_that_a_copy_ran_together_are_parted_at_their_circled_numbers() -> None:
    told = "".join(f"{CIRCLED[at]}{BEGINS}{place}统筹谋划早，{TOLD[at]}" for at, (place, _) in enumerate(PLACES))
    page = f"全省课程改革督导情况反馈\n（摘要）\n近日，省里进行了督导，主要情况如下：{told}\n"
    starts, codes = starts_and_codes(page)
    assert (starts, codes) == (marks(page), [code for _, code in PLACES])


def test_a_circular_that_tells_what_places_did_is_a_collection_and_an_order_is_none() -> None:
    told = "".join(f"{at + 1}．{place}。{TOLD[at]}\n" for at, (place, _) in enumerate(PLACES))
    circular = f"关于全省学位建设督导情况的通报\n云教督〔2023〕4号\n各州、市人民政府：\n现将情况通报如下。\n{told}"
    order = f"关于下达学位建设任务的通知\n云教督〔2023〕5号\n各州、市人民政府：\n现将任务下达如下。\n{told}"
    assert starts_and_codes(circular)[1] == [code for _, code in PLACES]
    assert read_structure(Document("page.txt", circular)).metadata.doc_type is DocumentType.CASE_COLLECTION
    assert starts_and_codes(order)[1] == []


@pytest.mark.parametrize("names", [NAMES, SCHOOLS], ids=["towns", "schools"])
def test_profiles_below_the_names_of_units_are_cases(names: list[str]) -> None:
    told = "".join(f"{BEGINS}{name}\n{name}位于五华区北部，{TOLD[at]}\n" for at, name in enumerate(names))
    starts, codes = starts_and_codes(f"昆明市五华区简介\n{told}")
    assert starts == marks(f"昆明市五华区简介\n{told}")
    assert codes == ["530102"] * 4


def test_what_comes_back_between_profiles_heads_none_of_them() -> None:
    told = "".join(f"{BEGINS}{name}\n{name}位于五华区北部，{TOLD[at]}\n更多详情\n" for at, name in enumerate(SCHOOLS))
    page = f"昆明市五华区学校\n首页 学校信息\n{told}"
    assert starts_and_codes(page)[0] == marks(page)


def test_a_report_whose_parts_name_its_city_and_its_county_is_one_case() -> None:
    parts = f"玉溪教育\n{TOLD[0]}\n红塔六中扩建校园\n{TOLD[1]}\n玉溪名师\n{TOLD[2]}\n"
    page = f"玉溪红塔区：扩优提质\n2023-05-06 来源：某网\n{parts}"
    assert len(starts_and_codes(page)[1]) == 1


def test_aid_from_other_provinces_is_told_of_the_place_that_the_title_names() -> None:
    page = page_of(lambda at, place: f"{place}援建学校，{TOLD[at]}\n", title="新疆：结对帮扶促发展")
    assert starts_and_codes(page)[1] == ["650000"]


def test_dates_and_places_of_an_announcement_are_no_cases() -> None:
    page = "某市学校2008年秋季招生公告\n我校面向全省招生，现将事项公告如下：\n一、报名地点\n"
    page += "".join(f"{place}：区教育局209室，7月{at + 20}日\n" for at, (place, _) in enumerate(PLACES))
    assert starts_and_codes(f"{page}二、录取\n8月10日前通知。\n")[1] == []


def test_a_count_that_begins_anew_parts_the_places_from_what_is_asked_of_them() -> None:
    told = "".join(f"（{COUNT[at]}）{place}。{TOLD[at]}\n" for at, (place, _) in enumerate(PLACES))
    asked = "（一）抓好整改。各地要明确责任。\n（二）规范办学。严禁违规补课。\n（三）确保安全。不留死角。\n"
    head = "关于秋季开学工作督查情况的通报\n云教督〔2023〕8号\n各州、市教育局：\n现将有关情况通报如下：\n"
    page = f"{head}一、总体情况\n开学平稳有序。\n二、各地情况\n{told}三、下一步要求\n{asked}"
    cases = read_structure(Document("page.txt", page)).cases
    assert [case.adcode for case in cases] == [code for _, code in PLACES]
    assert page[: cases[-1].end].endswith(TOLD[3])


def test_news_of_all_places_of_a_province_goes_through_its_counties() -> None:
    places = ("张掖市甘州区", "定西市安定区", "庆阳市镇原县", "武威市凉州区")
    told = "".join(f"{place}把学校建在家门口，{TOLD[at]}\n" for at, place in enumerate(places))
    page = f"陇原各地扎实办好学校\n2022-11-03 来源：甘肃日报\n今年以来，我省各地办好学校，群众满意。\n{told}"
    found = read_structure(Document("page.txt", page))
    assert [case.adcode for case in found.cases] == ["620702", "621102", "621027", "620602"]
    assert found.metadata.region == "甘肃省"


OWN_REPORTS = {
    "words about schools": (
        f"五华区推进乡村教育振兴\n五华区坚持统筹谋划。\n一、强化党建引领乡村治理，{TOLD[0]}\n"
        f"二、办好乡村小学，{TOLD[1]}\n三、提升寄宿制学校，{TOLD[2]}\n四、培育平安社区，{TOLD[3]}\n"
    ),
    "themes with examples": (
        f"昆明市教育发展成效明显\n一、布局\n五华区新建学校3所，全市新增学位2.3万个。{TOLD[0]}\n"
        f"二、师资\n官渡区交流教师300人，全市共交流3000人。{TOLD[1]}\n三、质量\n呈贡区获奖，全市获奖30项。{TOLD[2]}\n"
    ),
    "a journey": (
        f"省政协调研组在滇东北调研\n近日，调研组到各地调研。\n4月8日，调研组在昭通市昭阳区看了学校，{TOLD[0]}\n"
        f"4月9日，调研组在曲靖市会泽县座谈，{TOLD[1]}\n4月10日，调研组在昆明市东川区座谈，代表们提出建议。{TOLD[2]}\n"
    ),
    "an interview": (
        f"访昆明市教育局局长\n记者：昆明市怎样扩大学位？\n张三：{TOLD[0]}\n记者：五华区怎样做？\n张三：{TOLD[1]}\n"
        f"记者：盘龙区怎样做？\n张三：{TOLD[2]}\n"
    ),
    "its own streets": "关于五华区教育工作的情况汇报\n近年来，全区办好学校。\n"
    + "".join(
        f"（{COUNT[at]}）{name}。{TOLD[at]}\n"
        for at, name in enumerate(("护国街道", "大观街道", "莲华街道", "黑林铺街道"))
    ),
    "teachers": "优秀教师事迹\n"
    + "".join(f"{at + 1}.某某，{place}教师，{TOLD[at]}\n" for at, (place, _) in enumerate(PLACES)),
}


@pytest.mark.parametrize("page", OWN_REPORTS.values(), ids=OWN_REPORTS)
def test_what_a_body_tells_of_itself_or_lists_is_no_collection(page: str) -> None:
    assert len(read_structure(Document("page.txt", page)).cases) <= 1


def test_a_question_belongs_to_its_answer_whoever_asked() -> None:
    told = "".join(
        f"{BEGINS}网友{name}：孩子上学远怎么办？\n{place}教育局答：{TOLD[at]}\n"
        for at, (name, (place, _)) in enumerate(zip(("张三", "李四", "王五", "赵六"), PLACES, strict=True))
    )
    page = f"网友留言答复选登\n2023-05-06 来源：某网\n{told}"
    assert starts_and_codes(page)[0] == marks(page)


def test_a_circular_counts_the_places_anew_that_lag_behind() -> None:
    good, bad = ("贵溪市", "于都县", "井冈山市", "婺源县"), ("都昌县", "乐安县")
    lists = [
        "".join(f"（{count}）{name}。{TOLD[at]}\n" for at, (count, name) in enumerate(zip(COUNT, names, strict=False)))
        for names in (good, bad)
    ]
    page = (
        "关于2019年学校建设督查情况的通报\n各市、县人民政府：\n现将情况通报如下。\n一、总体情况\n各地工作扎实。\n"
        f"二、成效较好的县\n{lists[0]}三、问题较多的县\n{lists[1]}四、下一步要求\n（一）提高认识。各地要重视。\n"
    )
    starts, _ = starts_and_codes(page)
    assert starts == [page.index(f"{name}。") for name in (*good, *bad)]
    assert all(
        "问题较多" not in page[case.start : case.end] for case in read_structure(Document("page.txt", page)).cases
    )
