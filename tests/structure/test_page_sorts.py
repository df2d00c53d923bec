"""Pages of more sorts of sites: parks, counties, bulletins, forwarded papers, drawn tables, sites' columns."""

import pytest

from policy_text.load import load_bytes
from policy_text.records import Document
from policy_text.structure import read_structure

TOLD = "近年来，当地新建学校6所，新增学位8000个，组建教育集团10个，成员校达到56所，占比达到72%。"
ORDER = "为优化资源配置，现就有关事项通知如下。\n一、总体要求\n到2025年新建学校12所，新增学位1.2万个。\n"
COLUMNS = "部门设置\n学校新闻\n师资队伍\n教学科研\n招生专栏\n"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            f"| 索引号 | 00325/2021-0124 | 组配分类 | 教育 |\n| 名称 | 某县控辍保学方案 | 文号 | 某教〔2021〕8号 |\n"
            f"| 发布机构 | 某县教育局 | 发文日期 | 2021-10-09 |\n某县控辍保学方案\n{ORDER}",
            {"index_number": "00325/2021-0124", "doc_number": "某教〔2021〕8号", "issuer": "某县教育局"},
        ),
        (
            f"某市教学简报\n第12期\n某市教育局办公室编 2023年6月15日\n三项举措推进学前教育普及普惠\n{TOLD}",
            {"issuer": "某市教育局办公室", "published": "2023-06-15", "title": "三项举措推进学前教育普及普惠"},
        ),
        (
            f"某市人民政府办公室转发市教育局关于集团化办学意见的通知\n（某政办发〔2020〕14号）\n各县区人民政府：\n"
            f"市教育局的意见已经市人民政府同意，现转发给你们，请认真组织实施。\n2020年5月7日\n"
            f"关于推进集团化办学的意见\n市教育局\n{ORDER}",
            {"published": "2020-05-07", "doc_number": "某政办发〔2020〕14号"},
        ),
        (
            f"对市政协二次会议第20230112号提案的答复\n某教案复〔2023〕18号 签发人：李某\n王某委员：\n{TOLD}",
            {"doc_number": "某教案复〔2023〕18号"},
        ),
        (f"附件1\n\n某市义务教育优质均衡自评报告\n{TOLD}\n某市人民政府\n2023年10月", {"issuer": "某市人民政府"}),
        (f"附件：\n某市中小学布局调整实施方案\n{ORDER}", {"title": "某市中小学布局调整实施方案"}),
        (f"凝心聚力办学校 鼓足干劲开新局\n{TOLD}", {"title": "凝心聚力办学校 鼓足干劲开新局", "issuer": None}),
        (f"某县把戏台搬到田间地头\n某县文化馆\n2021-03-02 09:00\n{TOLD}", {"issuer": "某县文化馆"}),
        (
            "某省人民政府关于办好学校的通知\n某政发〔2019〕7号\n各市人民政府：现将办好学校的方案印发给你们，请认真贯彻实施。"
            f"\u3000\u3000\u3000某省人民政府\n\u3000\u30002019年6月3日（此件有删改）\n办好学校的方案\n{ORDER}",
            {"published": "2019-06-03", "issuer": "某省人民政府"},
        ),
        (
            f"某省人民政府令\n《某省校车条例》已经2020年5月6日会议通过，现予公布，自2020年7月1日起施行。\n"
            f"省长\u3000\u3000李某某\n2020年5月18日\n某省校车管理条例\n{ORDER}",
            {"published": "2020-05-18"},
        ),
        (f"某县体育公报\n来源：某县统计局\t\t\n{TOLD}", {"issuer": "某县统计局"}),
        (f"某某部令\n第31号\n{ORDER}", {"issuer": "某某部"}),
        (
            f"某县把课堂搬到田间地头\n2011年10月09来源：www.example.org\n{TOLD}",
            {"published": "2011-10-09", "issuer": None},
        ),
        (f"某县把课堂搬到田间地头\n发布人：-某县教育信息网 日期：2021-03-02\n{TOLD}", {"issuer": "某县教育信息网"}),
        (f"某县把课堂搬到田间地头\n发布人：王某 日期：2021-03-02\n{TOLD}", {"issuer": None}),
        (f"某县把课堂搬到田间地头\n{TOLD}\n（来源：《某某晨报》2016年5月3日第1版）", {"issuer": "某某晨报"}),
        (
            f"田埂上的音乐课\n本报记者 李某某\n{TOLD}　　《 某某日报 》（ 2019年03月08日 05 版）\n",
            {"published": "2019-03-08", "issuer": "某某日报"},
        ),
        (f"某县把课堂搬到田间地头\n來源：某某日報\n發布日期：2021-05-06\n{TOLD}", {"published": "2021-05-06"}),
        (
            f"某县新建学校多所\n2021-03-02 10:20\n某社某地9月29日电 某县新建学校多所\n{TOLD}",
            {"title": "某县新建学校多所"},
        ),
        (
            f"关于特殊教育的通知\n{ORDER}  某市教育局    某市财政局\n  某市民政局   某市残疾人联合会\n  2022年9月15日",
            {"issuer": "某市教育局", "published": "2022-09-15"},
        ),
        (f"某县第三中学年度总结\n{TOLD}\n某县第三中学\n2022年12月28日", {"issuer": "某县第三中学"}),
        (
            f"为了孩子的成长\n——某县教育共同体建设纪实\n某某日报 2022-07-12\n{TOLD}",
            {"title": "为了孩子的成长——某县教育共同体建设纪实", "issuer": "某某日报"},
        ),
        (f"某市教育局\n2020年度工作报告\n{TOLD}", {"title": "某市教育局2020年度工作报告", "issuer": "某市教育局"}),
        (
            "附件2\n某市薄弱学校改造项目计划表\n填报单位：某市教育局 填报时间：2022年3月6日\n学校\t面积\n某校\t3200",
            {"title": "某市薄弱学校改造项目计划表", "issuer": "某市教育局", "published": "2022-03-06"},
        ),
        (
            f"原创 王某 某县教育发布\n某县：一张网托起未来\n2023-05-12 18:00\n{TOLD}",
            {"title": "某县：一张网托起未来"},
        ),
        (f"中共某县委 某县人民政府\n关于教师队伍建设的意见\n{ORDER}", {"issuer": "中共某县委"}),
        (
            f"某市人大常委会关于学前教育的决定\n（2021年10月28日某市第四届人大常委会第三十次会议通过）\n{ORDER}",
            {"published": "2021-10-28"},
        ),
        (f"我想问入学年龄\n答复单位：某区教育局\n答复时间：2023-04-22\n{TOLD}", {"issuer": "某区教育局"}),
        (f"第0086号提案的答复\n某教函〔2023〕12号（A）\n王某委员：\n{TOLD}", {"doc_number": "某教函〔2023〕12号"}),
        (
            f"**文号**：某教〔2022〕36号\n**成文日期**：2022-05-06\n## 某市关于招生工作的通知\n{ORDER}",
            {"doc_number": "某教〔2022〕36号", "published": "2022-05-06"},
        ),
        (f"案例5\n某市：教师轮岗激活一池春水\n{TOLD}\n一、成效\n{TOLD}", {"title": "某市：教师轮岗激活一池春水"}),
        (f"致新生家长的一封信\n尊敬的家长：\n{TOLD}\n某市某某中学\n2023年8月20日", {"doc_type": "notice"}),
        (f"资溪县\n江西省抚州市辖县\n资溪县位于江西省东部，{TOLD}", {"title": "资溪县"}),
        (
            f"某县2021年学校情况\n2020-05-26 来源：某县教育局时间：2020-05-26 10:00\n{TOLD}",
            {"issuer": "某县教育局", "published": "2020-05-26"},
        ),
        (f"某县2021年学校情况\n2020-05-26 出处：某县统计局\n一、综合\n{TOLD}", {"issuer": "某县统计局"}),
        (
            f"国务院关于学校的\n若干意见\n国发〔2019〕3号\n各省人民政府：\n{ORDER}国务院\n2019年1月12日",
            {"issuer": "国务院"},
        ),
        (f"中华人民共和国国务院令\n第31号\n{ORDER}", {"issuer": "国务院"}),
        (
            f"某市教育局对十届人大\n四次会议第7240号建议的答复\n某教函〔2006〕71号\n王某代表：\n{TOLD}",
            {"title": "某市教育局对十届人大四次会议第7240号建议的答复", "doc_number": "某教函〔2006〕71号"},
        ),
        (
            f"某市关于全面推行\n公示制度记录制度\n审核制度的指导意见\n某政发〔2019〕3号\n各县人民政府：\n{ORDER}",
            {"title": "某市关于全面推行公示制度记录制度审核制度的指导意见"},
        ),
        (
            f"某市教育局关于学校几个\n问 题 的 通 知\n各学校：\n{ORDER}某 市 教 育 局\n2019年1月12日",
            {"title": "某市教育局关于学校几个问题的通知", "issuer": "某市教育局"},
        ),
        (
            f"某市预算的报告（摘要）——2026年2月10日在某市第五届人民代表大会第六次会议上\n来源：某报\n{TOLD}",
            {"doc_type": "progress_report"},
        ),
        (f"某县学校布局规划\n（2019—2025年）\n{ORDER}", {"title": "某县学校布局规划（2019—2025年）"}),
        (
            "信件标题：关于增加班次的建议\n写信人：王某 写信时间：2022-09-06\n"
            f"回复单位：某县教育局\n回复时间：2022-09-10\n{TOLD}",
            {"issuer": "某县教育局", "published": "2022-09-10"},
        ),
        (f"【某某晨报】某县把课堂搬到田间地头\n2018-01-24\n{TOLD}", {"issuer": "某某晨报"}),
        (
            f"关于某市2021年教育经费执行情况\n和2022年教育经费安排的报告（书面）\n各位委员：\n{TOLD}",
            {"title": "关于某市2021年教育经费执行情况和2022年教育经费安排的报告（书面）"},
        ),
        (
            f"关于某区校舍修缮情况\n和谐校园建设总结\n{TOLD}",
            {"title": "关于某区校舍修缮情况"},
        ),
        (
            f"某市2021年教育经费的报告\n来源：某市教育局\n关于某市2021年教育经费的\n报告（书面）\n各位委员：\n{TOLD}",
            {"title": "某市2021年教育经费的报告"},
        ),
        (f"某区促进\n校车服务发展的若干意见\n{ORDER}", {"title": "某区促进校车服务发展的若干意见"}),
        (f"某区校车\n校车服务发展的若干意见\n{ORDER}", {"title": "校车服务发展的若干意见"}),
        (
            f"关于某市2021年教育经费的报告（2022年1月6日在某市人民代表大会第二次会议上）\n各位代表：\n{TOLD}",
            {"title": "关于某市2021年教育经费的报告"},
        ),
        (f"某县供销社：最怕磕碰的鸡蛋首先触网\n{TOLD}", {"title": "某县供销社：最怕磕碰的鸡蛋首先触网"}),
        (f"某某社某地6月2日电\u3000题：灶台边的村小\n某某社记者\n{TOLD}\n{TOLD}", {"title": "灶台边的村小"}),
        (f"某某社某地6月2日电\u3000{TOLD}\n{TOLD}", {"title": None}),
        (f"奖学金启事\n{TOLD}\n粮食加工重点实验室\n2014年10月6日", {"issuer": "粮食加工重点实验室"}),
        (
            f"奖学金办法\n{TOLD}\n某县第三中学\n2016年10月修订",
            {"issuer": "某县第三中学", "published": "2016-10"},
        ),
        (f"奖学金办法\n{TOLD}\n2016年10月修订", {"published": None}),
        (f"关于学校布局的会议纪要\n某县教育局 2022年5月6日\n{TOLD}", {"doc_type": "notice"}),
    ],
    ids=[
        "drawn table",
        "bulletin",
        "forwarded",
        "number of a motion",
        "month below the signer",
        "annex alone",
        "a slogan that ends in 局",
        "house of culture",
        "signer behind the last sentence",
        "decree signed by an officer",
        "tabs behind a name",
        "decree",
        "day without its word",
        "poster is a body",
        "poster is a person",
        "newspaper in its marks",
        "newspaper below the text",
        "traditional labels",
        "dateline above the text",
        "signers side by side",
        "school signs",
        "overline",
        "body above a year",
        "annex of rows",
        "account above the title",
        "party and government",
        "day of a vote",
        "office that answers",
        "class of a reply",
        "labels in bold",
        "one case of a collection",
        "letter",
        "place as title",
        "day glued to the source",
        "heading below the source",
        "the state council",
        "decree of the state council",
        "broken answer",
        "broken behind rules",
        "spaced out",
        "meeting behind the title",
        "years below the title",
        "letter and answer",
        "newspaper before the title",
        "second half behind a word that joins",
        "a line that begins with harmony",
        "in writing, as the page does not say",
        "a line that lacks its object",
        "a line that lacks none",
        "place of a report in brackets",
        "a net that is no site",
        "title of a dispatch",
        "dispatch without a title",
        "laboratory",
        "month of a revision",
        "month without a signer",
        "minutes",
    ],
)
def test_pages_of_a_sort_tell_their_metadata(page, told):
    metadata = read_structure(Document("", page)).metadata
    assert {name: getattr(metadata, name) for name in told} == told


@pytest.mark.parametrize(
    ("page", "title", "genre", "code"),
    [
        (
            "首页 > 走进园区 > 基地风貌\n基地风貌\n浏览次数：65\n沛县经济开发区成立于2001年，规划面积60平方公里。",
            "基地风貌",
            "progress_report",
            "320322",
        ),
        (
            "城关开发区\n永寿经济开发区组建于2001年，规划面积60平方公里，距咸阳市区40公里，入驻企业38家。",
            "城关开发区",
            "progress_report",
            "610426",
        ),
        (
            "走进我们\n县情简介\n永寿县位于陕西省中部，总面积889平方公里，辖6镇1街道，总人口21万人。",
            "县情简介",
            "progress_report",
            "610426",
        ),
        (
            "上庄镇\n上庄镇地处绩溪县北部，距县城38公里，面积86.5平方公里，人口1.2万人。",
            "上庄镇",
            "progress_report",
            "341824",
        ),
        (
            "医疗资源\n截至2020年底，绩溪县共有医院8所，卫生室70个，床位860张，卫生技术人员1100人。",
            "医疗资源",
            "progress_report",
            "341824",
        ),
        (
            "学校概览\n首页/\n部门设置\n学校新闻\n师资队伍\n教学科研\n绩溪县第九中学创建于1985年，占地86亩。",
            "学校概览",
            "case_report",
            "341824",
        ),
    ],
    ids=["crumb", "zone by its county's stem", "county", "town", "field", "school"],
)
def test_profile_bears_its_short_title(page, title, genre, code):
    metadata = read_structure(Document("", page)).metadata
    assert (metadata.title, metadata.doc_type.value, metadata.adcode) == (title, genre, code)


def test_columns_around_the_text_are_not_its_own():
    text = f"学校概况\n{COLUMNS}绩溪县第九中学创建于1985年，占地86亩。{TOLD}"
    friends = "绩溪县第一中学\n绩溪县第二中学\n绩溪县实验小学\n绩溪县中心幼儿园\n绩溪县职业学校\n"
    page = f"{text}\n{friends}版权所有：绩溪县第九中学"
    read = read_structure(Document("", page))
    assert page[read.body.start : read.body.end] == text.partition("招生专栏\n")[2]
    assert [case.start for case in read.cases] == [read.body.start]


def test_rest_of_a_counter_is_not_the_text():
    page = f"某县把课堂搬到田间地头\n发布时间：2021-03-02 点击数：\n次\n某县把课堂搬到田间地头\n{TOLD}"
    body = read_structure(Document("", page)).body
    assert page[body.start : body.end] == f"某县把课堂搬到田间地头\n{TOLD}"


def test_bodies_above_a_title_are_not_columns():
    bodies = "某某市教育局\n某某市财政局\n某某市人力资源和社会保障局\n某某市卫生健康委员会\n某某市公安局\n"
    page = f"{bodies}关于做好校园安全工作的通知\n各县区教育局：\n{ORDER}某某市教育局\n2021年5月6日"
    structure = read_structure(Document("", page))
    assert (structure.metadata.issuer, structure.metadata.published) == ("某某市教育局", "2021-05-06")
    assert structure.metadata.title.endswith("关于做好校园安全工作的通知")


def page_of(heading: str, title: str, text: str) -> Document:
    """A school's page: links to other texts above the trail, the school's name below the text."""
    links = "<ul><li>学校概览</li><li>第8周值周安排[01-19]</li><li>大扫除通知[11-24]</li></ul>"
    trail = "<div>当前位置：首页 &gt; 新闻中心 &gt; 德育处</div>"
    body = f"<div><h4>{title}</h4><p>文章来源：本站 发布时间：2020年12月22日</p>{text}</div>"
    foot = "<p>绩溪县第九中学 版权所有</p>"
    page = f"<html><head><title>{heading}</title></head><body>{links}{trail}{body}{foot}</body></html>"
    return load_bytes(page.encode(), "page.html")


def test_a_schools_page_is_titled_by_its_own_name_for_it():
    text = "<p>请高一各班于今天下午认真打扫教室，更换垃圾袋，迎接卫生检查，确保桌椅整齐。</p>" * 3
    metadata = read_structure(page_of("劳动课打扫通知--德育处-绩溪县第九中学", "劳动课打扫通知", text)).metadata
    assert (metadata.title, metadata.adcode, metadata.published) == ("劳动课打扫通知", "341824", "2020-12-22")


def test_an_order_to_colleagues_is_no_speech():
    page = f"关于学习文件的通知\n各位老师：\n{ORDER}"
    assert read_structure(Document("", page)).metadata.doc_type == "notice"


def test_number_and_day_may_share_brackets():
    page = f"某市人民政府办公室关于美育的意见\n（某政办〔2017〕106号 2017年5月9日）\n各县人民政府：\n{ORDER}"
    metadata = read_structure(Document("", page)).metadata
    assert (metadata.doc_number, metadata.published) == ("某政办〔2017〕106号", "2017-05-09")


def test_a_title_among_the_labels_only_is_the_title():
    labels = "索引号： 6207/2026-07\n文号：\n标题：关于2025年预算执行情况的报告\n生成日期： 2026-02-24\n有效性：是\n"
    page = f"{labels}——2026年2月8日在某市第五届\n人民代表大会第五次会议上\n某市财政局\n各位代表：\n{TOLD}"
    metadata = read_structure(Document("", page)).metadata
    assert (metadata.title, metadata.issuer) == ("关于2025年预算执行情况的报告", "某市财政局")


def test_crumbs_that_end_with_the_title_are_not_it():
    page = f"首页新闻频道教育资讯某县新建学校三所\n某县新建学校三所\n2011-04-15 10:20\n{TOLD}"
    assert read_structure(Document("", page)).metadata.title == "某县新建学校三所"


def read_metadata(page):
    return read_structure(Document("page.txt", page)).metadata


def test_a_number_may_be_glued_to_its_title():
    told = read_metadata(
        "某省人民政府办公厅关于典型做法的通报某政办函〔2018〕46号\n各市人民政府：\n请认真学习借鉴，抓好落实。\n"
    )
    assert (told.title, told.doc_number) == ("某省人民政府办公厅关于典型做法的通报", "某政办函〔2018〕46号")


def test_a_number_may_follow_what_is_left_of_its_title():
    told = read_metadata(
        "自建住房管理办法\n（试行）某府[2012]105号\n第一条 为加强管理，制定本办法。\n第二条 各单位应当遵守。\n"
    )
    assert told.doc_number == "某府[2012]105号"


def test_the_mark_of_a_note_is_not_the_titles():
    page = "宜春市2025年国民经济和社会发展统计公报[1]\n宜春市统计局\n2025年，全市经济稳中向好，学位充足，群众满意。\n"
    assert read_metadata(page).title == "宜春市2025年国民经济和社会发展统计公报"


def test_values_may_stand_below_their_labels():
    head = "索引号：\n11360900/2026-00050\n发布机构：\n宜春市统计局\n发布日期：2026-04-24\n宜春市2025年统计公报\n"
    told = read_metadata(f"{head}2025年，全市经济稳中向好，学位充足，群众满意。\n")
    assert (told.index_number, told.issuer) == ("11360900/2026-00050", "宜春市统计局")


def test_an_index_number_is_known_without_its_label():
    page = "004411220/2026-00017\n宜春市财政局\n2026-03-27\n2025年工作总结\n今年以来，财政运行平稳，学位充足。\n"
    assert read_metadata(page).index_number == "004411220/2026-00017"


def test_the_day_below_the_title_goes_before_those_of_other_news():
    others = "关于贷款贴息的通知\n发布时间：2026-08-19\n关于奖补的通知\n发布时间：2026-08-18\n"
    head = "宜春市2025年财政决算报告\n日期：2026-07-15 来源：宜春市财政局\n"
    page = f"{others}{head}2025年，全市财政运行平稳，学位充足，群众满意。\n"
    named = (("title", "宜春市2025年财政决算报告"), ("发布时间", "2026-08-19"), ("日期", "2026-07-15"))
    told = read_structure(Document("page.html", page, page_metadata=named)).metadata
    assert told.published == "2026-07-15"


def test_a_good_start_is_no_office():
    page = "宜春市教育发展实现平稳开局\n某网消息（记者王某）：一季度，全市新建学校三所，学位充足，群众满意。\n"
    assert read_metadata(page).title == "宜春市教育发展实现平稳开局"


def test_a_month_alone_under_the_title_is_the_documents():
    page = "宜春市第三中学简介\n2018年1月\n宜春市第三中学\n学校创建于1979年，现有教师116名，学生1020名。\n"
    assert read_metadata(page).published == "2018-01"


def test_a_clock_may_be_glued_to_the_day():
    page = f"宜春未来两年新增学位\n2019-05-0709:16\n来源:某某新闻\n{TOLD}\n"
    assert read_metadata(page).published == "2019-05-07"


def test_a_tag_before_a_title_is_part_of_it():
    page = f"（教育）宜春在全省率先启动学位建设工程\n某社宜春4月15日电（记者王某）{TOLD}\n"
    assert read_metadata(page).title == "（教育）宜春在全省率先启动学位建设工程"


def test_a_copy_may_bear_the_title_of_its_browser_tab():
    assert read_metadata(f"宜春三所初中扩建校舍 家长称赞_某某教育网\n{TOLD}\n").title == "宜春三所初中扩建校舍 家长称赞"


def test_a_byline_names_the_paper_and_its_issue():
    page = f"江西宜春：做学生喜欢的教育\n作者：本报记者 王某 《 某某日报 》（ 2014年12月17日 06 版）\n{TOLD}\n"
    assert read_metadata(page).issuer == "某某日报"


@pytest.mark.parametrize(
    ("head", "own"),
    [
        (
            "2026年宜春市政府工作报告\n发表时间：2026-02-09 09:45\n【字体：\n小\n中\n大\n】\n",
            "政府工作报告\n——2026年2月3日在宜春市某次会议上\n",
        ),
        ("重磅！2025年宜春市统计公报\n2026-03-31 09:14\n", "2025年宜春市\n统计公报[1]\n宜春市统计局\n"),
        (
            "王某局长《在全市教育工作会议上的讲话》\n来源：某网 2026-03-31 09:14\n",
            "在全市教育工作会议上的讲话\n王某\n（2026年3月3日）\n",
        ),
    ],
    ids=["work report", "over two lines", "speech"],
)
def test_a_reports_case_begins_with_the_title_that_the_page_gives_it(head, own):
    page = f"{head}{own}各位代表：\n现在，我代表市人民政府报告工作，请予审议。宜春市{TOLD}\n"
    (case,) = read_structure(Document("page.txt", page)).cases
    assert case.start == 0
