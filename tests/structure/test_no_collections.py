"""Pages that name several places and are no collections of their cases, and sentences that look like a paper's head."""

from __future__ import annotations

import pytest

from policy_text.records import Document, DocumentType, Structure
from policy_text.structure import read_structure

TOLD = "改造校舍二十栋，招聘教师八十名，孩子们就近入学，操场和食堂都换了新颜。"


def read(page: str) -> Structure:
    return read_structure(Document("page.txt", page))


NO_COLLECTIONS = {
    "a city's report by tasks": (
        f"昆明市教育工作总结\n一、扩大供给\n呈贡区新建学校四所。{TOLD}\n二、培育集团\n官渡区组建集团八个。{TOLD}\n"
        f"三、选聘教师\n西山区招聘教师三百名。{TOLD}\n"
    ),
    "what others sent": (
        f"对口协作总结\n一、支教\n上海市杨浦区选派教师三十六名到我县任教。{TOLD}\n二、培训\n浙江省嘉兴市为我县培训校长。"
        f"{TOLD}\n三、共建\n广东省中山市为我县投入两千万元。{TOLD}\n"
    ),
    "a life": (
        f"一位乡村校长\n一、求学\n他生于湖南省湘潭县。{TOLD}\n二、执教\n他在贵州省遵义市办学。{TOLD}\n"
        "三、著述\n他定居广东省广州市。\n"
    ),
    "two orders behind dashes": "全市校园安全会议召开\n——呈贡区要加强值守。\n——官渡区要排查校舍。\n",
    "duties by place": (
        "山西省学位建设任务\n一、分市任务\n"
        + "".join(
            f"{city}负责新建学校二十所，新增学位一万六千个，八月底前投入使用，由市政府统筹推进。\n"
            for city in ("太原市", "大同市", "阳泉市", "长治市")
        )
    ),
    "who is asked": (
        f"把学校办到家门口——访山西省教育厅有关负责人\n记者：各地怎么做？\n负责人：办法很多。\n太原市新建学校四所。{TOLD}\n"
        f"大同市组建集团八个。{TOLD}\n阳泉市招聘教师三百名。{TOLD}\n记者：下一步呢？\n长治市还要改造食堂。{TOLD}\n"
    ),
    "dates by district": "".join(
        ["小学报名时间公布\n"]
        + [
            f"{count}、{place}\n报名时间为六月{count}日。\n"
            for count, place in zip("一二三四", ("呈贡区", "官渡区", "西山区", "盘龙区"), strict=True)
        ]
    ),
    "one sentence of weather": "明日天气\n黑龙江省有大雪，吉林省有中雪，辽宁省有小雪。\n",
    "a list of prizes": (
        "山西省教育厅关于公布优秀案例评选结果的通知\n晋教函〔2023〕15号\n各市教育局：\n评出优秀案例三个，现予公布。\n"
        "山西省教育厅\n2023年5月6日\n附件：\n优秀案例名单\n序号\t地区\t案例名称\t单位\t作者\t等级\n"
        + "".join(
            f"{at}\t{city}\t学区一体化办学促进城乡教育均衡的实践与探索\t{city}教育局教学研究室\t赵某、钱某、孙某\t一等奖\n"
            for at, city in enumerate(("太原市", "大同市", "长治市"), 1)
        )
    ),
}


@pytest.mark.parametrize("page", NO_COLLECTIONS.values(), ids=NO_COLLECTIONS)
def test_a_page_that_names_places_in_turn_without_promising_cases_is_no_collection(page: str) -> None:
    assert read(page).metadata.doc_type is not DocumentType.CASE_COLLECTION


def test_what_people_say_of_their_own_cities_leaves_a_feature_a_collection() -> None:
    names = ("新校建到家门口", "名师走进乡村课堂", "一碗热饭暖人心", "小操场变成大乐园")
    places = ("江苏省苏州市", "四川省成都市", "陕西省西安市", "山东省青岛市")
    page = "金秋校园行\n秋风送爽，校园里一片欢声笑语，记者走进几所学校，听师生讲述身边的变化。\n" + "".join(
        f"{name}\n王芳今年58岁，是{place}西山小学的教师。“我市今年还要再建三所。”{TOLD * 2}\n"
        for name, place in zip(names, places, strict=True)
    )
    assert [case.adcode for case in read(page).cases] == ["320500", "510100", "610100", "370200"]


def test_numbered_cases_stay_though_the_same_line_stands_below_each_number() -> None:
    told = "".join(
        f"案例{count}\n基本情况\n{city}改造校舍两栋，家长满意。\n"
        for count, city in zip("一二三", ("太原市", "大同市", "长治市"), strict=True)
    )
    assert [case.adcode for case in read(f"典型案例\n{told}").cases] == ["140100", "140200", "140400"]


def test_a_lone_label_of_a_case_is_its_title_and_no_mark() -> None:
    found = read(f"案例丨呈贡区推进集团化办学\n发布日期：2023-05-06\n来源：昆明日报\n呈贡区{TOLD}\n").metadata
    assert (found.issuer, found.published) == ("昆明日报", "2023-05-06")
    assert found.title is not None


def test_dashes_inside_a_part_do_not_part_a_collection_by_colons() -> None:
    page = f"全省教育经验做法\n太原市：{TOLD}\n——小店区。{TOLD}\n大同市：{TOLD}\n"
    assert [case.adcode for case in read(page).cases] == ["140100", "140200"]


def test_a_sentence_that_names_a_body_and_a_day_is_no_signature() -> None:
    found = read(f"呈贡区校车\n我区根据昆明市教育局2021年3月5日印发的办法，为校车安装定位装置。{TOLD * 6}\n")
    assert (found.metadata.title, found.metadata.issuer, found.metadata.published) == ("呈贡区校车", None, None)


def test_a_sentence_about_an_opinion_is_no_title() -> None:
    found = read(f"呈贡区教育总结\n我们贯彻关于教师队伍建设的意见做了以下工作：{TOLD * 6}\n").metadata
    assert (found.title, found.adcode) == ("呈贡区教育总结", "530114")


def test_what_an_official_told_reporters_of_a_district_stays_its_report() -> None:
    found = read(f"呈贡区新学校\n5月6日，区教育局负责同志回答了记者的提问。\n呈贡区{TOLD}\n").metadata
    assert found.doc_type is DocumentType.CASE_REPORT


def test_annexes_named_below_a_title_make_no_annex_of_a_report() -> None:
    found = read(f"呈贡区推进集团化办学\n附件：\n呈贡区组建教育集团十二个。{TOLD}\n").metadata
    assert found.doc_type is DocumentType.CASE_REPORT


def test_what_a_city_forwards_is_the_citys() -> None:
    page = (
        "关于转发云南省校车文件的通知\n发布机构：昆明市教育局\n各县区教育局：\n现转发给你们，请认真执行。\n"
        "附件\n云南省校车文件\n各州市要逐车建立台账。\n云南省教育厅\n2021年3月5日\n"
    )
    assert read(page).metadata.issuer == "昆明市教育局"


def test_a_law_is_of_the_day_of_its_passing_not_of_its_taking_effect() -> None:
    page = (
        "云南省校车条例\n（2020年3月5日云南省第十三届人民代表大会常务委员会第五次会议通过　自2020年9月1日起施行）\n"
        "第一条　为了保障校车安全，制定本条例。\n第二条　本省适用本条例。\n"
    )
    assert read(page).metadata.published == "2020-03-05"


def test_a_law_that_rules_rest_on_gives_them_neither_issuer_nor_day() -> None:
    page = (
        "呈贡区校车管理规定\n第一条　根据云南省第十三届人民代表大会常务委员会第五次会议2020年3月5日通过的"
        "《云南省校车条例》，制定本规定。\n第二条　适用于全区学校。\n"
    )
    assert (read(page).metadata.issuer, read(page).metadata.published) == (None, None)


def test_a_days_printing_told_in_a_sentence_does_not_beat_the_newspapers_day() -> None:
    page = f"呈贡区课后服务\n来源：昆明日报 2023-01-09\n呈贡区{TOLD}\n有关办法已于2021年9月1日印发\n"
    assert read(page).metadata.published == "2023-01-09"


def test_a_school_called_like_a_county_is_none() -> None:
    told = "永兴小学在大山深处，永兴小学有学生三十人，永兴小学有教师五人。"
    assert read(f"永兴：村小的春天\n{told}\n").metadata.adcode is None


def test_a_countys_work_report_that_quotes_the_premiers_is_the_countys() -> None:
    page = (
        "政府工作报告\n各位代表：\n3月5日，李强总理代表国务院作了报告，我们要认真学习。现在，我代表呈贡区人民政府"
        f"报告工作，请审议。\n2023年，全区{TOLD}\n"
    )
    found = read(page).metadata
    assert (found.issuer == "国务院", found.adcode) == (False, "530114")


def test_themes_that_begin_with_a_kind_of_zone_are_no_zones() -> None:
    themes = ("开发区建设提档升级", "示范区创建全面完成", "产业园区承载能力增强", "保税区外贸稳步增长")
    page = "昆明市2023年经济工作情况\n" + "".join(f"{theme}\n全年{TOLD * 2}\n" for theme in themes)
    assert read(page).metadata.doc_type is not DocumentType.CASE_COLLECTION


@pytest.mark.parametrize("title", ["云南省教育事业发展规划", "云南省教育厅2022年工作要点"])
def test_pairs_of_places_that_a_plan_gives_tasks_are_no_cases(title: str) -> None:
    tasks = ("昆明、玉溪重点发展高等教育", "曲靖、昭通扩大职业教育规模", "大理、丽江突出民族教育特色")
    page = f"{title}\n一、布局\n" + "".join(
        f"（{count}）{task}\n到2025年，{TOLD}\n" for count, task in zip("一二三", tasks, strict=True)
    )
    assert read(page).metadata.doc_type is DocumentType.NOTICE


def test_what_is_said_behind_the_places_of_a_list_is_no_case() -> None:
    places = "".join(f"{place}：{TOLD * 2}\n" for place in ("苏州市", "无锡市", "常州市", "南通市"))
    page = f"各地办学动态\n{places}点评：{TOLD * 2}\n启示：{TOLD * 2}\n"
    assert [case.adcode for case in read(page).cases] == ["320500", "320200", "320400", "320600"]


def test_a_list_of_the_names_of_pilots_is_no_collection() -> None:
    names = "太原市：迎泽区\n大同市：左云县\n朔州市：怀仁县\n晋中市：榆次区、灵石县\n阳泉市：盂县\n"
    page = f"关于公布课后服务试点县名单的通知\n各市教育局：\n现将名单公布如下。\n山西省教育厅\n2017年9月30日\n{names}"
    assert read(page).metadata.doc_type is DocumentType.NOTICE


JUDGED = ("兰州市城关区", "定西市安定区", "张掖市山丹县", "天水市秦州区", "庆阳市环县")


def judge(good: int) -> str:
    praised = "".join(f"{place}统筹推进学校建设。{place[3:]}{TOLD * 2}\n" for place in JUDGED[:good])
    blamed = "".join(f"{place}工程进度滞后。{TOLD * 2}" for place in JUDGED[3:])
    head = (
        "甘肃省教育厅关于2018年开学工作督查情况的通报\n各市（州）教育局：\n现将情况通报如下。\n一、总体情况\n各地重视。"
    )
    tail = "四、整改要求\n（一）各地要举一反三。\n甘肃省教育厅\n2018年10月10日\n"
    return f"{head}\n二、好的做法\n{praised}三、存在的问题\n（一）进度滞后。{blamed}\n{tail}"


def test_a_circular_that_praises_and_blames_places_is_a_collection_of_them() -> None:
    page = judge(3)
    found = read(page)
    assert [case.adcode for case in found.cases] == ["620102", "621102", "620725", "620502", "621022"]
    assert found.cases[3].start == page.index("天水市秦州区工程")
    assert page[found.cases[4].start : found.cases[4].end].endswith("新颜。")


def test_a_circular_that_names_few_places_is_none() -> None:
    assert read(judge(1)).metadata.doc_type is DocumentType.NOTICE


def test_a_preface_before_a_compilation_by_counties_is_no_case() -> None:
    parts = "".join(
        f"{place}\n“小课堂”有新招\n{place}{TOLD * 3}\n" for place in ("红山区", "松山区", "林西县", "敖汉旗")
    )
    page = f"赤峰市各旗县区工作经验汇编\n前　言\n全市各旗县区深入落实。{TOLD}\n{parts}"
    assert [case.start for case in read(page).cases] == [
        page.index(f"{place}\n") for place in ("红山区", "松山区", "林西县", "敖汉旗")
    ]


def test_news_of_who_helped_whom_is_one_report() -> None:
    page = (
        "广东援藏助力巴宜区学校换新颜\n2018年09月13日 10:26　来源：西藏日报\n"
        f"新学期伊始，走进林芝市巴宜区中学，{TOLD * 2}\n变化源于广东省。广东选派教师，{TOLD * 2}\n{TOLD * 2}\n"
    )
    assert read(page).metadata.doc_type is DocumentType.CASE_REPORT


def test_minutes_of_a_meeting_on_experience_promise_no_cases() -> None:
    places = ("浙江省", "湖南省", "山东省", "河南焦作市")
    told = "".join(f"{place}每年改造校舍四百栋，节约经费三成。全国要加快步伐，" for place in places)
    page = (
        "国务院批转全国校舍改造经验交流会议纪要\n国务院批转全国校舍改造经验交流会议纪要国发〔1979〕71号"
        f"各省、市、自治区革命委员会：现转发给你们，望参照执行。{told}必须解决好资金问题。{TOLD * 6}\n"
    )
    assert read(page).cases == ()


def test_news_of_those_who_went_to_see_other_places_is_their_own_places() -> None:
    told = "".join(
        f"在{place}，考察团一行详细了解园区建设历程、产业布局和营商环境，{TOLD}\n"
        for place in ("江苏省苏州市", "浙江省杭州市", "安徽省合肥市")
    )
    head = "荆州市党政考察团赴苏浙皖考察学习\n2020-10-21　来源：荆州日报\n"
    page = f"{head}10月12日至16日，荆州市考察团赴三省考察。\n{told}"
    found = read(page)
    assert found.metadata.doc_type is DocumentType.CASE_REPORT
    assert found.metadata.region == "湖北省荆州市"
