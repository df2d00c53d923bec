"""The genre is read from the title's last words, the paper's signs and the turns of phrase."""

from __future__ import annotations

import pytest

from policy_text.records import DocumentType
from policy_text.structure.genres import choose_genre, promises_cases

DONE = "近年来，全区先后建成学校12所，教育面貌明显改善，群众满意度不断提升，工作取得积极成效。"
TO_DO = "到2025年，各学校应当配齐专任教师，建立轮岗制度，各区县要按照要求加强检查，确保落实到位。"
NEWS = "日前，记者从市教育局获悉，全市新增学位2万个，入学难问题得到缓解。"

STATISTICS = "全县幼儿园41所，比上年减少3所。在园幼儿9120人，比上年减少640人；专任教师780人，较上年增加12人。"
YEAR_END = "年末全区共有卫生机构312个，拥有床位2870张。年末参加养老保险21.4万人。"

TITLES = [
    ("关于印发某县校车管理办法的通知", TO_DO, "notice"),
    ("某市人民政府关于加快发展养老服务的实施意见", TO_DO, "notice"),
    ("某省学前教育条例", TO_DO, "notice"),
    ("2024年义务教育入学工作指引", TO_DO, "notice"),
    ("关于第12号提案的答复", DONE, "notice"),
    ("关于对先进县区予以表扬的通报", DONE, "notice"),
    ("某区2023年教育工作总结", DONE, "progress_report"),
    ("某局2023年工作总结和2024年工作计划", DONE, "progress_report"),
    ("某县2022年国民经济和社会发展统计公报", DONE, "progress_report"),
    ("2025年某市政府工作报告", DONE, "progress_report"),
    ("义务教育优质均衡创建工作推进情况", DONE, "progress_report"),
    ("前三季度工业生产平稳增长", "前三季度，全市规模以上工业增加值同比增长6.1%，增速居全省前列。", "progress_report"),
    ("1-10月投资结构持续优化", "1-10月，全县固定资产投资完成90亿元，同比增长12%。", "progress_report"),
    ("2021年全省教育事业发展统计摘编", STATISTICS, "progress_report"),
    ("第二季度热线办理情况通报", "第二季度共受理诉求8200件，比去年同期增加12%。", "progress_report"),
    ("圭峰中学2021年度工作亮点", DONE, "progress_report"),
    ("圭峰中学简介", DONE, "case_report"),
    ("教育部专家来我县调研办学情况", DONE, "case_report"),
    ("赴外县考察办学情况的报告", DONE, "progress_report"),
    ("2020年体育事业主要数据", YEAR_END, "progress_report"),
    ("城乡社区建设与服务", STATISTICS, "progress_report"),
    ("教育督导组对某县学前教育普及普惠工作的反馈意见", DONE, "progress_report"),
    ("某县办学条件自查表（2022年）", "", "progress_report"),
    ("2022年新增幼儿园学位任务分解表", "", "notice"),
    ("某市大学生创业扶持政策", DONE, "notice"),
    ("考勤系统查询方法", DONE, "notice"),
    ("食堂打卡优惠", "各位老师：食堂定于周五起优惠，请带工作证。", "notice"),
    ("在表彰会上的发言", "各位老师：\n大家好！一年来我们取得了优异成绩。", "progress_report"),
    ("倡议：把旧书送给村小", DONE, "notice"),
    ("一纸倡议换来满屋书香", DONE, "case_report"),
    ("第三十卷 水利", "清末修渠三条。解放后，县里整修旧渠，建起水库，灌溉面积逐年扩大。", "progress_report"),
    ("第三十卷新书昨日送进两所村小", DONE, "case_report"),
    ("民生事业", DONE, "progress_report"),
    ("全县2021年预算执行情况及2022年预算编制说明", DONE, "progress_report"),
    ("积分入学办法说明", TO_DO, "notice"),
    ("他把民生当事业", DONE, "case_report"),
    ("某县供水条例", "第四条 用水大户应当于每年的5月31日前报送用水计划。", "notice"),
    ("某区：小学区撬动大均衡", DONE, "case_report"),
    ("一所村小的变化", f"{DONE * 5}学生比上年增加40人。", "case_report"),
    ("某市出台校外托管管理办法", NEWS, "case_report"),
    ("三所学校入选全国名单", NEWS, "case_report"),
    ("小学今日起报名！招生细则公布", NEWS, "case_report"),
    ("2026年学位申请指引", "经公示无异议的可申请学位。6月12日，录取学校公布。6月13日，到录取学校确认。", "notice"),
    ("某市发布学位申请指引", NEWS, "case_report"),
    ("慈溪市优化校车办证流程", NEWS, "case_report"),
    ("慈溪市解决入学报名常见问题", NEWS, "case_report"),
    ("如何领取助学金？慈溪让学生一次办成", NEWS, "case_report"),
    ("慈溪旅游迎来好行情", DONE, "case_report"),
    ("校车运营许可申领表", "申请人（盖章）", "notice"),
    ("校车服务进万家问答课堂：第一讲", DONE, "notice"),
    ("如何办理校车登记", DONE, "notice"),
    ("某县主要农副产品价格行情", "晚籼米每500克2.68元。", "progress_report"),
]


@pytest.mark.parametrize(("title", "text", "genre"), TITLES)
def test_the_title_tells_the_genre(title: str, text: str, genre: str) -> None:
    assert choose_genre(title, text, has_number=False, is_addressed=False, is_collection=False) == genre


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (DONE, "case_report"),
        (TO_DO, "notice"),
        (NEWS, "case_report"),
        (STATISTICS, "progress_report"),
        (YEAR_END, "progress_report"),
        ("完成老旧管网改造40公里。全县农村供水率达到92%。开工建设水厂3座。", "notice"),
        ("已完成老旧管网改造40公里，先后建成水厂3座。农村供水率达到92%。", "case_report"),
        (f"{TO_DO * 6}新增学位比上年多，经费较上年增长。", "notice"),
        (f"一、总体情况\n{DONE}\n二、存在问题\n{DONE}", "progress_report"),
        ("今年以来，全镇上下努力。现将工作情况总结如下：全镇脱贫77户。", "progress_report"),
        ("现公布某县教育局2025年政府信息公开工作年度报告。全年公开信息267条。", "progress_report"),
        ("我们较好完成了县人大二次会议确定的目标任务，改造危房1857户。", "progress_report"),
        ("城乡居民走进新建的图书馆，借阅图书3200册。", "case_report"),
        ("建立联席制度，接回了14名辍学学生，解决了三所村小的用水问题。", "case_report"),
        (
            "开展家访。建立台账，发放补助1312.6万元，资助4127人次学生；维修校舍3.27万平方米，购置课桌5183套。",
            "progress_report",
        ),
        (
            "全县有初中生21473人、小学生48612人，专任教师4391名，其中小学2817名；图书93.41万册，校舍37.65万平方米。"
            "幼儿园入园9127人，占87.3%，普惠园覆盖率91.4%。",
            "progress_report",
        ),
        ("现将截至六月底危房改造工作进展情况通报如下：开工76所，竣工41所。", "progress_report"),
        ("2020年招生计划：小学一年级计划招收540人，报名者须持有户口簿。", "notice"),
        ("一、立项要求：聚焦生命健康，每个学院限报2项。", "notice"),
        (
            "2024年以来，全县把校园食堂作为民生实事来抓。健全管理机制，召开推进会，培训厨师180人，改造食堂32个。",
            "progress_report",
        ),
    ],
)
def test_without_a_title_the_text_tells(text: str, genre: str) -> None:
    assert choose_genre("", text, has_number=False, is_addressed=False, is_collection=False) == genre


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("《政府工作报告》解读2017：十件实事", "case_report"),
        ("某部办公厅联合印发《数字乡村建设指南》", "notice"),
        ("中华人民共和国监察法", "notice"),
        ("某县推行集团化办学法宝", "case_report"),
        ("某县提升教学质量的做法", "case_report"),
    ],
)
def test_what_a_title_quotes_or_issues_tells_the_genre(title: str, genre: str) -> None:
    told = choose_genre(title, "全县有学校12所。", has_number=False, is_addressed=False, is_collection=False)
    assert told == genre


def test_a_title_that_only_names_a_field_leaves_the_genre_to_the_text() -> None:
    profile = "全县有初中生21473人、小学生48612人，专任教师4391名，其中小学2817名；图书93.41万册，校舍37.65万平方米。"
    told = choose_genre("教育发展", profile, has_number=False, is_addressed=False, is_collection=False)
    assert told == "progress_report"


def test_a_number_or_an_addressee_with_an_order_makes_a_notice() -> None:
    assert choose_genre("学区化办学", DONE, has_number=True, is_addressed=False, is_collection=False) == "notice"
    order = f"{DONE}现将有关事项通知如下：{TO_DO}"
    assert choose_genre("", order, has_number=False, is_addressed=True, is_collection=False) == "notice"


def test_a_speech_to_the_peoples_congress_is_a_report() -> None:
    speech = f"各位代表：现在，我向大会报告工作，请予审议。{DONE}"
    assert choose_genre("", speech, has_number=False, is_addressed=True, is_collection=False) == "progress_report"


@pytest.mark.parametrize("opening", ["同志们：", "各位领导、同志们：", "王某某\n各位专家："])
def test_a_speech_is_no_order_though_it_addresses_people(opening: str) -> None:
    speech = f"{opening}\n今天我们召开会议，总结工作、部署任务。{DONE}"
    assert choose_genre("", speech, has_number=False, is_addressed=True, is_collection=False) == "progress_report"


def test_a_collection_is_one_whatever_else_it_is() -> None:
    genre = choose_genre("关于推广经验的通知", TO_DO, has_number=True, is_addressed=True, is_collection=True)
    assert genre is DocumentType.CASE_COLLECTION


@pytest.mark.parametrize("title", ["基础教育典型案例（第三批）", "优化营商环境经验做法", "乡村振兴优秀案例选登"])
def test_titles_promise_cases(title: str) -> None:
    assert promises_cases(title, "")


@pytest.mark.parametrize("title", ["案例教学研究", "关于征集典型案例征集的通知", "义务教育均衡发展报告"])
def test_other_titles_promise_none(title: str) -> None:
    assert not promises_cases(title, "")


def test_a_text_that_tells_how_to_apply_is_a_guide() -> None:
    steps = (
        "一、补贴对象\n本市家庭。\n二、补贴标准\n每人每年600元。\n三、申请材料\n户口簿。\n四、办理流程\n到街道登记。\n"
    )
    guide = f"{DONE}\n{steps}"
    assert choose_genre("", guide, has_number=False, is_addressed=False, is_collection=False) == "notice"
    assert (
        choose_genre("乡村学生坐上校车", guide, has_number=False, is_addressed=False, is_collection=False) == "notice"
    )
    told = DONE + "\n" + NEWS
    assert (
        choose_genre("乡村学生坐上校车", told, has_number=False, is_addressed=False, is_collection=False)
        == "case_report"
    )


def test_a_paper_known_by_its_number_is_a_notice() -> None:
    assert (
        choose_genre("2026年中央一号文件", DONE, has_number=False, is_addressed=False, is_collection=False) == "notice"
    )


def test_headings_of_deeds_make_no_guide() -> None:
    told = f"{DONE}\n一、救助对象更精准\n{DONE}\n二、救助标准更合理\n{DONE}\n三、办理流程更便捷\n{DONE}\n"
    assert (
        choose_genre("乡村学生坐上校车", told, has_number=False, is_addressed=False, is_collection=False)
        == "case_report"
    )
