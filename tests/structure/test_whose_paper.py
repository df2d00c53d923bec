"""Title, issuer, number, day, place and type of papers as sites, databases of law and careless copies hold them."""

from __future__ import annotations

import pytest

from policy_text.load import load_bytes
from policy_text.records import Block, BlockKind, Document, DocumentType, Metadata
from policy_text.structure import read_structure

TOLD = "今年以来，全市新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，学生在家门口上好学。"


def metadata(page: str) -> Metadata:
    return read_structure(Document("page.txt", page)).metadata


def test_a_paper_that_lost_its_line_breaks_has_its_head_and_signature_back() -> None:
    page = (
        "临江市教育局文件临教发〔2021〕12号签发人：王某关于做好校车安全工作的通知各中小学校：为保障学生安全，"
        f"{TOLD * 3}请各校认真贯彻执行。临江市教育局2021年3月5日（此件主动公开）"
    )
    found = metadata(page)
    assert found.title == "关于做好校车安全工作的通知"
    assert (found.issuer, found.doc_number, found.published) == ("临江市教育局", "临教发〔2021〕12号", "2021-03-05")
    assert (found.adcode, found.doc_type) == ("220681", DocumentType.NOTICE)


def test_a_signature_behind_the_annexes_is_parted_at_the_place_of_its_body() -> None:
    page = (
        f"某某工作的通知\n各县区教育局：\n{TOLD}\n附件：校车安全检查清单福建省教育厅 2020年9月14日 （此件公开发布）\n"
    )
    assert metadata(page).issuer == "福建省教育厅"
    assert metadata(page).published == "2020-09-14"


def test_a_title_that_a_copy_sets_twice_is_told_once() -> None:
    title = "关于推进教育财政改革的意见"
    found = metadata(f"福建省财政厅{title}{title}闽财教〔2019〕78号各设区市财政局：{TOLD * 3}以上意见，请遵照执行。")
    assert found.title == f"福建省财政厅{title}"
    assert found.doc_number == "闽财教〔2019〕78号"


def test_a_count_that_a_copy_broke_over_lines_is_whole_again() -> None:
    told = "".join(f"案例\n{10 + at}\n：{place}\n{TOLD}\n" for at, place in enumerate(("福建省厦门市", "山东省青岛市")))
    cases = read_structure(Document("", f"推进教育公平典型案例\n现将典型案例公布如下。\n{told}")).cases
    assert [case.adcode for case in cases] == ["350200", "370200"]


def test_a_title_that_holds_a_broken_count_is_told_on_one_line() -> None:
    told = "".join(
        f"案例 \n{1 + at}\n：{place}改造校舍\n{TOLD}\n"
        for at, place in enumerate(("福建省厦门市", "山东省青岛市", "贵州省贵阳市"))
    )
    titles = [case.title for case in read_structure(Document("", told)).cases]
    assert titles == ["案例1：福建省厦门市改造校舍", "案例2：山东省青岛市改造校舍", "案例3：贵州省贵阳市改造校舍"]


LAW = (
    "宁波市校车管理条例\n2015年6月30日宁波市第十四届人民代表大会常务委员会第二十五次会议通过\n"
    "2015年9月25日浙江省第十二届人民代表大会常务委员会第二十三次会议批准\n第一条 为了保障校车安全，制定本条例。\n"
    "第二条 本市行政区域内的校车管理，适用本条例。\n"
)


def test_a_places_law_is_its_congresss_of_the_last_day_of_passing() -> None:
    found = metadata(LAW)
    assert (found.issuer, found.published) == ("宁波市人民代表大会常务委员会", "2015-09-25")
    assert found.doc_type is DocumentType.NOTICE


def test_a_citys_site_that_prints_the_provinces_paper_did_not_issue_it() -> None:
    page = (
        "索 引 号：\n014717475N/2023-0032866\n发布机构：\n宜春市统计局\n发文日期：\n2023-03-31\n"
        "江西省2022年国民经济和社会发展统计公报\n江西省统计局  国家统计局江西调查总队\n"
        f"2022年，全省经济平稳运行。{TOLD}\n一、综合\n{TOLD}\n"
    )
    found = metadata(page)
    assert (found.issuer, found.region, found.published) == ("江西省统计局", "江西省", "2023-03-31")


@pytest.mark.parametrize(
    ("page", "issuer"),
    [
        (f"财政部2023年度拟录用工作人员名单\n序号\t职位\t姓名\n1\t科员\t某某\n{TOLD}\n", "财政部"),
        ("2017年国务院政府工作报告\n各位代表：\n现在，我代表国务院，向大会报告政府工作，请予审议。\n", "国务院"),
        (f"校车开到家门口\n2021-03-05 来源：人民网-《人民日报》\n{TOLD}\n", "人民日报"),
        (f"校车开到家门口\n2021-03-05 来源：xy20210305\n{TOLD}\n", None),
        (f"校车开到家门口\n发布时间：2021-03-05 来源：浙江监管局文章类型：原创\n{TOLD}\n", "浙江监管局"),
        (
            "某某规定有关问题答记者问\n近日，规定出台。交通运输部运输司有关负责人就规定回答了记者提问。\n"
            f"问：有何变化？答：{TOLD}\n",
            "交通运输部",
        ),
        (f"青海省教育厅落实专项资金4亿元 推动学校建设\n2025-12-10\n{TOLD}\n", "青海省教育厅"),
        (f"甘肃省发展改革委落实专项资金1亿元 推动校车更新\n2025-12-10\n{TOLD}\n", "甘肃省发展改革委"),
        (f"卫生部关于印发校医配备规划的通知\n{TOLD}\n", "卫生部"),
        (f"7 中共某市市委、某市人民政府关于办好学校的意见\n{TOLD}\n", "中共某市市委"),
        (f"国新办就校车安全有关情况举行发布会\n女士们、先生们，下午好。{TOLD}\n", "国新办"),
        (f"校车违规收费被查处\n据某市某区纪委监委消息：日前，{TOLD}\n", "某市某区纪委监委"),
        (f"各地开通校车\n发布时间：2021-03-05 来源：sp20210305\n中新网 3月5日电 {TOLD}\n", "中新网"),
        (f"校车开到家门口\n2021年03月05日\n来源:\n绵阳市政务网\n【字体：大 中 小】\n{TOLD}\n", "绵阳市政务网"),
        (f"校车开到家门口\n{TOLD}\n{TOLD}\n来源：某市新闻网\n链接：\n", "某市新闻网"),
        (f"某县校车公报\n{TOLD}\n{TOLD}\n（某县统计局）\n附件：\n", "某县统计局"),
        (f"市民来信\n{TOLD}\n{TOLD}感谢您的关注。\n某市城市管理委\n", "某市城市管理委"),
        (
            f"某市某区应对校车安全风险工作领导小组办公室关于停运的公告\n广大居民朋友：\n{TOLD}\n"
            "某市某区应对校车安全风险\n工作领导小组办公室\n2022年5月4日\n",
            "某市某区应对校车安全风险工作领导小组办公室",
        ),
        (
            f"校车停运公告\n广大居民朋友：\n{TOLD}\n汝阳县应对校车安全的风险\n工作领导小组办公室\n2022年5月4日\n",
            "汝阳县应对校车安全的风险工作领导小组办公室",
        ),
        (
            f"走访校车站点\n作者：王某 来源：宣传科\n{TOLD}\n汝阳县人民医院版权所有 豫ICP备12345678号\n",
            "汝阳县人民医院",
        ),
        (f"学校校车目录\n教 育 部2026年4月\n说 明\n{TOLD}\n", "教育部"),
        (
            f"关于印发校车防控方案的通知\n各有关单位：\n{TOLD}\n国务院应对校车安全风险\n联防联控机制综合组\n"
            f"（教育部代章）\n2022年6月27日\n（信息公开形式：主动公开）\n校车防控方案\n{TOLD}\n{TOLD}\n{TOLD}\n{TOLD}\n",
            "国务院应对校车安全风险联防联控机制综合组",
        ),
        (f"2023年度招录公示公告\n{TOLD}\n厦门海关\n2023年5月19日\n附件\n名单\n", "厦门海关"),
        (f"校车管理条例\n1986年4月5日 国务院发布\n第一条　{TOLD}\n第二条　{TOLD}\n", None),
        (f"校车上牌办理流程\n2014-06-23 14:23:18 象山交警\n{TOLD}\n", "象山交警"),
        (
            f"发布机构：大连市政府办公室\n关于校车的通知\n各学校：\n{TOLD}\n大连市人民政府办公室\n2021年8月13日\n",
            "大连市人民政府办公室",
        ),
    ],
    ids=[
        *("ministry", "state council", "newspaper", "a machine's code", "a label behind it", "answers", "who acts"),
        *(
            "whose short name stands right behind its place",
            "an older ministry",
            "party",
            "press conference",
            "message",
        ),
        *(
            "agency",
            "on the next line",
            "below",
            "in brackets",
            "without a day",
            "over two lines",
            "with its place above",
            "an office of the site's keeper",
            "by its month",
        ),
        *("sealed by another", "customs", "who put it in force", "behind the hour", "in full"),
    ],
)
def test_the_issuer_is_read(page: str, issuer: str | None) -> None:
    assert metadata(page).issuer == issuer


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (
            f"某市教育局\n关于2021年工作情况的报告\n某教〔2022〕3号\n市人民政府：\n{TOLD}\n",
            DocumentType.PROGRESS_REPORT,
        ),
        (
            f"附件3：\n2019年创新项目名额分配表\n序号\t学校\t名额\n1\t一中\t30\n2\t二中\t28\n备注：{TOLD}\n",
            DocumentType.NOTICE,
        ),
        (f"某部有关负责人就校车新规答记者问\n2021-03-05\n问：有何变化？\n答：{TOLD}\n", DocumentType.NOTICE),
    ],
    ids=["account to those above", "annex", "questions and answers"],
)
def test_the_type_is_read(page: str, kind: DocumentType) -> None:
    assert metadata(page).doc_type is kind


def html(meta: str, table: str) -> Metadata:
    title = "某县教育局关于校车的通知"
    page = f"<html><head><title>{title}</title>{meta}</head><body>{table}<h1>{title}</h1>"
    page += f"<p>各学校：</p><p>{TOLD}</p><p>{TOLD}</p></body></html>"
    return read_structure(load_bytes(page.encode(), "page.html")).metadata


def test_a_row_of_labels_heads_its_values() -> None:
    row = "<tr><td>索取号</td><td>发布机构</td><td>文件编号</td></tr>"
    row += "<tr><td>076478684Q/2024-00112</td><td>上海市教育委员会</td><td>沪教委基〔2024〕5号</td></tr>"
    found = html("", f"<table>{row}</table>")
    assert found.index_number == "076478684Q/2024-00112"
    assert (found.issuer, found.doc_number) == ("上海市教育委员会", "沪教委基〔2024〕5号")


def test_the_day_that_a_page_shows_goes_before_the_one_it_tells_machines() -> None:
    machine = '<meta name="PubDate" content="2023-08-16 10:33:59">'
    assert html(machine, "<p>索 引 号：014742224A/2023-004</p><p>生成日期：2023-05-11</p>").published == "2023-05-11"
    assert html(machine, "").published == "2023-08-16"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "某县教育局关于申报2021年度研学项目—\n“未来计划”访学项目\n的 通 知",
            "某县教育局关于申报2021年度研学项目—“未来计划”访学项目的通知",
        ),
        ("某省税务局2023年度\n拟录用公务员公示公告（第一批）", "某省税务局2023年度拟录用公务员公示公告（第一批）"),
        (
            "某县人民政府 | 某县2015年统计公报\n首页 | 政务公开\n某县2015年统计公报\n发布日期：2016-03-05",
            "某县2015年统计公报",
        ),
        (
            "乡村学校迎来新老师 - 某省人民政府门户网站\n首页\n乡村学校迎来新老师\n一百名教师走上讲台迎接新学期\n"
            "时间：2019-09-18 来源：某报",
            "乡村学校迎来新老师",
        ),
        (
            "凡注有“某某新闻网”电头的所有作品，版权均为本网站所有，未经许可不得转载。\n扫码阅读手机版\n"
            "某市通报两所学校：乱收费 2024-10-28 15:15:54　来源：某某日报",
            "某市通报两所学校：乱收费",
        ),
        (
            "中华人民共和国校车法\n1994年8月31日 第八届全国人民代表大会常务委员会第九次会议通过\n"
            "2021年10月23日 第十三届全国人民代表大会常务委员会第三十一次会议《关于修改〈中华人民共和国校车法〉的决定》"
            "第二次修正",
            "中华人民共和国校车法",
        ),
        ("首页\n名称：\n倡议书\n发布日期：\n2024-12-12\n分享", "倡议书"),
        ("某校车云：共同缔造信息服务平台\n案例概述", "某校车云：共同缔造信息服务平台"),
        ("类型：建议\n留言标题：建议增开校车\n留言内容：孩子上学太远", "建议增开校车"),
        (
            "关于印发《某市大学生创业训练计划\n管理办法》的通知\n各学校：",
            "关于印发《某市大学生创业训练计划管理办法》的通知",
        ),
        (
            "中共安阳市委组织部\n安组通字〔2018〕39号\n中共安阳市委组织部\n关于开展校车安全活动的\n通      知\n"
            "各学校：",
            "中共安阳市委组织部关于开展校车安全活动的通知",
        ),
        ("顺德区校车指挥部\n顺德区校车指挥部关于增开校车的通知\n各学校：", "顺德区校车指挥部关于增开校车的通知"),
        ("夜校梨花街\n赵冠南;周烨;\n2022-05-29\n梨花街的夜校坐满了人。", "夜校梨花街"),
        ("校车开到家门口 ( 2021年07月12日 )", "校车开到家门口"),
        ("《安吉县校车安全实施方案》\n政策解读", "《安吉县校车安全实施方案》政策解读"),
        (
            "安吉县教育局\n安吉县公安局\n关于提取校车安全专项资金支付\n购买新建校车首付款的通知\n（征求意见稿）\n各学校：",
            "安吉县教育局 安吉县公安局关于提取校车安全专项资金支付购买新建校车首付款的通知（征求意见稿）",
        ),
    ],
    ids=[
        "three lines",
        "a year breaks it",
        "site before it",
        "subtitle below it",
        "date and source behind it",
        "law",
        "label",
        "subject",
        "letter",
        "broken within its marks",
        "its last word set wide",
        "the head of its body above it",
        "who wrote it below it",
        "a day behind it",
        "what explains a paper",
        "a draft below four lines",
    ],
)
def test_the_title_is_read(lines: str, title: str) -> None:
    assert metadata(f"{lines}\n{TOLD}\n{TOLD}\n").title == title


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (f"鼓楼区2021年集团化办学工作总结\n2021年，在徐州市教育局的指导下，我区办学水平不断提高。{TOLD}\n", "320302"),
        (
            f"义乌：从坐等客来到走出去\n2025-11-16\n在小商品市场义乌，记者看到变化。{TOLD}义乌的学校也变了样，义乌人常说起它。\n",
            "330782",
        ),
    ],
    ids=["a name that three cities share", "a county before a colon"],
)
def test_the_place_is_settled_by_the_text(page: str, code: str) -> None:
    assert metadata(page).adcode == code


def test_zones_by_their_kind_are_filed_under_their_city() -> None:
    told = "".join(
        f"{count}、{zone}：{TOLD}\n"
        for count, zone in zip("一二三四", ("瑶海区", "高新区", "经开区", "肥东县"), strict=True)
    )
    cases = read_structure(Document("", f"合肥市义务教育典型案例\n现将典型案例印发。\n{told}")).cases
    assert [case.adcode for case in cases] == ["340102", "340100", "340100", "340122"]


def test_a_district_that_shares_its_name_is_settled_by_its_neighbours() -> None:
    told = "".join(f"{place}：办好家门口学校\n{TOLD}\n" for place in ("泉山区", "云龙区", "鼓楼区"))
    cases = read_structure(Document("", f"典型案例选编\n现将典型案例印发。\n{told}")).cases
    assert [case.adcode for case in cases] == ["320311", "320303", "320302"]


def test_a_document_may_end_with_a_heading() -> None:
    page = "<h1>石泉县2022年工作总结</h1><h2>主要做法</h2><p>全县新建学校3所，新增学位900个。</p><h2>石泉县教育局</h2>"
    assert read_structure(load_bytes(page.encode(), "page.html")).metadata.adcode == "610922"


def test_notes_behind_a_link_are_the_documents() -> None:
    notes = "注释：\n[1]本公报数据为初步统计数，部分数据因四舍五入存在误差。\n"
    page = f"某市2022年统计公报\n{TOLD * 4}\n相关解读：某市公报解读\n{notes}扫一扫\n"
    structure = read_structure(Document("", page))
    assert "[1]本公报" in page[structure.body.start : structure.body.end]


def test_an_address_below_the_text_tells_the_day_and_is_none_of_the_body() -> None:
    address = "http://www.example.cn/news/content/2013-06/13/content_5311492_and_more_of_a_long_name.htm"
    page = f"校车开到家门口\n{TOLD}\n{TOLD}\n来源：某市新闻网\n链接：\n{address}\n"
    found = read_structure(Document(source="page.txt", text=page))
    assert found.metadata.published == "2013-06-13"
    assert page[found.body.start : found.body.end].endswith(TOLD)


def test_the_number_of_a_decree_stands_in_the_history_below_the_title_of_rules() -> None:
    history = (
        "2008年2月7日 中华人民共和国国务院令第518号公布\n2016年2月6日 《国务院关于修改部分行政法规的决定》第一次修订"
    )
    found = metadata(
        f"校车安全管理条例\n{history}\n第一章 总则\n第一条 为了保障校车安全，制定本条例。\n第二条 校车由学校管理。\n"
    )
    assert found.doc_number == "国务院令第518号"


def test_a_number_glued_to_a_reply_leaves_its_kind_to_the_title() -> None:
    found = metadata(f"国务院办公厅关于同意建立校车制度的函国办函〔2021〕12号\n交通运输部：{TOLD}\n{TOLD}\n")
    assert (found.title, found.doc_number) == ("国务院办公厅关于同意建立校车制度的函", "国办函〔2021〕12号")


def test_a_table_may_hold_the_title_of_its_document_in_its_first_rows() -> None:
    rows = "附件1：\n2016年某市直机关职位表\n序号\t部门\t职位\t人数\n1\t教育局\t科员\t2\n2\t财政局\t科员\t3"
    table = Block(0, len(rows), BlockKind.TABLE)
    found = read_structure(Document(source="page.docx", text=rows, blocks=(table,))).metadata
    assert (found.title, found.doc_type) == ("2016年某市直机关职位表", DocumentType.NOTICE)


def test_labels_and_values_may_take_turns_in_rows_of_cells() -> None:
    rows = "信息索引号\tZZ03108-0700-2017-00002\t文号\n发布机构\t漳州市芗城区统计局\t公文生成日期\t2017-04-06\n"
    title = "芗城区2016年统计公报"
    found = metadata(f"{rows}标题\t{title}\n内容概述\t\n{title}[1]\n芗城区统计局\n{TOLD}\n一、综合\n{TOLD}\n")
    assert (found.title, found.index_number) == (title, "ZZ03108-0700-2017-00002")
    assert (found.issuer, found.published) == ("漳州市芗城区统计局", "2017-04-06")


@pytest.mark.parametrize(
    ("page", "issuer"),
    [
        (f"教育动态\n作者：遵义市教育局　发布日期：2018-09-21　点击数：458\n{TOLD}\n{TOLD}\n", "遵义市教育局"),
        (f"吉林省教育厅公开曝光5起典型问题\n时间：2021-12-24　来源：教师工作处\n{TOLD}\n{TOLD}\n", "吉林省教育厅"),
        (f"关于我市双减工作情况的报告\n三明市教育局局长　邱某某\n主任、各位委员：\n{TOLD}\n{TOLD}\n", "三明市教育局"),
        (f"某州推进控辍保学\n2020-05-19　来源：教育部简报〔2020〕第14期　收藏\n{TOLD}\n{TOLD}\n", "教育部"),
        (f"某市新建学校\n2020-05-19　来源：人民网－人民日报\n{TOLD}\n{TOLD}\n", "人民日报"),
    ],
    ids=["author", "who makes public", "who reports", "a bulletin", "a site for its newspaper"],
)
def test_who_stands_behind_a_page_is_its_issuer(page: str, issuer: str) -> None:
    assert metadata(page).issuer == issuer


@pytest.mark.parametrize(
    ("label", "day"), [("成文日期", "2020-02-26"), ("发文日期", "2020-02-21"), ("发布日期", "2020-02-21")]
)
def test_the_day_on_which_a_page_came_out_goes_before_the_day_on_which_the_paper_was_written(
    label: str, day: str
) -> None:
    entry = f"<table><tr><td>索引号：</td><td>0145/2020-02</td><td>{label}：</td><td>2020-02-21</td></tr></table>"
    paper = f"<h1>关于办好乡村学校的意见</h1><p>各市教育局：</p><p>{TOLD}</p><p>{TOLD}</p><p>2020年2月21日</p>"
    assert html('<meta name="PubDate" content="2020-02-26 10:44">', f"{entry}{paper}").published == day


def test_the_day_of_an_explanation_that_a_page_links_to_is_not_the_papers() -> None:
    links = (
        "【音频解读】《关于办好乡村学校的通知》政策解读 2021-12-16\n【一图读懂】《关于办好乡村学校的通知》 2021-12-16\n"
    )
    page = f"{links}关于办好乡村学校的通知\n各市教育局：\n{TOLD}\n{TOLD}\n江苏省教育厅\n2021年12月1日\n"
    assert metadata(page).published == "2021-12-01"


@pytest.mark.parametrize(
    ("title", "line", "day"),
    [
        ("政府工作报告", "2025年1月14日在青禾市第六届人民代表大会第三次会议上", "2025-01-14"),
        ("2017年政府工作报告", "——王某某3月5日在青禾市第五届人民代表大会第五次会议上", "2017-03-05"),
        ("政府工作报告", "——王某某3月5日在青禾市第五届人民代表大会第五次会议上", None),
    ],
)
def test_a_report_came_out_on_the_day_on_which_it_was_given(title: str, line: str, day: str | None) -> None:
    page = f"{title}\n{line}\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n{TOLD}\n{TOLD}\n"
    assert metadata(page).published == day


@pytest.mark.parametrize("day", ["18/06/2026 14:04", "2026年06月18日 14时04分"])
def test_a_day_with_its_hour_below_the_title_is_the_pages(day: str) -> None:
    page = f"关于做好校车工作的通知\n{day}\n各学校：\n{TOLD}\n{TOLD}\n江苏省教育厅\n2026年6月10日\n"
    assert metadata(page).published == "2026-06-18"


@pytest.mark.parametrize(
    ("names", "first"),
    [
        ("海南省教育厅海南省财政厅", "海南省教育厅"),
        ("中共海南省委办公厅海南省人民政府办公厅", "中共海南省委办公厅"),
        ("人力资源社会保障部国家发展改革委", "人力资源社会保障部"),
        ("海南省教育厅", "海南省教育厅"),
    ],
)
def test_of_two_bodies_that_a_line_runs_together_the_first_issues(names: str, first: str) -> None:
    page = f"关于做好校车工作的通知\n各学校：\n{TOLD}\n{TOLD}\n{names}\n2026年6月10日\n"
    assert metadata(page).issuer == first


def test_the_office_of_a_ministry_is_named_only_where_nobody_else_is() -> None:
    head = "关于加快校园无障碍改造的意见（某改〔2026〕5号）\n发布时间：2026-02-10\n来源：规划司\n"
    paper = f"教育部等部门关于加快\n校园无障碍改造的意见\n各省教育厅：\n{TOLD}\n{TOLD}\n"
    assert metadata(f"{head}{paper}").issuer == "教育部"
    assert metadata(f"校园改造经验\n发布时间：2026-02-10　来源：规划司\n{TOLD}\n{TOLD}\n").issuer == "规划司"


def test_news_may_break_its_line_behind_the_agency() -> None:
    page = f"各地从小处着手办好学校\n央视网消息\n（新闻联播）：{TOLD}\n{TOLD}\n"
    assert metadata(page).issuer == "央视网"


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("广州市人民政府办公厅关于印发广州市校车管理办法的通知", "广州市人民政府办公厅"),
        ("转发广州市教育局关于校车管理的通知", "广州市天河区教育局"),
    ],
)
def test_a_citys_paper_on_a_districts_page_is_the_citys_unless_the_district_passes_it_on(
    title: str, issuer: str
) -> None:
    entry = "发布机构：\t广州市天河区教育局\t发布日期：\t2024-09-12\n"
    page = f"{entry}{title}\n各区人民政府：\n{TOLD}\n{TOLD}\n广州市人民政府办公厅\n2024年7月26日\n"
    assert metadata(page).issuer == issuer


def test_a_schools_report_under_its_own_name_is_the_schools() -> None:
    page = f"青州市实验小学2021年体质健康数据分析报告\n{TOLD}\n我校将继续努力。{TOLD}\n"
    assert metadata(page).issuer == "青州市实验小学"


def test_a_name_in_a_files_properties_that_it_does_not_print_is_not_its_title() -> None:
    page = f"附件4\n青海省学生视力健康与户外运动\n促进行动\n{TOLD}\n{TOLD}\n"
    told = (("title", "青海省义务教育实施方案"),)
    found = read_structure(Document("a.docx", page, format="docx", page_metadata=told)).metadata
    assert found.title == "青海省学生视力健康与户外运动促进行动"
    bare = read_structure(Document("a.docx", f"{TOLD}\n{TOLD}\n", format="docx", page_metadata=told)).metadata
    assert bare.title == "青海省义务教育实施方案"


def test_a_title_that_the_page_first_names_alone_has_no_subtitle() -> None:
    report = f"建设数字书屋 提升办学品质\n——青海省西宁市书屋建设情况\n{TOLD}\n{TOLD}\n"
    assert metadata(f"建设数字书屋 提升办学品质\n{report}").title == "建设数字书屋 提升办学品质"
    assert metadata(report).title == "建设数字书屋 提升办学品质——青海省西宁市书屋建设情况"


def test_a_head_that_lost_its_lines_may_have_the_names_of_papers_in_its_title() -> None:
    title = "中共青海省委办公厅青海省人民政府办公厅印发《关于办好乡村学校的意见》的通知"
    page = f"中共青海省委办公厅文件青办发〔2021〕5号{title}各市党委和人民政府：{TOLD * 4}请认真贯彻落实。"
    found = metadata(page)
    assert (found.title, found.doc_number, found.issuer) == (title, "青办发〔2021〕5号", "中共青海省委办公厅")


def test_a_conference_that_signs_for_its_members_issues() -> None:
    page = f"关于办好校车的通知\n各学校：\n{TOLD}\n{TOLD}\n省校车安全厅际联席会议（代章）\n2022年1月26日\n"
    found = metadata(page)
    assert (found.issuer, found.published) == ("省校车安全厅际联席会议", "2022-01-26")


def test_what_stands_below_the_pages_tools_is_not_the_papers() -> None:
    menu = "".join(
        f"{name}专题报道汇总页面\n"
        for name in ("政策", "媒体", "视频", "图片", "数据", "人物", "学校", "科技", "法治", "生态")
    )
    page = f"学校建在家门口\n发布日期：2022-02-11 08:52\n{TOLD}\n{TOLD}\n打印\n收藏\n信息来源：\n青海日报\n{menu}"
    found = read_structure(Document("page.txt", page))
    assert found.body.end == page.index("\n打印")
    assert found.metadata.issuer == "青海日报"


@pytest.mark.parametrize("line", ["2023年5月12日7时28分 青禾县石桥镇发生一起校车事故", "2023年7月1日8时00分至18时00分"])
def test_the_hour_at_which_something_happens_is_not_the_pages(line: str) -> None:
    page = f"关于校车安全的情况通报\n{line}\n各学校：\n{TOLD}\n{TOLD}\n江苏省教育厅\n2023年7月3日\n"
    assert metadata(page).published == "2023-07-03"


def test_a_list_of_services_is_not_cut_at_one_of_them() -> None:
    page = f"自助服务一览\n{TOLD}\n查询\n打印\n缴费\n预约挂号\n投诉\n"
    assert read_structure(Document("page.txt", page)).body.end == len(page) - 1
    annexed = f"关于公布优质园名单的通知\n各县教育局：\n{TOLD}\n打印\n下载\n附件：\n优质园名单\n城关幼儿园\n"
    assert read_structure(Document("page.txt", annexed)).body.end == len(annexed) - 1


def test_a_speech_at_a_meeting_has_its_title() -> None:
    page = f"2023年2月8日在全市教育工作会议上的讲话\n李某某\n同志们：\n{TOLD}\n{TOLD}\n"
    assert metadata(page).title == "2023年2月8日在全市教育工作会议上的讲话"


@pytest.mark.parametrize(
    "title",
    ["青禾县中小学2023年安全工作总结", "农村学校2023年度建设进展报告", "关于实验小学2023年食品安全事件的调查报告"],
)
def test_a_report_about_schools_is_not_a_schools(title: str) -> None:
    assert metadata(f"{title}\n来源：江苏省教育厅\n{TOLD}\n{TOLD}\n").issuer == "江苏省教育厅"


def test_what_a_title_holds_is_no_body_by_its_last_word() -> None:
    title = "石桥县坚持以人民为中心2023年民生实事完成情况"
    assert metadata(f"{title}\n{TOLD}\n{TOLD}\n").issuer is None


@pytest.mark.parametrize("source", ["办公室", "综合科", "编辑室"])
def test_an_office_alone_issues_nothing(source: str) -> None:
    assert metadata(f"校车开到家门口\n来源：{source}\n{TOLD}\n{TOLD}\n").issuer is None


@pytest.mark.parametrize("marking", ["依申请公开  ", "特急\n", "主动公开\u3000"])
def test_a_marking_before_the_number_is_no_part_of_the_title(marking: str) -> None:
    title = "佛山市教育局关于开展校车检查的通知"
    found = metadata(f"佛山市教育局\n{marking}佛教函〔2025〕17号\n{title}\n各学校：\n{TOLD}\n{TOLD}\n")
    assert (found.title, found.doc_number, found.issuer) == (title, "佛教函〔2025〕17号", "佛山市教育局")


@pytest.mark.parametrize(("label", "issuer"), [("区政府", "三明市沙县区人民政府"), ("省教育厅", "省教育厅")])
def test_a_government_that_the_table_names_by_its_level_is_called_in_full(label: str, issuer: str) -> None:
    entry = f"索引号：SM101-2022-00141\n发布机构：{label}\n"
    page = f"{entry}三明市沙县区人民政府关于办好学校的通知\n各学校：\n{TOLD}\n{TOLD}\n"
    assert metadata(f"{page}三明市沙县区人民政府\n2022年9月18日\n").issuer == issuer


def test_a_cover_tells_who_issued_a_plan_and_when() -> None:
    title = "健康校园行动（2019—2030年）"
    page = f"{title}\n健康校园行动推进委员会\n2019年7月9日\n{title}\n引言\n{TOLD}\n{TOLD}\n"
    found = metadata(page)
    assert (found.issuer, found.published, found.doc_type) == (
        "健康校园行动推进委员会",
        "2019-07-09",
        DocumentType.NOTICE,
    )


def test_the_year_of_an_edition_belongs_to_the_title() -> None:
    page = f"学校安全风险分类管理名录\n（2019年版）\n第一条　{TOLD}\n第二条　{TOLD}\n"
    assert metadata(page).title == "学校安全风险分类管理名录（2019年版）"


@pytest.mark.parametrize(
    ("label", "signed"),
    [
        ("宁波市交通局", "宁波市公安局交通警察局"),
        ("慈溪市政府", "慈溪市人民政府征兵办公室"),
        ("慈溪市民政局", "慈溪市人民政府行政审批局"),
    ],
)
def test_another_body_of_the_place_is_not_the_one_that_the_table_names(label: str, signed: str) -> None:
    page = f"发布机构：{label}\n关于校车的通知\n各学校：\n{TOLD}\n{signed}\n2021年8月13日\n"
    assert metadata(page).issuer == label


@pytest.mark.parametrize("above", ["国务院有关文件精神请一并贯彻执行", "全国校车办咨询电话另行公布"])
def test_a_last_line_without_a_stop_is_no_part_of_a_ministrys_name(above: str) -> None:
    page = f"关于校车的通知\n各学校：\n{TOLD}\n{above}\n教育部\n2021年8月13日\n"
    assert metadata(page).issuer == "教育部"


def test_a_long_title_without_a_stop_below_the_day_of_a_page_stays_a_title() -> None:
    title = "深入学习贯彻新发展理念 奋力推进教育强县建设 办好人民满意的教育事业 谱写新时代教育高质量发展新篇章"
    page = f"发布日期：2021-03-04 10:20\n{title}——慈溪市校车进山纪实与启示\n{TOLD}\n{TOLD}\n"
    assert str(metadata(page).title).startswith(title)


def test_a_page_may_be_named_by_its_keeper_behind_its_title() -> None:
    page = f"校车价格得到规范_工作动态_上海市教育委员会\n首页\n校车价格得到规范 ( 2021年07月12日 )\n{TOLD}\n{TOLD}\n"
    found = metadata(page)
    assert (found.title, found.issuer, found.published) == ("校车价格得到规范", "上海市教育委员会", "2021-07-12")


def test_an_announcement_may_be_numbered_by_its_year_alone() -> None:
    title = "质检总局关于加强校车管理的公告"
    assert metadata(f"{title}\n2013年第133号\n{TOLD}\n{TOLD}\n").doc_number == "2013年第133号"
    assert metadata(f"{title}(2013年第133号)\n{TOLD}\n{TOLD}\n").doc_number == "2013年第133号"
    assert metadata(f"校车开到家门口\n2013年第133号\n{TOLD}\n{TOLD}\n").doc_number is None


def test_a_number_may_be_set_in_wide_figures() -> None:
    page = f"贵州省人民政府文件\n黔府发〔２０２２〕８号\n关于校车的通知\n各学校：\n{TOLD}\n"
    assert metadata(page).doc_number == "黔府发〔２０２２〕８号"


def test_a_head_on_one_line_may_be_parted_by_blanks() -> None:
    head = "国务院关于昆明市校车发展目标的批复 国函〔1999〕134号 昆明市人民政府：你市的请示收悉。"
    page = f"{head}{TOLD * 4}国务院 一九九九年十一月二日"
    found = metadata(page)
    assert found.title == "国务院关于昆明市校车发展目标的批复"
    assert (found.doc_number, found.published) == ("国函〔1999〕134号", "1999-11-02")


def test_lines_without_stops_below_the_day_of_a_page_are_its_text() -> None:
    steps = "".join(
        f"校车{act}：窗口付费→填写《校车申请表》、提供单位证件原件及复印件、照片两张→取号排队→窗口办理{act}业务→领取凭证和行驶牌照\n"
        for act in ("上牌", "年检", "注销")
    )
    page = f"校车业务办理流程\n2014-06-23 14:23:18 象山交警\n{steps}"
    found = read_structure(Document("page.txt", page))
    assert found.metadata.title == "校车业务办理流程"
    assert page[found.body.start :].startswith("校车上牌")


@pytest.mark.parametrize("label", ["市住建局", "市住房和城乡建设局"])
def test_a_body_that_the_table_calls_short_is_called_as_it_signs(label: str) -> None:
    page = f"发布机构：{label}\n关于补贴的通知\n各学校：\n{TOLD}\n{TOLD}\n慈溪市住房和城乡建设局\n2022年9月18日\n"
    assert metadata(page).issuer == "慈溪市住房和城乡建设局"
    other = f"发布机构：市财政局\n关于补贴的通知\n各学校：\n{TOLD}\n{TOLD}\n慈溪市住房和城乡建设局\n2022年9月18日\n"
    assert metadata(other).issuer == "市财政局"


def test_a_draft_says_so_in_its_title() -> None:
    page = f"青禾市校车管理规定\n（征求意见稿）\n第一条　{TOLD}\n第二条　{TOLD}\n"
    assert metadata(page).title == "青禾市校车管理规定（征求意见稿）"


def test_the_issue_of_a_bulletin_is_its_number_and_makes_it_no_paper() -> None:
    page = f"浙江省稳妥推进招生改革\n2016-06-13　来源：教育部\n教育部简报〔2016〕第24期\n{TOLD}\n{TOLD}\n"
    found = metadata(page)
    assert (found.doc_number, found.doc_type) == ("教育部简报〔2016〕第24期", DocumentType.CASE_REPORT)


def test_a_sites_crumbs_are_no_title() -> None:
    page = f"敦化市人民政府网站 >> 政府工作报告\n【字体：大 中 小】\n2010年政府工作报告\n各位代表：\n{TOLD}\n{TOLD}\n"
    assert metadata(page).title == "2010年政府工作报告"


def test_a_line_that_only_begins_as_the_title_does_is_no_cover() -> None:
    title = "青禾县关于办好学校的若干意见"
    page = f"青禾县\n石桥县文化馆\n2019年7月9日\n{title}\n{TOLD}\n{TOLD}\n"
    assert metadata(page).issuer != "石桥县文化馆"


@pytest.mark.parametrize("heading", ["相关文章Related", "热门新闻HotNews", "最新动态MORE"])
def test_a_heading_of_other_news_may_say_so_in_english_too(heading: str) -> None:
    page = f"校车开到家门口\n{TOLD}\n{TOLD}\n{heading}\n某县召开会议\n某县举行比赛\n"
    assert read_structure(Document("page.txt", page)).body.end == page.index(f"\n{heading}")
