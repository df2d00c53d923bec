"""Divisions are found in text and settled by parent, neighbour and date."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.lexicon.data_files import read_text
from policy_text.lexicon.division_table import load_table
from policy_text.lexicon.divisions import (
    division_of,
    find_divisions,
    full_name_of,
    narrow,
    resolve_division,
    settle,
)

# Counties that became districts or cities, districts that were merged, places that changed their names:
# name, the document's date, code.
RENAMED = [
    ("璧山县", "2013-05-01", "500227"),
    ("璧山区", "2016-05-01", "500120"),
    ("平果县", "2018-11-19", "451023"),
    ("平果市", "2021-01-01", "451082"),
    ("莱芜市", "2018-06-01", "371200"),
    ("济南市莱芜区", "2021-06-01", "370116"),
    ("襄樊市", "2009-03-01", "420600"),
    ("襄阳市", "2015-03-01", "420600"),
    ("北京市崇文区", "2009-01-01", "110103"),
    ("杭州市临平区", "2022-01-01", "330113"),
    ("重庆市渝北区", "2024-01-01", "500112"),
    ("重庆市两江新区", "2026-01-01", "500157"),
    ("和安县", "2025-03-01", "653229"),
    ("蓟州区", "2018-01-01", "120119"),
    ("三沙市西沙区", "2023-01-01", "460302"),
]

# What running text calls a place, and the code it stands for.
SHORT_FORMS = [
    ("泰州", "321200"),
    ("上海", "310000"),
    ("内蒙古", "150000"),
    ("新疆", "650000"),
    ("广西", "450000"),
    ("宁夏自治区", "640000"),
    ("香港", "810000"),
    ("德宏州", "533100"),
    ("恩施州", "422800"),
    ("黔东南", "522600"),
    ("前郭县", "220721"),
    ("长阳县", "420528"),
    ("大兴安岭", "232700"),
    ("神农架林区", "429021"),
    ("锡林郭勒", "152500"),
    ("阿勒泰", "654300"),
]

# Zones have no code in the national table: they stand for the division that hosts them.
ZONES = [
    ("珠海市横琴新区", "440400", "广东省珠海市"),
    ("武汉东湖新技术开发区", "420100", "湖北省武汉市"),
    ("石家庄高新技术产业开发区", "130100", "河北省石家庄市"),
    ("西咸新区", "610100", "陕西省西安市"),
    ("雄安新区", "130000", "河北省"),
    ("河北雄安新区", "130000", "河北省"),
    ("深汕特别合作区", "440300", "广东省深圳市"),
    ("崖州湾科技城", "460200", "海南省三亚市"),
]


@pytest.mark.parametrize(("name", "on", "code"), RENAMED)
def test_a_name_is_settled_as_of_the_date(name: str, on: str, code: str) -> None:
    division = resolve_division(name, on=on)
    assert division is not None
    assert division.adcode == code


@pytest.mark.parametrize(("name", "code"), SHORT_FORMS)
def test_a_short_form_is_understood(name: str, code: str) -> None:
    division = resolve_division(name)
    assert division is not None
    assert division.adcode == code


@pytest.mark.parametrize(("name", "host", "full_name"), ZONES)
def test_a_zone_stands_for_its_host(name: str, host: str, full_name: str) -> None:
    division = resolve_division(name)
    assert division is not None
    assert (division.adcode, division.code, division.full_name) == (None, host, full_name)


def test_four_districts_named_for_the_drum_tower_need_their_city() -> None:
    assert resolve_division("鼓楼区") is None
    cities = {"320100": "320106", "320300": "320302", "350100": "350102", "410200": "410204"}
    assert {city: resolve_division("鼓楼区", within=city).adcode for city in cities} == cities  # type: ignore[union-attr]


def test_a_place_outside_of_the_given_division_is_not_forced_into_it() -> None:
    assert resolve_division("姜堰区", within="330000") is None


def test_a_county_without_its_suffix_is_only_found_inside_a_known_division() -> None:
    assert [m.candidates[0].name for m in find_divisions("芦溪的学校与五华的学校")] == []
    division = resolve_division("芦溪", within="360000")
    assert division is not None
    assert division.full_name == "江西省萍乡市芦溪县"


def test_a_chain_is_one_mention_of_its_last_place() -> None:
    text = "云南省昆明市五华区与江苏省泰州市结对"
    assert [(text[m.start : m.end], m.candidates[0].adcode) for m in find_divisions(text)] == [
        ("云南省昆明市五华区", "530102"),
        ("江苏省泰州市", "321200"),
    ]


def test_neighbours_that_do_not_hold_each_other_stay_apart() -> None:
    assert [m.candidates[0].adcode for m in find_divisions("长沙株洲湘潭一体化")] == ["430100", "430200", "430300"]


@pytest.mark.parametrize(
    "text",
    [
        "老城区改造与新城区建设同步推进",
        "各区和县召开县委全会",
        "沿海北部三个渔港",
        "这是最大理论创新",
        "大同小异的做法",
        "全市区域协调发展",
        "高新区管委会",
        "2万户以上城区住户",
        "为人民服务，共建和平年代",
        "从三条大河源头引水",
    ],
)
def test_words_that_hold_a_name_by_chance_are_no_places(text: str) -> None:
    assert [text[m.start : m.end] for m in find_divisions(text)] == []


@pytest.mark.parametrize(("text", "name"), [("河北区域协调发展", "河北"), ("泰州市场监管", "泰州")])
def test_a_suffix_that_begins_the_next_word_is_not_the_names(text: str, name: str) -> None:
    (mention,) = find_divisions(text)
    assert text[mention.start : mention.end] == name


def test_a_full_name_is_that_of_its_time() -> None:
    division = resolve_division("襄城区")
    assert division is not None
    assert full_name_of(division, on="2008-01") == "湖北省襄樊市襄城区"
    assert full_name_of(division, on="2018-01") == "湖北省襄阳市襄城区"


def test_counties_right_below_a_province_have_it_for_parent() -> None:
    for code, full_name in {"500116": "重庆市江津区", "429004": "湖北省仙桃市", "469007": "海南省东方市"}.items():
        division = division_of(code)
        assert division is not None
        assert (division.full_name, division.parent) == (full_name, f"{code[:2]}0000")


def test_candidates_are_narrowed_by_place_then_date() -> None:
    (mention,) = find_divisions("海州区")
    assert {d.adcode for d in mention.candidates} == {"210902", "320706"}
    assert settle(narrow(mention.candidates)) is None
    assert [d.adcode for d in narrow(mention.candidates, within="320000")] == ["320706"]


def test_every_division_in_force_is_found_by_its_full_name() -> None:
    in_force = [d for found in load_table().by_code.values() for d in found if d.is_valid(None)]
    resolved = {division.full_name: resolve_division(division.full_name) for division in in_force}
    missed = [d.full_name for d in in_force if (found := resolved[d.full_name]) is None or found.adcode != d.adcode]
    assert len(in_force) > 3_200
    assert missed == []


def test_scanning_eight_times_the_text_takes_about_eight_times_as_long() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        sum(1 for _ in find_divisions(text))
        return time.process_time() - start

    text = "中国北上海南大理省市县区" * 2_000
    seconds(text)
    assert min(seconds(text * 8) for _ in range(3)) < 8 * 4 * min(seconds(text) for _ in range(3))


@given(st.text(alphabet="云南省昆明市五华区县和上海鼓楼新疆兵团，的、 \n", max_size=60))
def test_mentions_are_in_order_apart_and_inside_the_text(text: str) -> None:
    last = 0
    for mention in find_divisions(text):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.candidates
        last = mention.end


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("江西樟树：绘就民生画卷", "360982"),
        ("（浙江安吉）", "330523"),
        ("湖北潜江", "429005"),
        ("江西新建学校12所", "360000"),
    ],
)
def test_a_county_behind_its_province_may_lose_its_suffix_before_a_sign(text: str, code: str) -> None:
    (mention,) = find_divisions(text)
    assert mention.candidates[0].adcode == code


def test_every_area_has_a_host_in_the_table_and_stands_there_once() -> None:
    rows = [line.split("\t") for line in read_text("divisions_areas.tsv").splitlines()[1:]]
    assert len({name for name, *_ in rows}) == len(rows)
    assert [name for name, host, _ in rows if host and division_of(host) is None] == []


def test_a_given_name_behind_an_office_and_a_surname_is_no_place() -> None:
    assert list(find_divisions("支部书记钱玉林带头，村民赵铜川跟着修路")) == []
    found = find_divisions("记者在玉林采访，县长郑某介绍铜川")
    assert [mention.candidates[0].name for mention in found] == ["玉林市", "铜川市"]


@pytest.mark.parametrize(
    ("name", "last_day", "approved", "before", "after"),
    [
        ("南通市崇川区", "2020-05-31", "2020-06", "320602", "320613"),
        ("芜湖市弋江区", "2020-05-31", "2020-06", "340203", "340209"),
        ("三明市三元区", "2021-01-31", "2021-02", "350403", "350404"),
        ("伊春市友好区", "2019-05-31", "2019-06", "230704", "230719"),
    ],
)
def test_a_district_that_was_set_up_anew_under_its_name_has_its_new_code_since_the_approval(
    name: str, last_day: str, approved: str, before: str, after: str
) -> None:
    divisions = [resolve_division(name, on=day) for day in (last_day, approved, "2024-05-01")]
    assert [division and division.adcode for division in divisions] == [before, after, after]


def test_a_place_goes_by_its_old_name_until_its_new_one_is_made_known() -> None:
    division = resolve_division("南通市海门市", on="2020-07-10")
    assert division is not None
    assert division.adcode == "320684"


@pytest.mark.parametrize(
    ("ended", "begun", "approved"),
    [
        ("371200", "370116", "2018-12"),
        ("140726", "140703", "2019-11"),
        ("652923", "652902", "2019-11"),
        ("320684", "320614", "2020-06"),
        ("520221", "520204", "2020-06"),
        ("421023", "421088", "2020-06"),
        ("654223", "654203", "2021-01"),
        ("450127", "450181", "2021-02"),
        ("330104", "330114", "2021-03"),
        ("540422", "540481", "2023-04"),
    ],
)
def test_what_ends_and_what_follows_it_change_in_the_month_of_the_approval(
    ended: str, begun: str, approved: str
) -> None:
    by_code = load_table().by_code
    assert max(division.valid_to or "" for division in by_code[ended]) == approved
    assert max(division.valid_from or "" for division in by_code[begun]) == approved


@pytest.mark.parametrize("subdistrict", ["玉林街道的食堂", "大连街道办事处", "昆明街办"])
def test_a_subdistrict_that_bears_a_citys_name_is_not_the_city(subdistrict: str) -> None:
    assert list(find_divisions(subdistrict)) == []


@pytest.mark.parametrize("text", ["大连街道改造提速", "成都市玉林社区", "玉林市街道干净"])
def test_a_citys_own_streets_are_its(text: str) -> None:
    assert list(find_divisions(text)) != []


def test_a_city_of_the_corps_is_named_with_it() -> None:
    (mention,) = find_divisions("新疆生产建设兵团石河子市绿化项目")
    assert (mention.end, mention.candidates[0].adcode) == (12, "659001")
