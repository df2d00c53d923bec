"""Places of documents, headings and sentences are settled to divisions of the document's date."""

from __future__ import annotations

import pytest

from policy_text.records import Document
from policy_text.structure import read_structure
from policy_text.structure.document_region import find_document_region
from policy_text.structure.heading_places import place_in_heading
from policy_text.structure.regions import (
    common_region,
    leading_mention,
    main_region,
    region_of,
    settle_mentions,
)

TEXT = "全县新建学校3所，新增学位2800个，教师交流轮岗230人，城乡差距明显缩小。"

LEADING = [
    ("江苏省泰州市：阶段式推进", "321200"),
    ("上海闵行区推进学区化", "310112"),
    ("“成都速度”从何而来", "510100"),
    ("湖北自贸试验区襄阳片区简化流程", "420600"),
    ("珠海市横琴新区试行自助办税", "440400"),
    ("前郭县草原书屋", "220721"),
]
IN_SENTENCES = [
    ("在辽宁，老旧小区加快改造", "210000"),
    ("新的一年，湖南将新建口袋公园", "430000"),
    ("走进安徽合肥，志愿者正在忙碌", "340100"),
    ("而在江西，早稻已经开镰", "360000"),
    ("海风吹过的福建霞浦县某村办起学校", "350921"),
    ("被称作“花乡”的浙江金华，学校扩容", "330700"),
    ("从昨天（7月1日）到今天下午，重庆万州降下大雨", "500101"),
    ("针对学生路程远、住得散的情况，贵州开通校车", "520000"),
    ("受台风影响，广东多地停课", "440000"),
    ("山城重庆把学校办在楼下", "500000"),
    ("“五一”假期期间，辽宁大连的学校开放操场", "210200"),
    ("今年“五一”北京各校开放操场", "110000"),
    ("东北地区各校新建校舍加快推进，黑龙江已完成九成", "230000"),
    ("全长百里的国道北京房山段全线通车", "110111"),
    ("这几天，最大的水电站——青海某水电站开工", "630000"),
]
IN_ONE_BREATH = [
    ("江西靖安依托山水办学", "360925"),
    ("湖南沅江扩大学位", "430981"),
    ("江西鄱阳湖边新建学校", "360000"),
    ("广西恭城的村小开学", "450332"),
    ("江西靖安等地新建学校", "360000"),
    ("广西柳江水位今日回落", "450000"),
    ("贵州德江至余庆的校车开通", "520000"),
    ("山东平原上学校林立", "370000"),
    ("上海浦东扩大学位", "310115"),
    ("上海浦东发展银行捐建学校", "310000"),
    ("陕西杨凌农业高新技术产业示范区新建学校", "610000"),
]


@pytest.mark.parametrize(("text", "code"), LEADING)
def test_a_heading_begins_with_its_place(text: str, code: str) -> None:
    mention = leading_mention(text)
    assert mention is not None
    assert mention.candidates[0].code == code


@pytest.mark.parametrize(("text", "code"), IN_SENTENCES)
def test_a_sentence_may_lead_in_to_its_place(text: str, code: str) -> None:
    mention = leading_mention(text, lead_in=True)
    assert mention is not None
    assert mention.candidates[0].code == code
    assert leading_mention(text) is None


@pytest.mark.parametrize(("text", "code"), IN_ONE_BREATH)
def test_a_county_is_told_in_one_breath_with_its_province(text: str, code: str) -> None:
    mention = leading_mention(text)
    assert mention is not None
    assert mention.candidates[0].code == code


@pytest.mark.parametrize("text", ["黄石镇新建学校", "桂林路是条老街"])
def test_towns_and_roads_that_are_called_like_cities_are_no_cities(text: str) -> None:
    assert leading_mention(text) is None


def test_a_county_without_its_suffix_needs_the_province_and_a_sign_after_it() -> None:
    mention = leading_mention("芦溪：三字诀", within="360000")
    assert mention is not None
    assert mention.candidates[0].adcode == "360323"
    assert leading_mention("芦溪人爱读书", within="360000") is None


def test_the_place_after_a_dash_goes_before_one_that_is_mentioned() -> None:
    mention = place_in_heading("学习杭州经验 建设智慧校园——贵州省遵义市")
    assert mention is not None
    assert mention.candidates[0].adcode == "520300"


def test_names_that_stay_open_are_settled_by_their_neighbours() -> None:
    mentions = [leading_mention(text) for text in ("福州市仓山区", "鼓楼区推进集团化", "厦门市思明区")]
    assert [d.adcode if d else None for d in settle_mentions(mentions)] == ["350104", "350102", "350203"]


def test_a_name_that_nothing_settles_stays_open() -> None:
    assert settle_mentions([leading_mention("鼓楼区推进集团化")]) == [None]


@pytest.mark.parametrize(
    ("codes", "common"),
    [
        (["530102", "530402"], "530000"),
        (["530102", "530111"], "530100"),
        (["500116", "500120"], "500000"),
        (["530102"], "530102"),
        (["530102", "330102"], None),
        ([], None),
    ],
)
def test_the_common_region_is_the_smallest_that_holds_all(codes: list[str], common: str | None) -> None:
    division = common_region(codes)
    assert (division.adcode if division else None) == common


def test_a_text_is_about_the_place_that_most_of_it_names() -> None:
    text = "淄川区新建学校。淄川区与张店区结对，淄川区教师赴上海培训，山东省给予奖补。"
    division = main_region([(text, 1.0)])
    assert division is not None
    assert region_of(division).name == "山东省淄博市淄川区"


@pytest.mark.parametrize(
    ("date", "name", "code"),
    [("2012年5月4日", "重庆市璧山县", "500227"), ("2019年5月4日", "重庆市璧山区", "500120")],
)
def test_the_code_is_that_of_the_documents_date(date: str, name: str, code: str) -> None:
    place = name.removeprefix("重庆市")
    text = f"{place}教育工作总结\n{TEXT}\n{name}教育委员会\n{date}"
    (case,) = read_structure(Document(source="x.txt", text=text)).cases
    assert (case.region, case.adcode) == (name, code)


def test_a_papers_own_issuer_settles_its_region_but_a_newspaper_does_not() -> None:
    paper = f"关于学习浙江省经验的通知\n各县区教育局：\n{TEXT}\n芜湖市教育局\n2022年3月4日"
    assert read_structure(Document(source="x.txt", text=paper)).metadata.adcode == "340200"
    news = f"石城县：小班额撬动大变化\n2022-03-04 来源：北京青年报\n{TEXT}"
    assert read_structure(Document(source="x.txt", text=news)).metadata.adcode == "360735"


def read_region(text: str) -> str | None:
    return read_structure(Document(source="x.txt", text=text)).metadata.region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        (
            "双江自治县新建学校三所\n近日，全县新建学校三所，学生都搬进了新教室。",
            "云南省临沧市双江拉祜族佤族布朗族傣族自治县",
        ),
        (
            "近日，重庆市召开座谈会。酉阳县委负责人介绍，全县新建学校三所，全县入学率达到百分之百。",
            "重庆市酉阳土家族苗族自治县",
        ),
        (
            "龙华区新建学校三所，龙华区的学生搬进了新教室。深圳大学派教师前往龙华区支教，龙华区新增学位900个。",
            "广东省深圳市龙华区",
        ),
        ("谯城区芦庙镇位于亳州市北部，与河南省商丘市睢阳区、虞城县相接，距永城市40公里。", "安徽省亳州市谯城区"),
        (
            f"我市新增学位900个\n来源：广东省教育厅\n近日，东莞市新建学校三所，我市入学率居前，全市学位充足。{TEXT}",
            "广东省东莞市",
        ),
        (f"江西省优秀集体——宜春三中语文组\n2021年，全组获奖12项。{TEXT}", "江西省宜春市"),
        (f"江西这所小学办起农场\n江西省上饶市弋阳县清湖乡小学有农场12亩。{TEXT}", "江西省上饶市弋阳县"),
        (f"振兴村小的“弋阳经验”\n江西省的弋阳县新建学校3所。江西省、浙江省的教师来了。{TEXT}", "江西省上饶市弋阳县"),
        (f"弋阳位于江西省东北部，下辖16个乡镇，农场12个。{TEXT}", "江西省上饶市弋阳县"),
        ("宜春市是江西省下辖地级市，与吉安市、新余市、南昌市相邻，面积1.87万平方公里。", "江西省宜春市"),
        (
            f"特色种植\n弋阳依托山水办学，已成为我县的名片。全县有农场，江西省内外的客商来到我县。{TEXT}",
            "江西省上饶市弋阳县",
        ),
        (f"昌吉回族自治州2025年教育情况\n昌吉市、昌吉回族自治州新建学校。{TEXT}", "新疆维吾尔自治区昌吉回族自治州"),
        (
            f"公益项目走进江西\n近日，公益项目走进上饶。清湖小学是江西上饶弋阳县的一所村办小学。{TEXT}",
            "江西省上饶市弋阳县",
        ),
        (
            f"校长探索新课堂\n这是江西省弋阳县清湖乡中心小学的一课。中心小学扩建，中心小学开课，江西省送来设备。{TEXT}",
            "江西省上饶市弋阳县",
        ),
        (f"01 项目由来\n清湖村位于江西省弋阳县，有农户312户。{TEXT}", "江西省上饶市弋阳县"),
    ],
    ids=[
        "nations left out",
        "the county's own",
        "one of several of a name",
        "where it lies",
        "reprinted by the province",
        "a city behind its province's honours",
        "told inside the title's province",
        "called by its stem",
        "described by its stem",
        "a city of its province",
        "called by its stem in its first words",
        "a prefecture called like its seat",
        "what the text says that it is one of",
        "the school that the text names often",
        "described below a heading",
    ],
)
def test_a_text_tells_its_own_place(text: str, region: str) -> None:
    assert read_region(text) == region


def test_a_place_among_the_countrys_figures_is_an_example() -> None:
    news = (
        "“两重”建设推进\n2025-03-05 来源：央视网\n在沈阳，管网改造正在进行。我国已支持项目5000个，全国已改造30万公里。"
    )
    structure = read_structure(Document(source="x.txt", text=news))
    assert structure.metadata.region is None
    assert not structure.cases


@pytest.mark.parametrize(
    "news",
    [
        "中国力争五年内建成终身学习体系\n有关部门介绍，终身学习体系将在五年内建成，覆盖学校9万所。",
        "书写新篇章\n我国特殊教育学校达2300所，我国保障水平不断提高，我国志愿者达188万人。在银川市，全区学校已有样本12个。",
    ],
    ids=["title", "one place in passing"],
)
def test_news_of_the_country_is_no_places_report(news: str) -> None:
    structure = read_structure(Document(source="x.txt", text=news))
    assert (structure.metadata.region, structure.cases) == (None, ())


def test_what_the_country_achieved_since_it_was_founded_is_no_places_report() -> None:
    text = "新中国成立75周年教育成就综述\n2024-03-05 来源：某网\n新中国成立以来，学校遍布城乡。青海果洛新建学校3所。"
    assert read_structure(Document("", text)).cases == ()


def test_a_place_that_a_leader_visits_keeps_its_report() -> None:
    news = "山里的孩子\n2022-06-18\n总书记来到贵阳。总书记走进学校，总书记看望师生。"
    news += "贵州省新建食堂120个，贵州改造宿舍，贵阳新建操场。"
    assert read_region(f"{news}总书记嘱托，总书记牵挂。贵州持续补贴营养餐。") is not None


def test_news_of_a_national_medium_from_one_place_is_its_case() -> None:
    news = f"沈阳改造管网\n2025-03-05 来源：央视网\n在沈阳，管网改造正在进行。{TEXT}"
    (case,) = read_structure(Document(source="x.txt", text=news)).cases
    assert case.adcode == "210100"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("泾源的孩子爱唱歌，泾源的老师会拉琴。外省的老师来泾源送教。", "640424"),
        ("江西靖安县的孩子写信来，靖安的老师也来。靖安的歌传到这里，靖安的琴也传到这里。", None),
    ],
    ids=["named again", "another place oftener"],
)
def test_a_newspapers_report_tells_of_the_county_of_its_first_scene(more: str, code: str | None) -> None:
    news = f"山里的歌声\n本报记者 李某\n宁夏固原市泾源县一所村小，歌声响起。{more}\n"
    news += "《 人民日报 》（ 2021年04月07日 09 版）"
    assert read_structure(Document(source="x.txt", text=news)).metadata.adcode == code


@pytest.mark.parametrize(
    ("title", "body", "place"),
    [
        (
            "定了！厦门集美新校区下月启用",
            "集美新校区有教室96间。从集美地铁站步行即到，集美的家长说这里很方便。",
            "福建省厦门市集美区",
        ),
        ("2018年集美积分入学办法", "集美区的积分入学由集美区教育局负责，每名申请人填报2所学校。", "福建省厦门市集美区"),
        ("厦门集美大学新生报到", "新生来自全国各地，共有5200名。报到持续2天。", "福建省厦门市"),
    ],
)
def test_a_title_may_call_a_district_by_its_stem(title: str, body: str, place: str) -> None:
    region = find_document_region(title, body)
    assert region is not None
    assert region.full_name == place


def test_the_district_of_a_municipality_that_speaks_for_the_whole_is_not_meant() -> None:
    body = "经市政府同意，现就本市寄宿生补助通知如下：武清区和其他各区的寄宿生，本市每年补助1000元。"
    region = find_document_region("关于寄宿生补助的通知", body)
    assert region is not None
    assert region.full_name == "天津市"


@pytest.mark.parametrize(
    ("title", "body", "place"),
    [
        ("博白县副县长张某一行慰问教师", "张某看望了县第一中学的教师。", "广西壮族自治区玉林市博白县"),
        ("临颍县教育投资集团有限公司2023年工作总结", "公司全年完成项目8个。", "河南省漯河市临颍县"),
        (
            "玉林市教育代表团赴外地学习",
            "代表团12人学习了课后服务。玉林市各县都有教师参加。",
            "广西壮族自治区玉林市",
        ),
        ("兴业县教育代表团来我市考察", "考察团在贺州参观了3所学校，贺州市教育局介绍了做法。", "广西壮族自治区贺州市"),
        ("厂区", "陆川县现有铸造企业21家。河南大锅制造有限公司在县城。", "广西壮族自治区玉林市陆川县"),
        (
            "对口帮扶",
            "玉林市开展对口帮扶，各校结对。\n博白县现有薄弱学校12所，兴业县有9所。玉林市教育局统筹。",
            "广西壮族自治区玉林市",
        ),
    ],
)
def test_visitors_and_companies_tell_of_a_place_only_where_no_other_is_named(title: str, body: str, place: str) -> None:
    region = find_document_region(title, body)
    assert region is not None
    assert region.full_name == place


def test_a_county_that_only_the_title_calls_lies_in_the_city_of_the_site() -> None:
    body = "我区学位房制度从2016年起实行，共有学校8所。"
    region = find_document_region("2016年集美积分入学办法", body, around="厦门办事网 厦门户口 厦门社保")
    assert region is not None
    assert region.full_name == "福建省厦门市集美区"
