"""Pages as they are copied and stored: with paragraphs run together, captions, the browser's title, letterheads."""

from __future__ import annotations

import pytest

from policy_text.records import Document, DocumentType, Structure
from policy_text.structure import read_structure
from policy_text.structure.lines import find_lines
from policy_text.structure.run_together import part_run_together

TOLD = "今年以来，当地新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，学生在家门口上好学。"
ABOUT = "办好学校，关系千家万户。各地坚持规划先行，经费优先，把学校建在群众最需要的地方，让孩子们少走路、上好学。"


def read(page: str) -> Structure:
    return read_structure(Document("page.txt", page))


def codes(page: str) -> list[str | None]:
    return [case.adcode for case in read(page).cases]


def test_the_page_may_have_the_heading_of_its_first_part_for_a_title() -> None:
    head = "安徽：校车开进山里\n发布时间：2011-06-14\n发布人：-\n"
    page = f"{head}{TOLD}\n湖北：食堂换了灶台\n{TOLD}\n湖南：操场铺上草皮\n{TOLD}\n"
    assert codes(page) == ["340000", "420000", "430000"]
    assert read(page).cases[0].start == 0


def test_bulletins_set_one_after_another_are_told_of_the_places_that_were_looked_into() -> None:
    titles = (
        "山东省教育厅纠正菏泽市教育局限制外地教师应聘行为",
        "山东省教育厅纠正济南市教育局限制外地企业供餐行为",
        "安徽省教育厅纠正芜湖市教育局限制外地企业施工行为",
    )
    page = "".join(f"{title}\n{TOLD}\n" for title in titles)
    assert codes(page) == ["371700", "370100", "340200"]


def test_a_numbered_case_may_stand_amid_a_line() -> None:
    heads = ("福建省泉州市惠安县扩大学位", "福建省漳州市南靖县开通校车", "云南省楚雄州改造校舍")
    told = "。".join(f"案例{at}：{head}\n{TOLD.rstrip('。')}" for at, head in enumerate(heads, 1))
    assert codes(f"办好学校典型案例（第七批）\n{told}。\n") == ["350521", "350627", "532300"]


def test_paragraphs_that_a_copy_ran_together_are_read_as_paragraphs() -> None:
    places = ("在福建，", "在云南，", "在广东，", "在四川，")
    page = f"各地办好家门口的学校\n2024-10-27 来源：某网\n{ABOUT} {' '.join(place + TOLD * 3 for place in places)}\n"
    assert codes(page) == ["350000", "530000", "440000", "510000"]


def test_what_a_picture_shows_begins_no_case() -> None:
    caption = "这是2024年6月22日在西藏尼玛县拍摄的学校（无人机照片）。"
    told = f"在福建，{TOLD}\n{caption}\n在云南，{TOLD}\n在广东，{TOLD}\n"
    page = f"各地办好家门口的学校\n2024-10-27 来源：某网\n{ABOUT}\n{told}"
    assert codes(page) == ["350000", "530000", "440000"]


def test_a_survey_that_tells_of_places_in_whole_sentences_is_a_collection() -> None:
    told = "".join(f"{place}{TOLD}\n" for place in ("福建", "云南", "广东", "四川"))
    assert codes(f"家门口的学校\n2024-10-27 来源：某网\n{ABOUT * 14}\n{told}{ABOUT * 4}\n") == [
        "350000",
        "530000",
        "440000",
        "510000",
    ]


def test_the_first_line_of_a_saved_page_tells_its_title() -> None:
    menu = "".join(
        f"{word}新闻事事关心，第一现场，图文直播。\n" for word in ("公益", "视频", "教育", "健康", "财经", "体育")
    )
    head = f"定了！某区新校区开学！_政务_某新闻-The Page\n{menu}定了！某区新校区开学！\n"
    page = f"{head}2019-08-13 14:07来源：某发布\n{TOLD}\n{TOLD}\n"
    found = read(page)
    assert found.metadata.title == "定了！某区新校区开学！"
    assert page[found.body.start :].startswith(("定了", TOLD))


def test_a_text_that_opens_with_the_country_may_tell_of_one_province() -> None:
    lead = "全国统一大市场建设提速，全国教育大会召开以来，交流更加频繁。"
    page = f"海港御长风\n2025-12-09\n{lead}\n" + "海南的学校面向大海。三亚的学生学航海，海口的学生学外语。" * 6 + "\n"
    assert read(page).metadata.region == "海南省"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (f"公办园学位够吗\n网友您好！您反映的问题，经市教育局核实：{TOLD}\n某市教育局\n", DocumentType.NOTICE),
        (
            f"某州人民政府\n2021年度履行教育职责自评报告\n某政报〔2022〕13号\n省人民政府：\n{TOLD}\n{TOLD}\n",
            DocumentType.PROGRESS_REPORT,
        ),
        (f"医疗救助扶贫政策\n2019/3/15\n保障对象：全县农村人口。\n{TOLD}\n", DocumentType.NOTICE),
    ],
    ids=["reply to a letter", "report on itself with a number", "policy"],
)
def test_the_type_is_read(page: str, kind: DocumentType) -> None:
    assert read(page).metadata.doc_type is kind


def test_a_reports_case_begins_below_the_letterhead() -> None:
    letterhead = "中共宜都市红花套镇委员会文件\n红发〔2009〕62号\n★\n"
    page = f"{letterhead}红花套镇2009年工作总结\n宜都市委、市政府：\n现将我镇工作总结如下：\n{TOLD}\n{TOLD}\n"
    (case,) = read(page).cases
    assert page[case.start :].startswith("红花套镇2009年工作总结")


def test_a_case_is_told_of_the_place_that_did_it_not_of_who_recommends_it() -> None:
    doers = (("广东省", "佛山市"), ("黑龙江省", "五常市"), ("云南省", "大理市"))
    told = "".join(
        f"案例{at}：数据跑腿让家长少跑路\n推荐单位：{province}教育厅\n实施单位：{place}教育局\n【做法】{TOLD}\n"
        for at, (province, place) in enumerate(doers, 1)
    )
    assert codes(f"办好学校典型案例\n{told}") == ["440600", "230184", "532901"]


def test_a_place_on_a_line_of_its_own_addresses_nobody() -> None:
    places = (("浙江省嘉兴市桐乡市", "330483"), ("北京市通州区", "110112"), ("海南省乐东黎族自治县", "469027"))
    page = "".join(f"{place}：\n“红马甲”走进校园\n{TOLD}{ABOUT}\n" for place, _ in places)
    assert codes(page) == [code for _, code in places]
    assert read(page).cases[0].start == 0
    addressed = f"桐乡市人民政府：\n你市关于建校的请示收悉，同意新建。\n{TOLD}\n"
    assert read(addressed).metadata.doc_type is DocumentType.NOTICE


def test_a_station_that_a_place_keeps_elsewhere_stands_among_places() -> None:
    heads = ("江西省赣州市安远县", "广东省深圳市援建工作站", "新疆生产建设兵团第八师石河子市", "贵州省铜仁市江口县")
    page = "".join(f"{head}：\n“红马甲”走进校园\n{TOLD}{ABOUT}\n" for head in heads)
    assert [case.start for case in read(page).cases] == [page.index(head) for head in heads]


def test_a_long_heading_with_a_clause_behind_begins_a_case_like_the_others() -> None:
    heads = (
        "广西壮族自治区教育厅对河池市罗城仫佬族自治县教育局限制外地企业参加校服采购的行为开展约谈，并依法立案查处",
        "山西省教育厅查处吕梁市教育局限制外地企业参加校服采购的行为",
        "云南省西双版纳州、丽江市教育部门未按规定审批，影响当地幼儿园办园",
    )
    page = "关于规范校服采购典型案例的通报\n" + "".join(f"{head}\n经查，{ABOUT}\n{TOLD}\n" for head in heads)
    assert [case.start for case in read(page).cases] == [page.index(head) for head in heads]


def test_names_among_places_that_a_list_labels_are_its_cases_too() -> None:
    names = ("北京", "吉林(市)", "无锡", "瑞金", "成都", "五台山", "西安", "白马湖", "昆明")
    lines = "".join(f"\u3000\u3000{name}：{TOLD}{ABOUT}\n" for name in names)
    page = f"各地动态\n据统计，{ABOUT}\n一、各地情况\n{lines}二、交通情况\n全国客运平稳有序。\n"
    assert [page[case.start :][: len(name)] for case, name in zip(read(page).cases, names, strict=True)] == list(names)
    assert codes(page)[3] == "360781"
    labels = "".join(
        f"北京：{TOLD}\n原因：{TOLD}\n无锡：{TOLD}\n原因：{TOLD}\n成都：{TOLD}\n西安：{TOLD}\n原因：{TOLD}\n"
    )
    assert len(read(f"各地动态\n{labels}").cases) == 4


def test_a_place_set_wide_apart_heads_its_part_like_the_others() -> None:
    heads = ("富阳区", "临 安 区", "桐 庐 县", "淳 安 县", "建 德 市")
    page = "杭州市各区、县（市）购房补贴活动\n各地细则一起看看！\n" + "".join(
        f"{head}\n{TOLD}{ABOUT}\n" for head in heads
    )
    assert codes(page) == ["330111", "330112", "330122", "330127", "330182"]


def test_a_title_that_a_copy_sets_above_its_glued_head_leaves_the_number_whole() -> None:
    title = "云南省人民政府办公厅关于办好乡村学校的指导意见"
    page = f"{title}\n{title}云政办发〔2012〕57号各州、市人民政府：{TOLD * 4}\n"
    assert read(page).metadata.doc_number == "云政办发〔2012〕57号"


def test_news_by_an_agency_may_begin_with_according_to() -> None:
    assert read(f"校车开到家门口\n据新华社昆明电（记者 王某）{TOLD}\n{TOLD}\n").metadata.issuer == "新华社"


def test_a_title_of_any_kind_may_stand_above_the_line_that_begins_with_it_again() -> None:
    title = "国务院批转全国校舍改造工作会议纪要"
    page = f"{title}\n{title}国发〔1979〕71号各省、市、自治区革命委员会：{TOLD * 4}\n"
    found = read(page).metadata
    assert (found.title, found.doc_number) == (title, "国发〔1979〕71号")


def test_the_source_alone_on_a_line_is_no_column_between_title_and_text() -> None:
    head = "楚天都市报\n" + "首页\n政府信息公开\n互动交流\n办事服务\n部门动态\n" * 2
    title = "随州市校车开到家门口"
    page = f"{head}{title}\n2023-12-12 09:00\n楚天都市报\n{TOLD}随州市{TOLD}\n{TOLD}\n"
    (case,) = read(page).cases
    assert page[case.start :].startswith(title)


@pytest.mark.parametrize("head", ["国务院部门网站", "政府机构网站", "中国政府网"])
def test_friends_of_a_site_below_the_text_are_furniture(head: str) -> None:
    friends = "外交部\n教育部\n某省教育厅\n北京\n天津\n河北"
    page = f"校车开到家门口\n{TOLD}\n{ABOUT}\n{head}\n{friends}\n"
    assert page[: read(page).body.end].endswith(ABOUT)


def test_an_address_within_a_sentence_ends_no_paper() -> None:
    closing = "网址：http://www.example.gov.cn/；也可以到现场报名。\n某县教育局\n2016年3月21日"
    page = f"关于教师招聘的公告\n现将有关事项公告如下：\n{TOLD}\n{closing}\n"
    found = read(page)
    assert page[found.body.start : found.body.end].endswith(closing)
    assert (found.metadata.issuer, found.metadata.published) == ("某县教育局", "2016-03-21")


@pytest.mark.parametrize(
    ("foot", "issuer", "day"),
    [
        ("国务院二○○三年二月二十八日", "国务院", "2003-02-28"),
        ("福建省教育厅二〇〇一年十一月十二日抄送：省财政厅。", "福建省教育厅", "2001-11-12"),
        ("\u3000\u3000福建省教育厅        2020年4月20日抄送：漳州市教育局。", "福建省教育厅", "2020-04-20"),
    ],
    ids=["chinese figures", "copies below", "wide blanks"],
)
def test_a_signature_that_a_copy_ran_into_the_text_tells_who_and_when(foot: str, issuer: str, day: str) -> None:
    found = read(f"漳州市教育局：你局《关于新建学校的请示》收悉。{TOLD * 4}此复。{foot}").metadata
    assert (found.issuer, found.published) == (issuer, day)


@pytest.mark.parametrize("signer", ["国务院", "\u3000\u3000国  务  院\u3000\u3000"], ids=["glued", "spaced"])
def test_a_signature_may_stand_right_before_what_the_notice_passes_on(signer: str) -> None:
    plan = "乡村学校建设“十二五”规划"
    head = f"国务院关于印发{plan}的通知国发〔2011〕99号各省、自治区、直辖市人民政府："
    page = f"{head}现将《{plan}》印发给你们，请认真贯彻执行。{signer}二○一一年十二月五日{plan}{TOLD * 8}"
    found = read(page).metadata
    assert (found.issuer, found.published) == ("国务院", "2011-12-05")


def test_a_day_in_a_sentence_before_a_named_plan_signs_nothing() -> None:
    plan = "乡村学校建设“十二五”规划"
    told = f"现将《{plan}》印发给你们。{TOLD}按照国务院二○一一年十二月五日{plan}要求，{TOLD * 4}"
    assert read(f"各地建设乡村学校{told}").metadata.published is None


def test_signs_that_count_within_a_sentence_do_not_part_it() -> None:
    told = "全县办好村小，包括①教师②设备③食堂④校车四项，经费由财政保障。"
    text = f"村小工作情况\n2024-05-06 来源：某网\n{told}{'校舍逐栋改造，账目逐月公开。' * 20}\n"
    assert any(line.text.startswith(told) for line in part_run_together(text, find_lines(Document("page.txt", text))))
