"""The many ways in which collections and news mark their places: ‹code› stands where a case begins."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from policy_text.records import Document, DocumentType
from policy_text.structure import read_structure
from policy_text.structure.row_cases import find_row_cases

MARK = re.compile(r"‹(\d{6})›")
PLACES = (
    ("江苏省泰州市", "321200"),
    ("浙江省安吉县", "330523"),
    ("四川省成都市青羊区", "510105"),
    ("湖北省宜昌市", "420500"),
)
DISTRICTS = (("青羊区", "510105"), ("锦江区", "510104"), ("双流区", "510116"), ("都江堰市", "510181"))
NUMBERS = "〇一二三四五"
PROMISE = "义务教育优质均衡发展典型案例\n为总结推广各地经验，现推出一批典型案例，供各地学习借鉴。\n"


def tell(number: int) -> str:
    return (
        f"近年来，当地新建学校{number}所，新增学位{number * 300}个，组建教育集团{number + 2}个，群众满意度不断提升。"
        "主要做法是统筹布局、均衡师资、强化督导，形成了可以推广的经验。\n"
    )


def collect(
    heading: Callable[[int, str, str], str],
    *,
    head: str = PROMISE,
    places: tuple[tuple[str, str], ...] = PLACES,
    paragraphs: int = 2,
) -> str:
    parts = [
        heading(number, place, code) + "".join(tell(number * 3 + more) for more in range(paragraphs))
        for number, (place, code) in enumerate(places, start=1)
    ]
    return head + "".join(parts)


FORMS: dict[str, Callable[[int, str, str], str]] = {
    "place in brackets before the title": lambda i, p, c: f"【‹{c}›{p}】集团化办学促进优质均衡\n",
    "place in brackets alone": lambda i, p, c: f"‹{c}›【{p}】\n",
    "triangle": lambda i, p, c: f"▲‹{c}›{p}：集团化办学促进均衡\n",
    "square": lambda i, p, c: f"■ ‹{c}›{p}\n",
    "bold": lambda i, p, c: f"**‹{c}›{p}：织密学区网络**\n",
    "place alone": lambda i, p, c: f"‹{c}›{p}\n",
    "1.": lambda i, p, c: f"{i}. ‹{c}›{p}实施教共体改革 推进城乡一体\n",
    "1)": lambda i, p, c: f"{i}）‹{c}›{p}织密学区网络\n",
    "01": lambda i, p, c: f"0{i} ‹{c}›{p}：织密学区网络\n",
    "01 on its own line": lambda i, p, c: f"0{i}\n‹{c}›{p}：织密学区网络\n",
    "一、": lambda i, p, c: f"{NUMBERS[i]}、‹{c}›{p}：织密学区网络\n",
    "（一）": lambda i, p, c: f"（{NUMBERS[i]}）‹{c}›{p}：织密学区网络\n",
    "案例1 on its own line": lambda i, p, c: f"案例{i}\n‹{c}›{p}：织密学区网络\n",
    "案例之一": lambda i, p, c: f"典型案例之{NUMBERS[i]}：‹{c}›{p}织密学区网络\n",
    "经验一": lambda i, p, c: f"经验{NUMBERS[i]}：‹{c}›{p}织密学区网络\n",
    "place after a dash": lambda i, p, c: f"{NUMBERS[i]}、‹{c}›织密学区网络 办好家门口学校——{p}\n",
    "place in brackets behind": lambda i, p, c: f"{NUMBERS[i]}、‹{c}›织密学区网络 办好家门口学校（{p}）\n",
    "body below": lambda i, p, c: f"‹{c}›织密学区网络 办好家门口学校\n{p}教育局\n",
    "place in brackets below": lambda i, p, c: f"‹{c}›织密学区网络 办好家门口学校\n（{p}）\n",
    "who applied below": lambda i, p, c: f"案例{NUMBERS[i]}：‹{c}›织密学区网络\n申报单位：{p}教育局\n",
}
FORMS |= {
    "bar": lambda i, p, c: f"▌‹{c}›{p}\n",
    "arrow": lambda i, p, c: f"➤ ‹{c}›{p}织密学区网络\n",
    "亮点一": lambda i, p, c: f"亮点{NUMBERS[i]}：‹{c}›{p}织密学区网络\n",
    "样板1": lambda i, p, c: f"样板{i}：‹{c}›{p}织密学区网络\n",
    "第一个案例": lambda i, p, c: f"第{NUMBERS[i]}个案例：‹{c}›{p}织密学区网络\n",
    "NO.1": lambda i, p, c: f"NO.{i} ‹{c}›{p}：织密学区网络\n",
    "01/": lambda i, p, c: f"0{i}/‹{c}›{p}：织密学区网络\n",
    "01｜": lambda i, p, c: f"0{i}｜‹{c}›{p}织密学区网络\n",
    "案例①": lambda i, p, c: f"优秀案例{'①②③④'[i - 1]}：‹{c}›{p}织密学区网络\n",
    "key cap": lambda i, p, c: f"{i}\ufe0f\u20e3 ‹{c}›{p}：织密学区网络\n",
    "交流材料之一 above title and body": lambda i, p, c: (
        f"交流材料之{NUMBERS[i]}\n‹{c}›织密学区网络 办好家门口学校\n{p}教育局\n"
    ),
}
GLUED: dict[str, Callable[[int, str, str], str]] = {
    "1. and colon": lambda i, p, c: f"{i}.‹{c}›{p}：",
    "（1）": lambda i, p, c: f"（{i}）‹{c}›{p}织密学区网络。",
    "place and colon": lambda i, p, c: f"‹{c}›{p}：",
    "place and stop": lambda i, p, c: f"‹{c}›{p}。",
}


def check(marked: str) -> None:
    text = MARK.sub("", marked)
    codes = list(MARK.finditer(marked))
    gold = [(found.start() - 8 * before, found[1]) for before, found in enumerate(codes)]
    cases = read_structure(Document("page.txt", text)).cases
    assert [case.adcode for case in cases] == [code for _, code in gold]
    assert all(abs(case.start - start) <= 2 for case, (start, _) in zip(cases, gold, strict=True))


HEADS = {
    "promise": PROMISE,
    "title": "家门口好学校典型案例\n",
    "title and date": "家门口好学校典型案例选登\n2023-01-05\u3000来源：某网\n",
    "title without a promise": "办好家门口的学校\n2023-01-05\u3000来源：某网\n",
    "nothing": "",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_collection_splits_into_its_places(form: Callable[[int, str, str], str], head: str) -> None:
    check(collect(form, head=head))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_places_may_lose_their_suffixes(form: Callable[[int, str, str], str]) -> None:
    places = (("江苏泰州", "321200"), ("浙江安吉", "330523"), ("四川成都青羊区", "510105"), ("湖北宜昌", "420500"))
    check(collect(form, places=places))


@pytest.mark.parametrize("form", GLUED.values(), ids=GLUED)
def test_a_place_may_be_glued_to_its_text(form: Callable[[int, str, str], str]) -> None:
    check(collect(form, paragraphs=1))


def test_the_highlights_of_one_place_are_no_cases_of_their_own() -> None:
    head = "安吉县教育改革亮点\n2024-03-05 来源：某网\n近年来，安吉县办好学校。\n"
    text = head + "".join(f"亮点{number}：创新机制 优化布局\n{tell(3)}" for number in "一二三")
    assert len(read_structure(Document("", text)).cases) == 1


def test_a_table_of_contents_begins_no_case() -> None:
    contents = "".join(f"案例{i}：{place}织密学区网络……{i * 3}\n" for i, (place, _) in enumerate(PLACES, 1))
    head = f"义务教育优质均衡发展典型案例\n目录\n{contents}"
    check(collect(lambda i, p, c: f"案例{i}：‹{c}›{p}织密学区网络\n", head=head))


def test_titles_that_a_list_announces_may_end_in_quotation_marks() -> None:
    titles = [f"{place}以改革打通“快车道”" for place, _ in PLACES[:2]] + [
        f"{place}织密学区网络" for place, _ in PLACES[2:]
    ]
    contents = "".join(f"{number}.{title}\n" for number, title in enumerate(titles, 1))
    told = "".join(f"‹{code}›{title}\n一、具体做法\n{tell(3)}" for title, (_, code) in zip(titles, PLACES, strict=True))
    check(f"{PROMISE}{contents}{told}")


@pytest.mark.parametrize("cut", [0, 1], ids=["whole names", "short names"])
def test_the_districts_of_one_city_are_places(cut: int) -> None:
    places = tuple((place[: len(place) - cut], code) for place, code in DISTRICTS)
    head = "成都市教育评价改革典型案例\n现推出4个典型案例，供各地学习借鉴。\n"
    check(collect(lambda i, p, c: f"{NUMBERS[i]}、‹{c}›{p}：织密学区网络\n", head=head, places=places))


STEMS = (("五华", "530102"), ("宜良", "530125"), ("嵩明", "530127"), ("石林", "530126"))
HEADED: dict[str, Callable[[int, str, str], str]] = {
    "colon": lambda i, p, c: f"‹{c}›{p}：织密学区网络\n",
    "number": lambda i, p, c: f"{NUMBERS[i]}、‹{c}›{p}织密学区网络\n",
    "number alone": lambda i, p, c: f"{NUMBERS[i]}、‹{c}›{p}\n",
    "alone": lambda i, p, c: f"‹{c}›{p}\n",
    "lenticular brackets": lambda i, p, c: f"‹{c}›【{p}】织密学区网络\n",
    "dash": lambda i, p, c: f"{NUMBERS[i]}、‹{c}›织密学区网络——{p}\n",
    "round brackets": lambda i, p, c: f"{NUMBERS[i]}、‹{c}›织密学区网络（{p}）\n",
    "experience": lambda i, p, c: f"{NUMBERS[i]}、‹{c}›{p}经验\n",
    "case": lambda i, p, c: f"案例{i}：‹{c}›{p}织密学区网络\n",
}


@pytest.mark.parametrize("form", HEADED.values(), ids=HEADED)
@pytest.mark.parametrize("place", ["昆明市", "云南省", ""])
def test_counties_may_be_called_by_their_stems_in_headings(form: Callable[[int, str, str], str], place: str) -> None:
    head = f"{place}教育评价改革典型案例\n现推出4个典型案例，供各地学习借鉴。\n"
    check(collect(form, head=head, places=STEMS))


def test_headings_that_begin_with_a_word_name_no_county() -> None:
    head = "昆明市教育改革典型案例\n现推出典型案例，供各地学习借鉴。\n"
    titles = ("资源统筹有新招", "平安校园有保障", "新建校舍有进度", "通海大道旁的学校")
    text = head + "".join(f"{NUMBERS[i]}、{title}\n{tell(i)}" for i, title in enumerate(titles, 1))
    assert [case.adcode for case in read_structure(Document("page.txt", text)).cases] == ["530100"]


def test_what_follows_the_last_case_is_none() -> None:
    text = collect(lambda i, p, c: f"{NUMBERS[i]}、‹{c}›{p}：织密学区网络\n") + "五、工作要求\n各地要抓好落实。\n"
    check(text)
    last = read_structure(Document("page.txt", MARK.sub("", text))).cases[-1]
    assert "工作要求" not in MARK.sub("", text)[last.start : last.end]


def test_a_progress_report_tells_of_one_place_after_another() -> None:
    head = "成都市义务教育优质均衡工作进展情况\n全市各区县扎实推进，现将进展情况报告如下。\n"
    check(collect(lambda i, p, c: f"{NUMBERS[i]}、‹{c}›{p}。", head=head, places=DISTRICTS, paragraphs=1))


def test_first_place_may_stand_right_above_the_text() -> None:
    head = "义务教育典型案例展播\n发布时间：2023-08-09 来源：某网\n"
    check(head + f"‹130102›【石家庄市长安区】数字赋能\n{tell(3)}‹130407›【邯郸市肥乡区】联盟办学\n{tell(4)}")


def test_counties_with_a_colon_are_cases_where_the_title_is_about_all() -> None:
    head = "各县区教育动态\n2023-10-12 来源：上饶市教育局\n"
    check(head + f"‹361102›信州区：课后服务。{tell(3)}‹361123›玉山县：新建学校。{tell(4)}")


@pytest.mark.parametrize("sign", ["\t", " ", ","])
def test_rows_of_figures_are_no_cases(sign: str) -> None:
    names = ("攀枝花市", "泸州市", "德阳市", "绵阳市", "广元市")
    rows = "".join(f"{name}{sign}1283.5{sign}308.6{sign}974.9\n" for name in names)
    text = f"四川省各市债务余额情况表\n2025-03-06 来源：某网\n{tell(3)}{rows}"
    assert len(read_structure(Document("", text)).cases) <= 1


@pytest.mark.parametrize("glue", ["", "\n"], ids=["run together", "lines kept"])
def test_rows_that_have_lost_their_table_are_cases(glue: str) -> None:
    names = ("山西", "福建厦门", "浙江", "贵州")
    codes = ("140000", "350200", "330000", "520000")
    rows = "".join(
        f"‹{code}›{number}一窗受理改革\u3000\u3000{name}推行改革。{tell(number).strip()}{glue}"
        for number, (name, code) in enumerate(zip(names, codes, strict=True), start=1)
    )
    second = f"\n\u3000\u3000‹440600›广东佛山编制指南。{tell(9)}"
    check(f"关于典型做法的通报\n各市人民政府：现将典型做法印发，供各地借鉴。\n序号改革举措主要内容{rows}{second}")


def test_lines_that_begin_with_a_place_and_a_colon_are_cases() -> None:
    """Without title or promise: 山西：全省…, one line a place."""
    rows = [("山西", "140000"), ("福建", "350000"), ("广西", "450000"), ("青海", "630000"), ("新疆", "650000")]
    text = "".join(f"{place}：全省（区）新建乡村校舍若干，学生喝上热水，家长放心。\n" for place, _ in rows)
    cases = read_structure(Document("", text)).cases
    assert [case.adcode for case in cases] == [code for _, code in rows]
    assert all(not case.title for case in cases)


def test_text_that_begins_behind_the_last_line_break_has_no_rows() -> None:
    """As where a paper's title, number and text stand on one line."""
    text = f"典型做法\n某政函〔2018〕46号{tell(3).strip()}"
    assert find_row_cases(text, (text.index("号") + 1, len(text))) == []


def test_paragraphs_of_a_notice_that_name_places_in_passing_are_no_cases() -> None:
    text = "关于推广典型经验的通知\n各市人民政府：请认真学习典型经验。\n" + "".join(
        f"{place}{rest}，{tell(3)}"
        for place, rest in (("山西、江苏", "等地先行"), ("浙江省委", "作出部署"), ("广东", "和贵州"), ("四川", "等省"))
    )
    assert read_structure(Document("", text)).cases == ()


ABOUT_ALL = "我国坚持把学校办好，亿万学生受益。" * 40
NEWS = "各地多措并举办好家门口的学校\n2024-03-05 10:20 来源：某网\n新学期以来，各地加快学校建设，让孩子上好学。\n"


@pytest.mark.parametrize(
    "marked",
    [
        NEWS + f"‹330000›在浙江，{tell(3)}‹440000›广东持续扩大供给，{tell(5)}‹510000›四川坚持城乡一体，{tell(7)}",
        f"办好实事\n2026-03-05 来源：某网\n贵州省遵义市、江苏省泰州办学校。\n‹520300›贵州遵义{tell(4)}遵义新建学校，"
        f"{tell(3)}遵义另设专项经费。{tell(4)}‹321200›江苏泰州一体推进，{tell(5)}",
        NEWS + f"最新发布的统计数据显示，‹330000›浙江持续扩大供给，{tell(3)}‹440000›今年，广东与海南携手办学，{tell(5)}"
        f"‹360323›位于江西芦溪的中学投入使用，{tell(7)}",
        NEWS
        + f"‹330000›比如，浙江提出，{tell(3)}‹440000›广东的计划中提到，{tell(5)}‹510000›而四川坚持城乡一体，{tell(7)}",
        NEWS + f"‹330100›浙江省杭州市推进名校集团化，{tell(3)}‹440300›广东省深圳市新建学校，{tell(5)}"
        f"‹510100›四川省成都市完善学区治理，{tell(7)}",
        f"浙江各地推进教共体建设\n近日，记者从省教育厅了解到，浙江各地加快建设。\n‹330100›在杭州，{tell(3)}"
        f"‹330200›宁波{tell(4)}‹330300›温州市{tell(5)}‹330400›嘉兴{tell(6)}",
        f"浙江各地推进教共体建设\n近日，记者从省教育厅了解到，浙江各地加快建设。\n杭州、宁波等市先行。‹330100›杭州市新建学校三所。"
        f"‹330300›温州市{tell(5)}‹330800›近日，记者来到衢州中专，这里新建了实训楼。‹331000›台州市则扩建学校四所。",
        NEWS
        + f"‹330000›在浙江，新建学校三所；‹440000›在广东，扩建学校五所；‹510000›目前四川新增学位九百个。\n{tell(3)}",
        NEWS + "沿江一路向前，学校越办越好，‹520000›上游贵州，新建学校三所；‹430000›中游湖南，扩建学校五所；"
        "‹310000›下游上海，新增学位九百个。",
        NEWS + "‹130600›在河北保定，新建学校三所。河北再建五所。‹510000›位于长江边的四川一所学校开学。"
        f"‹440000›在广东，{tell(4)}",
        NEWS + "‹330000›在浙江安吉，新建学校三所。我国已有学校九万所。今年，浙江新增学位九百个。"
        f"‹510000›在四川，{tell(4)}‹440000›在广东，{tell(4)}",
        NEWS
        + f"‹330000›为推动家门口的学校越办越好，浙江持续扩大供给，{tell(3)}\n‹440000›办好食堂。春节刚过，广东改造厨房，"
        f"{tell(5)}\n‹510000›近日，示范区名单公布，四川两地入选。今年，四川坚持城乡一体，{tell(7)}",
        NEWS + f"‹430000›“十四五”期间，湖南持续扩大供给，{tell(3)}‹450923›在广西博白某某村，学校焕然一新，{tell(5)}"
        f"‹510000›四川坚持城乡一体，{tell(7)}",
        NEWS + f"‹210000›在辽宁铁岭，新建学校三所。当前，辽宁全省{tell(3)}‹440000›在广东肇庆，新建学校五所，今年，广东"
        f"{tell(5)}‹510000›在四川，{tell(4)}",
        NEWS + f"‹230700›齐心协力办学校，黑龙江伊春新建学校三所。‹440400›广东珠海{tell(5)}\n‹510000›在四川，{tell(4)}",
        NEWS + f"在食堂建设领域，‹230700›黑龙江伊春新建食堂三所。二是校舍不断更新，‹440400›广东珠海{tell(5)}\n"
        f"‹510000›在四川，{tell(4)}",
        NEWS + f"‹110107›日前，国内最大的学校食堂在北京石景山正式启用，{tell(3)}\n‹330523›在茶香满园的国家级产业基地"
        f"浙江安吉，{tell(4)}\n‹500000›眼下在重庆，{tell(5)}\n‹210200›省督学赵一鸣（教育厅）在大连作专题报告，{tell(6)}",
        "雨雪天气持续 各地各部门积极应对\n2024-03-05 来源：某网\n连日来，多地有雪，各部门启动预案。\n"
        f"‹110000›北京{tell(4)}‹130000›为保障学生出行，河北{tell(5)}应急部门提醒，请注意防滑。\n",
        "工作组赴重庆指导复课 各地抓紧整修校舍\n2024-03-05 来源：某网\n连日来，多地校舍受损。\n"
        f"‹500000›重庆{tell(4)}‹410000›河南{tell(5)}‹610700›陕西汉中{tell(6)}",
        NEWS + f"‹411523›一场大雪造成河南新县多所学校停课，{tell(3)}‹330523›连日大雪造成浙江安吉校舍受损，{tell(4)}"
        f"‹510000›四川{tell(5)}在湖南常德的校车站，在云南施甸的山路上，孩子们都盼着开学。\n‹440000›广东{tell(6)}",
        NEWS + f"‹440100›昨晚，校园合唱活动在广州举行，{tell(3)}‹230000›黑龙江{tell(4)}"
        "全国教师大会近日在北京举行。生产校车的企业设在四川成都，校车的产地不是浙江安吉。\n"
        f"各地校舍建设提速。\n‹510000›在双流站的工地上，工人正加紧施工，春季开学前完工。今年，四川{tell(5)}"
        "宁夏至湖南±800千伏特高压输电线路重庆段贯通。",
        NEWS + f"‹220100›开学在即。吉林长春增开五条前往天津、北京的校车，{tell(3)}‹230000›黑龙江尚志市、五常市{tell(4)}"
        f"‹440000›广东南部、北部{tell(5)}\n各地还有大风，四川盆地至黄淮将有大雨。",
        NEWS + "各地好戏连台。‹520000›在山脚下的小镇里，孩子们搬进了新教室。今年，贵州新建学校三所。"
        f"‹440000›在广东，{tell(5)}‹130681›在涿州，当地{tell(3)}在山东的海边、在安徽的山上，孩子们笑声朗朗。\n",
        NEWS
        + "‹640100›一项改薄工程昨天在银川启动，惠及学校三所。‹310000›让好学校近在家门口的身边，上海市组织教师轮岗。"
        f"‹220000›一场学生球赛在吉林长春开赛，这个冬季，吉林{tell(5)}",
        "新疆：巩固提升办好学校 云南：推进融合扩大学位\n2024-03-05 来源：某网\n各地办好学校。\n"
        f"‹650000›新疆{tell(3)}‹530000›云南{tell(4)}",
        NEWS + f"‹130000›眼下，校园里的桃花开得正好，为让孩子们吃得放心，河北{tell(3)}‹230000›产粮大省黑龙江{tell(4)}"
        f"‹420300›在位于湖北十堰的一处工地上，{tell(5)}‹360881›在革命老区井冈山，{tell(6)}",
        NEWS + f"‹350000›在中国（福建）自由贸易试验区，{tell(3)}‹630000›这个冬天，雪域高原青海{tell(4)}"
        f"‹620000›记者从甘肃省某指挥部的通气会上获悉，甘肃省{tell(5)}",
        f"两地全力保障学生返校\n2024-03-05 来源：某网\n开学以来，两省学校有序复课。\n‹620000›甘肃省{tell(4)}"
        f"校舍加紧修缮，{tell(3)}‹630000›青海{tell(4)}食堂重新开火，{tell(3)}",
        NEWS + f"‹350000›福建厦门、漳州推出研学线路，{tell(3)}‹220000›首届吉林校园冰雪赛开赛，{tell(4)}"
        f"‹420000›目前，湖北新建食堂三所。\n在湖北襄阳走访时，老师们说，{tell(5)}",
        NEWS + f"‹130681›雨后封闭的一条高速涿州段今天恢复通车，{tell(3)}‹511325›在四川南充的西充县，{tell(4)}"
        f"‹350821›坐落于福建长汀的一所小学迎来新生，{tell(5)}‹620422›桃花、杏花竞相开放，在甘肃会宁，{tell(6)}"
        f"‹371625›在地处黄河岸边山东博兴县，{tell(7)}",
        NEWS + f"‹220000›在吉林大安，新建学校三所。吉林省力争再建五所。‹440000›广东{tell(3)}"
        f"‹110000›北京新建学校九所，学位更多了。吉林省另有专项经费。\n各地学校都在变样。\n‹220000›吉林{tell(4)}",
        NEWS + f"‹340800›“食堂的饭菜越来越香，孩子长高了不少！”放学时分，安徽安庆的家长笑着说。{tell(3)}"
        f"‹350200›“校车开到了家门口。”昨天，福建厦门{tell(4)}‹460000›海南{tell(5)}",
        "甘肃定西：办好食堂　陕西铜川：新建校舍\n2024-03-05 来源：某网\n新学期以来，"
        f"两地加快学校建设，让孩子在家门口上好学。\n‹621100›甘肃定西：办好食堂\n{tell(3)}在定西，{tell(4)}‹610200›陕西铜川：新建校舍\n{tell(5)}陕西铜川{tell(4)}",
        f"成都各区县多措并举扩学位\n近日，记者走访了成都各区。\n‹510105›在青羊区，{tell(3)}‹510104›在锦江区，{tell(4)}"
        f"‹510107›武侯区则{tell(5)}‹510116›双流区{tell(6)}",
    ],
    ids=[
        "provinces",
        "two cities",
        "figures before, a county without its suffix",
        "led in",
        "cities of several provinces",
        "cities of a province",
        "cities amid a paragraph",
        "semicolons",
        "along a river",
        "the province named after its city",
        "the country between",
        "openings of paragraphs",
        "a plan's time, a county's village",
        "the province next in time",
        "a slogan",
        "fields of several places",
        "what begins in a place, a place named from its province, who speaks there",
        "two in weather that goes round",
        "one place in the title, and all others",
        "what befell a place, several scenes at once",
        "what is held there is no case, a scene, a line to elsewhere",
        "where lines go, cities of one province, nature and ways",
        "a scene, a county alone, two places at once",
        "works that begin, a long aim, the province this season",
        "two in the title",
        "led in by several clauses, by a byname, by an old base area",
        "a free-trade area, a plateau, who told it",
        "two provinces",
        "cities of one province, a province's first event, a city inside the province before",
        "a road's section, a county of a city, where it lies, a list before it",
        "what the province plans, a place told again in its own paragraph only",
        "a speech before the place",
        "headings that the title joins",
        "districts of a city",
    ],
)
def test_news_goes_through_places(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "‹330523›安吉县教育局2023年工作总结\n今年以来，全县学习江苏省泰州市、广东省深圳市的经验，"
        f"{tell(3)}一、主要做法\n（一）学习先进。赴江苏、广东、四川考察，{tell(4)}（二）对口帮扶。支援新疆阿克苏地区，{tell(5)}",
        "‹510100›在成都市教育工作会议上的讲话\n成都市教育局局长\n（2023年3月5日）\n同志们：\n"
        f"今天会议的任务是总结工作、部署任务。刚才，青羊区、锦江区作了发言。\n一、肯定成绩\n{tell(3)}青羊区走在前列。\n",
        "‹650000›新疆：结对帮扶促教育发展\n2024-03-05 来源：某日报\n近年来，19个援疆省市支持新疆教育。\n"
        f"浙江省援建阿克苏地区，{tell(3)}江苏省援建伊犁哈萨克自治州，{tell(4)}广东省援建喀什地区，{tell(5)}",
        f"社会事业综述\n2024-03-05 来源：某网\n{ABOUT_ALL}\n四川推进建设。江苏扩大学位。广西培训教师。\n{ABOUT_ALL}\n",
        f"教育综述\n2024-03-05 来源：央视网\n{ABOUT_ALL}在湖南，强调要把学校办好。"
        "在湖北，指出学位要充足。在四川考察时，要求教师安心。\n",
        f"高校综述\n2024-03-05 来源：央视网\n浙江大学{tell(3)}在创新一线，四川农业大学{tell(4)}广东工业大学{tell(5)}",
        "国内要闻快讯\n2024-03-05 来源：央视网\n学校添新颜\n"
        f"昨天，四川{tell(3)}教师有新家\n今天，江苏{tell(4)}校车开通\n今天，广西{tell(5)}",
        f"数字教育综述\n2024-03-05 来源：央视网\n{ABOUT_ALL}在北京召开的首届数字教育大会上，{tell(3)}"
        f"在湖南长沙，{tell(4)}安徽、江苏等省{tell(4)}四川等地{tell(5)}贵州等五个省份{tell(3)}",
        f"医疗综述\n2024-03-05 来源：央视网\n{ABOUT_ALL[:400]}\n在湖南，{tell(3)}"
        f"在江苏，{tell(4)}在四川，{tell(5)}{ABOUT_ALL[:400]}\n",
        "暑期学校活动丰富\n2024-07-05 来源：央视网\n这个暑期，学校活动一个接着一个，孩子们过得充实。\n"
        f"河南{tell(3)}北京{tell(4)}",
        "全国学前教育工作会议在西安举行\n2024-03-05 来源：央视网\n全国学前教育工作会议3月5日在西安举行。会议指出，"
        "要把学前教育办得更好，让孩子有好去处。会议强调，各地要落实责任，把钱用在刀刃上。\n",
        "各地推进某项工作的通知\n2024-03-05 来源：教育部网站\n近日，教育部在杭州市召开推进会。会议指出，"
        "全国已有2895个县实现基本均衡，占比100%。浙江、江苏、山东作了交流发言。\n",
    ],
    ids=[
        "learning from elsewhere",
        "speech",
        "aid from other provinces",
        "survey",
        "a leader's journey",
        "universities",
        "briefs",
        "where a meeting was held, and several at once",
        "three examples of little weight",
        "two places that the lead does not name",
        "a meeting of the whole country",
        "ministry's conference",
    ],
)
def test_a_place_that_is_only_mentioned_is_no_case(marked: str) -> None:
    check(marked)


def test_help_from_one_place_to_another_is_no_collection() -> None:
    text = f"江苏医生结对帮扶青海\n2024-03-05 来源：某网\n江苏{tell(3)}青海{tell(4)}江苏{tell(5)}在青海，{tell(3)}"
    assert len(read_structure(Document("page.txt", text)).cases) == 1


def test_practices_annexed_to_the_paper_that_passes_them_on_are_cases() -> None:
    places = ("厦门市", "保定市", "襄樊市")
    annexes = "".join(
        f"附件{count}：\n{place}校舍改造工作的做法\n一、筹集资金。{place}投入六千万元，改造校舍二十栋。\n二、严格管理。每年复核一次。\n"
        for count, place in zip("一二三", places, strict=True)
    )
    page = (
        "教育部办公厅关于转发部分城市校舍改造做法的通知\n教办〔2006〕41号\n各省、自治区教育厅：\n"
        f"现将厦门市、保定市、襄樊市的做法转发给你们，请结合实际执行。\n教育部办公厅\n二○○六年六月十九日\n{annexes}"
    )
    structure = read_structure(Document("page.txt", page))
    assert [case.start for case in structure.cases] == [page.index(f"{place}校舍") for place in places]
    assert structure.metadata.doc_type is DocumentType.CASE_COLLECTION


def test_what_a_picture_shows_heads_no_case() -> None:
    told = "建成智慧教育平台，接入省市资源，为全区八万名师生建立档案，教师和家长都说方便了许多，乡村学校同步上课。"
    parts = "".join(
        f"{place}丨{slogan}\n{place}{told}\n▲{place}某小学学生在智慧教室上课\n{place}还{told}\n"
        if place == "武侯区"
        else f"{place}丨{slogan}\n{place}{told}\n"
        for place, slogan in (("武侯区", "一张网联通课堂"), ("金堂县", "双师课堂进山"), ("青羊区", "作业减负看得见"))
    )
    page = f"成都智慧教育区县样本来了\n近日，市教育局推出一批区县典型经验。\n{parts}"
    cases = read_structure(Document("page.txt", page)).cases
    assert [page[case.start :][:4] for case in cases] == ["武侯区丨", "金堂县丨", "青羊区丨"]


def test_signs_that_mark_every_heading_mark_no_pictures() -> None:
    told = "建成智慧教育平台，接入省市资源，为全区八万名师生建立档案，教师和家长都说方便了许多，乡村学校同步上课。"
    parts = "".join(f"▲{place}推进智慧教育\n{place}{told}\n" for place in ("武侯区", "金堂县", "青羊区"))
    page = f"成都智慧教育区县样本来了\n近日，市教育局推出一批区县典型经验。\n{parts}"
    assert len(read_structure(Document("page.txt", page)).cases) == 3
