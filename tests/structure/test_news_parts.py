"""Collections by the form of their parts: rows, headings without a place, titles above a case's number (‹code›)."""

from __future__ import annotations

import re

import pytest

from policy_text.records import Document
from policy_text.structure import read_structure
from policy_text.structure.row_cases import find_row_cases

MARK = re.compile(r"‹(\d{6})›")
LONG = "食堂换了新灶台，宿舍添了热水器，操场铺上了草皮，老师和孩子都说好，家长也放了心，村里人常来看一看。"
ROWS = (("浙江", "330000"), ("广东", "440000"), ("云南", "530000"), ("陕西", "610000"), ("天津", "120000"))


def codes_of(text: str) -> list[str | None]:
    return [case.adcode for case in read_structure(Document("page.txt", text)).cases]


def check(marked: str) -> list[str]:
    """Begin and code of each case are as marked, and there are no others; their titles."""
    codes = list(MARK.finditer(marked))
    gold = [(found.start() - 8 * before, found[1]) for before, found in enumerate(codes)]
    cases = read_structure(Document("page.txt", MARK.sub("", marked))).cases
    assert [(case.start, case.adcode) for case in cases] == gold
    return [case.title for case in cases]


def test_many_numbered_rows_are_a_list_though_its_head_was_cut_off() -> None:
    rows = "".join(
        f"‹{code}›{number}灶台改造\u3000\u3000{place}推行新法。{LONG}"
        for number, (place, code) in enumerate(ROWS, start=6)
    )
    check(f"\u3000\u3000‹510000›四川推行晒账。{LONG}{rows}")


def test_few_numbered_rows_are_no_form_of_their_own() -> None:
    rows = "".join(
        f"{number}灶台改造\u3000\u3000{place}推行新法。{LONG}" for number, (place, _) in enumerate(ROWS[:4], start=6)
    )
    page = f"\u3000\u3000{LONG}{rows}"
    assert find_row_cases(page, (0, len(page)), promised=False) == []


@pytest.mark.parametrize("sign", ["。", "，"])
def test_words_of_the_title_are_about_all_places(sign: str) -> None:
    told = f"‹410000›河南开起伙房。{LONG}\n晒出食堂账单{sign}‹220000›吉林推行公示。{LONG}\n"
    told += f"‹450000›广西请来营养师。{LONG}\n"
    check(f"各地晒出食堂账单\n2024-05-06 来源：某网\n开学以来，各地伙房陆续开火。\n{told}")


def test_words_that_the_title_has_not_begin_the_case() -> None:
    told = f"‹410000›河南开起伙房。{LONG}\n‹220000›办出新滋味。吉林推行公示。{LONG}\n‹450000›广西请来营养师。{LONG}\n"
    check(f"各地晒出食堂账单\n2024-05-06 来源：某网\n开学以来，各地伙房陆续开火。\n{told}")


PARTS = (
    ("灶火旺起来", "河南洛阳的伙房开了火。", "410300"),
    ("菜地绿起来", "吉林舒兰的学生种起了菜。", "220283"),
    ("账本晒出来", "广西防城港的账本上了墙。", "450600"),
    ("孩子笑起来", "在海南琼海市的校园，校长笑着说。", "469002"),
)


def test_news_with_a_place_below_each_heading_begins_with_the_headings() -> None:
    told = "".join(f"‹{code}›{heading}\n{scene}{LONG}\n" for heading, scene, code in PARTS)
    titles = check(f"村小食堂里的变化\n2024-05-06 来源：某网\n食堂是件大事。{LONG}\n{told}")
    assert titles == [heading for heading, _, _ in PARTS]


def test_news_with_several_places_below_a_heading_begins_with_the_places() -> None:
    (first, one, code), (_, two, other), *rest = PARTS
    told = f"{first}\n‹{code}›{one}{LONG}\n‹{other}›{two}{LONG}\n"
    told += "".join(f"{heading}\n‹{code}›{scene}{LONG}\n" for heading, scene, code in rest)
    check(f"村小食堂里的变化\n2024-05-06 来源：某网\n食堂是件大事。{LONG}\n{told}说不尽的话\n食堂是件大事。{LONG}\n")


def test_news_that_begins_with_places_above_its_headings_begins_with_them() -> None:
    (_, one, code), *rest = PARTS
    told = f"‹{code}›{one}{LONG}\n" + "".join(f"{heading}\n‹{other}›{scene}{LONG}\n" for heading, scene, other in rest)
    check(f"村小食堂里的变化\n2024-05-06 来源：某网\n食堂是件大事。{LONG}\n{told}说不尽的话\n食堂是件大事。{LONG}\n")


def test_a_title_may_stand_above_each_cases_number() -> None:
    head = "江西省教育厅公布2起食堂采购典型案例\n某省教育厅\n2024-02-09\n"
    numbered = (
        f"‹360800›吉安市关于食堂采购的规定\n【案例一】吉安市要求只向一家公司买菜。\n【基本案情】{LONG}\n"
        f"‹361100›上饶市食堂管理的实施意见\n【案例二】上饶市不许外地公司送餐。\n【基本案情】{LONG}\n"
    )
    titles = check(head + numbered)
    assert titles == ["吉安市关于食堂采购的规定", "上饶市食堂管理的实施意见"]
    first, second = read_structure(Document("page.txt", MARK.sub("", head + numbered))).cases
    assert first.end < second.start
    metadata = read_structure(Document("page.txt", MARK.sub("", head + numbered))).metadata
    assert (metadata.title, metadata.issuer) == ("江西省教育厅公布2起食堂采购典型案例", "某省教育厅")


def test_the_bodys_name_above_each_number_is_no_title() -> None:
    told = f"吉安市教育局\n【案例一】‹360800›吉安市要求只向一家公司买菜\n{LONG}\n"
    told += f"上饶市教育局\n【案例二】‹361100›上饶市不许外地公司送餐\n{LONG}\n"
    check(f"江西省教育厅公布2起食堂采购典型案例\n2024-02-09\n{told}")


def test_a_title_repeated_above_the_first_case_is_the_documents() -> None:
    title = "江西省教育厅关于食堂采购典型案例的通报"
    text = f"{title}\n2024-02-09\n{title}\n【案例一】吉安市只买一家的菜\n{LONG}\n"
    text += f"【案例二】上饶市不许外地送餐\n{LONG}\n"
    spans = dict(read_structure(Document("page.txt", text)).metadata.spans)
    assert spans["title"].start == text.rindex(title)


def test_text_above_a_cases_number_is_not_its_title() -> None:
    told = f"【案例一】‹360800›吉安市要求只向一家公司买菜\n{LONG}\n【案例二】‹361100›上饶市不许外地公司送餐\n{LONG}\n"
    check(f"江西省教育厅公布2起食堂采购典型案例\n2024-02-09\n{told}")


def test_a_county_called_by_its_stem_is_that_of_the_lines_below() -> None:
    check(
        f"‹500116›重庆 江津给村小添灶台\n本报重庆5月1日电 重庆市江津区的村小开了火。{LONG}\n"
        f"‹350000›福建 两岸厨师同掌勺\n本报福州5月1日电 连江县的厨师来了。{LONG}\n"
        f"‹370000›山东 名厨进校园\n本报济南5月1日电 校园里香气扑鼻。{LONG}\n"
    )


def test_a_reply_to_places_is_no_collection() -> None:
    items = "".join(
        f"{number}、同意{place}建设食堂示范区，形成可推广的经验。{LONG}\n"
        for number, place in zip("一二三", ("昆明市、曲靖市", "玉溪市", "大理市"), strict=True)
    )
    head = "云南省教育厅{}\n某教〔2018〕5号\n某厅：\n来文收悉。为推广典型经验，现就有关事项明确如下：\n"
    assert codes_of(head.format("关于同意三地建设食堂示范区的批复") + items) == []
    assert len(codes_of(head.format("关于推广三地食堂典型经验的通知") + items)) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"春来了，村小开伙。{LONG}\n我省的村小都添了灶台。{LONG}\n（江西日报）", ("江西日报", "江西省")),
        (f"春来了，村小开伙。{LONG}\n（食堂日报表见附页）", (None, None)),
    ],
)
def test_a_newspaper_may_stand_alone_below_its_text(text: str, told: tuple[str | None, str | None]) -> None:
    metadata = read_structure(Document("page.txt", text)).metadata
    assert (metadata.issuer, metadata.region) == told


@pytest.mark.parametrize(("own", "region"), [("本市", "上海市"), ("城市", None)])
def test_a_paper_that_says_this_city_is_the_citys(own: str, region: str | None) -> None:
    head = (
        f"关于优化{own}食堂灶台配置的通知\n各有关单位：\n为优化{own}食堂灶台配置，现就有关事项明确如下。\n{LONG * 8}\n"
    )
    text = f"{head}其他事项按照上海市食堂设计要求办理。\n特此通知。\n教育管理部门\n2024年8月16日"
    assert read_structure(Document("page.txt", text)).metadata.region == region


def test_what_a_place_does_with_a_university_is_the_places() -> None:
    told = f"西藏安多县为学校建起食堂。{LONG}\n山西隰县每天送餐三千份。{LONG}\n"
    last = f"海南琼中黎族苗族自治县与海南大学合作，设计带量食谱。{LONG}\n"
    assert codes_of(f"开学第一餐吃得怎么样\n各地供餐工作有新招。\n{told}{last}") == ["540624", "141031", "469030"]


@pytest.mark.parametrize(
    "aside",
    [
        "\n据了解，深圳的一家企业为此捐助了电脑八十台。",
        "山东对口支援的教师帮助补课，孩子们跟上了进度。",
        "\n（山东省济南市教育局）\n",
        "接诊量多了三成，湖南游客周女士也在这里取药。",
        "\n眼下，济南至某某岛铁路铺轨过半，工人昼夜不停，物资源源运来。",
    ],
    ids=["a firm from there", "helpers from there", "who told it", "a visitor", "where a railway begins"],
)
def test_a_place_named_for_who_comes_from_there_begins_no_case(aside: str) -> None:
    told = f"四川安县疏通支渠，修复学校。{LONG}{aside}\n贵州湄潭县建起食堂。{LONG}\n"
    last = f"山西隰县每天送餐三千份。{LONG}\n海南昌江县设计带量食谱。{LONG}\n"
    codes = codes_of(f"开学第一餐吃得怎么样\n各地供餐工作有新招。\n{told}{last}")
    assert codes == ["510724", "520328", "141031", "469026"]


EVERYWHERE = "各地办好村小食堂\n2024-05-06 来源：某网\n开学以来，村小伙房陆续开火。\n"
LAST = f"‹610000›陕西开起伙房。{LONG}\n"


def test_a_sentence_may_part_into_places_by_its_clauses() -> None:
    told = "‹350921›福建霞浦的食堂换上新灶，一千名学生吃上热饭，‹530000›云南为山区学校配齐送餐车，每天两趟。"
    check(f"{EVERYWHERE}{told}\n{LAST}")


def test_what_leads_in_to_one_place_is_its_own() -> None:
    told = f"‹530000›宿舍改造方面，云南先行一步。{LONG}‹410000›中原粮仓河南给学校送来新米。{LONG}"
    check(f"{EVERYWHERE}{told}\n{LAST}")


def test_the_last_heading_may_name_its_place_where_no_other_does() -> None:
    heads = ("山西锚定温饱推进食堂改造", "宁夏坚定有序供上暖气", "奋力写好草原上的青海答卷")
    codes, deeds = ("140000", "640000", "630000"), ("山西将新建伙房", "宁夏将改造锅炉", "青海将送来热水器")
    told = "".join(
        f"‹{code}›{head}\n“十五五”时期，{deed}。{LONG}\n未来五年，{deed[:2]}还要办好村小。{LONG}\n"
        for head, code, deed in zip(heads, codes, deeds, strict=True)
    )
    check(f"【村小新变化】{' '.join(heads)}\n\n近日，三地分别发布了食堂改造的进展。\n{told}")
