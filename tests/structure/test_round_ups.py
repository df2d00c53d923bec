"""Circulars of problems, round-ups and commentaries: which of them tell of places, and where each begins (‹code›)."""

from __future__ import annotations

import re

import pytest

from policy_text.records import Document
from policy_text.structure import read_structure

MARK = re.compile(r"‹(\d{6})›")
LONG = "食堂换了新灶台，宿舍添了热水器，操场铺上了草皮，老师和孩子都说好，家长也放了心，村里人常来看一看。"


def check(marked: str) -> None:
    """Begin and code of each case are as marked, and there are no others."""
    codes = list(MARK.finditer(marked))
    gold = [(found.start() - 8 * before, found[1]) for before, found in enumerate(codes)]
    cases = read_structure(Document("page.txt", MARK.sub("", marked))).cases
    assert [(case.start, case.adcode) for case in cases] == gold


EVERYWHERE = "我国村小食堂越办越好，各级拿出真招，师生吃得热乎，家长看得安心，账目清清楚楚。"

PROBLEMS = "食堂采购问题核查结果公布\n2024-05-06\n"


@pytest.mark.parametrize(
    "marked",
    [
        f"{PROBLEMS}‹511300›四川省教育厅查处南充市教育体育局指定供货商行为\n要求学校只向一家公司买菜。\n"
        "‹371425›山东省审计厅依法核查德州市齐河县教育局强收费用行为\n向学校多收了管理费。\n"
        "‹320000›江苏省教育厅与苏州市合办食堂账目不清\n账册只记了一半。\n",
        "海南州教育局通报4起食堂采购典型案例\n2024-05-06\n"
        + "".join(
            f"‹632500›海南州某县{organ}在采购中偏向熟人\n经查，某县{organ}没有公开招标，也没有留下账册。{LONG}\n"
            for organ in ("教育局", "商务局", "财政局")
        ),
        f"{PROBLEMS}‹130827›河北省承德市宽城县违规指定校服供应商案\n【核查情况】{LONG}\n【处理结果】已经退款。\n"
        f"‹420800›湖北省荆门市限制外地公司送餐案\n【核查情况】{LONG}\n【处理结果】已经改正。\n"
        f"‹520200›贵州省六盘水市拖欠学校采购货款案\n【核查情况】{LONG}\n【处理结果】已经付清。\n",
    ],
    ids=["an organ looks into a place inside", "counties without names", "the first title right below the date"],
)
def test_circulars_of_problems_tell_of_the_places_that_have_them(marked: str) -> None:
    check(marked)


def test_what_officials_did_is_no_places_case() -> None:
    text = "遂宁市纪委关于三起典型问题的通报\n2019-03-04\n现将三起典型问题通报如下。\n" + "".join(
        f"{number}、{place}原书记赵某某违规收受礼金问题。赵某某收下烟酒若干，受到处分。\n"
        for number, place in enumerate(("船山区某街道", "安居区某镇", "射洪市某局"), 1)
    )
    assert len(read_structure(Document("page.txt", text)).cases) <= 1


def test_what_officials_did_makes_no_collection_though_examples_are_promised() -> None:
    text = "湖北省纪委通报4起典型案例\n2019-03-04\n" + "".join(
        f"{number}.{place}原主任钱某挪用伙食费问题。钱某受到处分。\n"
        for number, place in enumerate(("孝昌县某中心", "罗田县某站", "宣恩县某办", "竹溪县某所"), 1)
    )
    assert len(read_structure(Document("page.txt", text)).cases) <= 1


@pytest.mark.parametrize("form", ["{place}", "办好村小食堂（{place}）", "办食堂 {place}", "食堂：{place}的一口热饭"])
def test_places_set_apart_in_titles_make_a_collection(form: str) -> None:
    places = (("湖北省孝昌县", "420921"), ("江西省寻乌县", "360734"), ("贵州省沿河县", "520627"))
    told = "".join(f"‹{code}›{form.format(place=place)}\n{LONG}\n" for place, code in places)
    check(f"村小食堂观察\n2024-05-06\n{told}")


def test_the_first_of_several_long_titles_may_stand_below_the_date() -> None:
    places = (("安徽滁州", "341100"), ("湖北孝昌县", "420921"), ("贵州毕节", "520500"))
    told = "".join(f"‹{code}›{place}：灶台换新，饭菜飘香\n{LONG}\n" for place, code in places)
    check(f"村小食堂观察\n2024-05-06\u3000来源：某网\n{told}")


def test_a_date_above_the_text_is_no_rows_number() -> None:
    places = (("安徽滁州", "341100"), ("湖北孝感", "420900"), ("贵州毕节", "520500"), ("四川达州", "511700"))
    told = "".join(f"‹{code}›{place}织密供菜网络，{LONG}供各地借鉴学习的做法还有不少。\n" for place, code in places)
    check(f"村小食堂经验选登\n2024-05-06\u3000来源：某网\n{told}")


def test_two_numbered_parts_may_be_two_places() -> None:
    check(f"村小食堂观察\n2024-05-06\n一、‹320600›南通—汉中：送菜进山\n{LONG}\n二、‹370300›淄博：灶台换新\n{LONG}\n")


def test_the_title_of_a_paper_with_its_first_part_below_begins_no_case() -> None:
    marked = f"择校问题观察\n2024-05-06\n开学在即，择校的话题又热了起来。{LONG}\n" + "".join(
        f"‹{code}›{place}：抽签入学\n{LONG}{LONG}\n"
        for place, code in (("长沙", "430100"), ("合肥", "340100"), ("贵阳", "520100"))
    )
    check(f"{marked}长沙市教育局关于抽签入学的通知\n（一）报名。\n{LONG}\n")


def test_two_places_may_head_the_parts_of_a_story() -> None:
    story = f"山里的食堂怎么办\n编者按：{LONG}\n‹422823›巴东“共享厨房”送饭到村小\n{LONG}{LONG}\n厨师进村\n{LONG}\n"
    check(f"{story}‹360734›寻乌县借助农场供菜到学校\n{LONG}{LONG}\n")
    assert len(read_structure(Document("", f"湖北{MARK.sub('', story)}寻乌县送来菜苗一批\n{LONG}\n")).cases) == 1


PARAGRAPHS = (
    f"‹520602›铜仁碧江区一所村小的早餐热气腾腾。{LONG}\n“孩子爱吃。”校长说。{LONG}\n"
    f"‹520627›铜仁沿河县的校车开进了山里。{LONG}\n‹520500›毕节的老师住进了周转房。{LONG}\n"
    f"眼下贵州的学校都换上了新桌椅。{LONG}\n"
)


@pytest.mark.parametrize("gap", ["\n", "\u3000\u3000"], ids=["lines", "indents on one line"])
def test_paragraphs_go_through_the_places_of_a_province(gap: str) -> None:
    check(PARAGRAPHS.replace("\n", gap).strip())


@pytest.mark.parametrize("title", ["湖南省各县食堂经费表", "湖南省食堂经费表"])
def test_rows_of_a_wide_table_are_no_paragraphs(title: str) -> None:
    gap = " " * 20
    rows = "".join(f"{place}{gap}1,153.98{gap}82.50\n" for place in ("常德市", "安乡县", "汉寿县", "桃源县", "临澧县"))
    assert len(read_structure(Document("page.txt", f"{title}\n地区{gap}预算数{gap}决算数\n{rows}")).cases) <= 1


def test_places_with_one_figure_each_are_rows() -> None:
    rows = "".join(
        f"{place} 430.47\n出处见各地公开报表，数字以决算为准，差额不再另行说明。\n"
        for place in ("日照市", "榆林市", "河池市")
    )
    assert len(read_structure(Document("page.txt", f"食堂经费\n2024-05-06\n{rows}{rows}")).cases) <= 1


def test_a_provinces_list_may_lead_its_places_in_with_dashes() -> None:
    told = f"——‹361128›鄱阳县食堂账目不清。{LONG}\n——‹360981›丰城市校车超载。{LONG}\n——‹360828›万安县宿舍漏雨。{LONG}\n"
    check(f"江西通报校园安全隐患\n2020-07-20\n{told}")


def test_a_report_that_gives_places_as_examples_is_one_case() -> None:
    body = MARK.sub("", PARAGRAPHS)
    titled = f"贵州：村小换新颜\n今年，贵州改造村小食堂，{LONG}\n{body}"
    assert [case.adcode for case in read_structure(Document("page.txt", titled)).cases] == ["520000"]
    cases = read_structure(Document("page.txt", f"贵州办好村小\n{f'贵州全省一盘棋。{LONG}' * 12}\n{body}")).cases
    assert [case.adcode for case in cases] == ["520000"]


def test_examples_may_be_counted_in_words() -> None:
    check(
        f"教育部推广3条村小食堂经验\n2024-05-06\n近日，有关部门总结了一批村小食堂典型经验。\n"
        f"一是‹500235›重庆市云阳县推行“一菜一册”。{LONG}\n二是‹522729›贵州省长顺县建立菜农台账。{LONG}\n"
        f"三是‹640423›宁夏固原市隆德县请家长陪餐。{LONG}\n"
    )
    tasks = f"一是学习贵州省“一菜一册”经验。{LONG}二是学习江西省菜农经验。{LONG}三是学习四川省陪餐经验。{LONG}"
    plan = f"关于推广村小食堂典型经验的通知\n各中心学校：\n请认真学习典型经验，抓好落实。\n{tasks}\n"
    assert read_structure(Document("page.txt", plan)).cases == ()
    told = f"一是学习贵州省长顺县建台账。{LONG}二是请家长陪餐。{LONG}三是公开菜价。{LONG}"
    text = f"云阳县办好村小食堂经验\n2024-05-06\n{told}\n"
    assert [case.adcode for case in read_structure(Document("page.txt", text)).cases] == ["500235"]


ROUND = "各地办好村小食堂\n2024-05-06 来源：某网\n新学期，各地村小食堂陆续开火。\n"


@pytest.mark.parametrize(
    "marked",
    [
        f"{ROUND}‹410300›在河南洛阳,{LONG}\n‹220283›在舒兰,当地{LONG}\n‹450600›驱车来到广西防城港，{LONG}\n"
        f"‹310115›“饭菜热乎，天天吃得光。”家住上海浦东新区的老李说。{LONG}\n",
        f"{ROUND}‹120000›天津：食堂添新灶 {LONG}‹370400›山东枣庄：菜园进校园 {LONG}为办好食堂，山东将再改造百所。"
        f"‹430500›湖南邵阳：孩子吃得香 {LONG}\n",
        f"{ROUND}新招频出。一是建。‹341300›安徽宿州{LONG}二是修。‹231000›黑龙江牡丹江{LONG}三是换。‹441200›广东肇庆{LONG}\n",
        f"{ROUND}各地都有新招。\u3000\u3000‹341300›安徽宿州{LONG}\u3000\u3000‹231000›在黑龙江牡丹江，{LONG}"
        f"\u3000\u3000‹441200›广东肇庆{LONG}\n",
        f"{ROUND}‹120000›在天津，{LONG}\n‹210800›在辽宁营口，{LONG}同时，铁路盘锦至唐山段将很快通车。\n"
        f"‹230400›黑龙江鹤岗{LONG}\n",
    ],
    ids=[
        "half-width commas",
        "a place told once for all",
        "counted in words",
        "indents on one line",
        "a railway up to a place",
    ],
)
def test_a_round_up_begins_with_each_place_once(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "办好村小\n2024-05-06 来源：央视网\n我国村小面貌一新。在福建宁德一所村小，他指出，要办好食堂，让孩子吃得放心。"
        "在江西吉安一处宿舍，他强调，热水要供足，被褥要暖和。在云南临沧操场边，总书记要求，体育不能少，器材要够用。我国还将改造村小。",
        f"食堂该收多少钱\n2024-05-06\n一份食堂账单引来议论。湖南律师孙某认为，账目应当公开，收费要有依据。{LONG}\n"
        f"山西的周某教授分析说，伙食费应当由财政补足。{LONG}\n广西网友留言，盼着饭菜热乎些。{LONG}\n",
        "灶台前的牵挂\n2024-05-06\n在河北平山，他问伙食。在江西井冈山，他看被褥。在云南昭通，总书记走进宿舍。各地干部群众都记得。",
        "两国元首会谈\n2024-05-06\n国家主席6日上午在北京人民大会堂同来访的外国总统会谈。双方同意加强教育合作，互派留学生。",
        "以良心办好食堂\n食堂连着民心，饭菜见得真情。只有把心思用在灶台上，才能让孩子吃得安心。久久为功，方见成效。",
        f"全国“校园餐”工作现场会在湖南怀化召开\n2024-05-06\n近日，有关部门在湖南省怀化市召开现场会。{LONG}",
        f"真抓实干 一批地方获“真金白银”\n2024-05-06\n国务院近日对成效明显的地方予以激励。国务院有关部门说，{LONG}",
        f"食堂里的大学问，说到底是良心。{LONG}从山西的窑洞，到福建的土楼，再到广西的竹楼，饭菜里都有牵挂。{LONG}",
        f"21省份公布食堂账单 福建最省 \n福建每餐8元，广西每餐9元，云南每餐10元。{LONG}",
        f"百校食堂调查综述\n河北调查组走进灶间，量了灶台。{LONG}\n江西调查组翻看账册，问了菜价。{LONG}\n云南调查组同师傅攀谈。{LONG}",
        f"办好食堂靠什么\n{EVERYWHERE * 5}在河北，家长陪餐。在江西，菜园进校。在云南，热水入户。在广东，账目上墙。"
        "各级都说好，今后还要办得更好。",
        f"在遵义的会址前，人们久久伫立。{LONG}瑞金城的红井，水还是甜的。{LONG}走到会宁县，塔影依旧。{LONG}延安的窑洞亮着灯，"
        f"延安的歌还在唱。{LONG}",
    ],
    ids=[
        "visits",
        "speakers",
        "a journey of his",
        "heads of state",
        "an editorial",
        "a meeting of the country",
        "silver",
        "a commentary",
        "a survey of so many provinces",
        "those sent to look",
        "examples in a long survey",
        "a journey",
    ],
)
def test_places_named_in_passing_make_no_case(text: str) -> None:
    assert read_structure(Document("page.txt", text)).cases == ()


def test_a_provinces_rank_in_the_country_leaves_it_the_report() -> None:
    text = (
        "近日，昆明至丽江的列车上添了一节图书车厢。这是我国高原铁路第一个流动图书角。作为全国首批试点，"
        f"云南还把书送到村小。云南的书香总量居全国第二。{LONG}"
    )
    assert [case.adcode for case in read_structure(Document("page.txt", text)).cases] == ["530000"]
