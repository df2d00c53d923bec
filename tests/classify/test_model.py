import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_text.classify import load_model
from policy_text.records import Case, Metadata, Paragraph, Section, Span, Structure

# One sentence for each type, in words that a notice or a report would use.
SENTENCES = {
    "group-schooling": "新组建教育集团6个，由名校领办新建学校，实行一体化管理、捆绑考核，集团化办学覆盖面达到七成。",
    "school-district": "按照相对就近原则划分12个学区，设立学区理事会，学区长统筹学区内课程、场馆和教研。",
    "urban-rural-integration": "城区优质学校与乡村薄弱学校结对帮扶，托管小规模学校，推进城乡教育共同体建设。",
    "teacher-mobility": "深化县管校聘，公开招聘教师120名，组织校长教师交流轮岗，选派骨干教师到乡村支教。",
    "teacher-development": "建立名师工作室18个，实施骨干教师培养和青年教师师徒结对，分批开展全员培训。",
    "evaluation": "改革学校考核办法，完善学生综合素质评价，开展教育质量监测，破除唯分数倾向。",
    "school-governance": "修订学校章程，公布办学自主权清单，健全教代会制度，推进依法治校和简政放权。",
    "curriculum-teaching": "深化课堂教学改革，开发校本课程，推行大单元教学，优化作业设计，多项成果获教学成果奖。",
    "moral-education": "落实立德树人，广泛开展德育、美育、劳动教育和社团活动，办好校园艺术节和运动会。",
    "double-reduction": "落实“双减”，控制作业总量，实现课后服务全覆盖，严肃治理学科类校外培训。",
    "digital-education": "建设智慧校园，升级教育城域网，常态化应用专递课堂和国家智慧教育平台资源。",
    "school-construction": "新建改扩建学校9所，新增学位8600个，消除大班额，配齐功能室和实验设备。",
    "funding": "加大财政教育投入，提高生均公用经费标准，落实乡村教师生活补助，专项资金列入预算。",
    "home-school": "办好家长学校，组织教师家访，开展家庭教育指导讲座，形成家校社协同育人合力。",
    "private-regulation": "规范民办义务教育发展，两所民办学校转为公办，核减民办学校办学规模，严格年检。",
    "special-groups": "关爱留守儿童，资助家庭经济困难学生，安排残疾儿童随班就读，做好控辍保学。",
    "enrollment": "坚持免试就近入学，民办学校电脑派位，实行阳光招生、均衡编班，优质高中指标到校。",
    "supervision": "责任督学挂牌督导全覆盖，顺利通过义务教育优质均衡发展县省级督导评估验收。",
}
OTHER_FIELDS = [
    "全年实现地区生产总值312亿元，增长6.1%，规模以上工业企业达到148户。",
    "新建改造农村公路260公里，修复水毁桥梁7座，安装路灯3200盏。",
    "县医院新门诊楼启用，家庭医生签约率提高到七成，药品价格平均下降四成。",
    "推进老旧小区改造42个，发放住房租赁补贴560户，新开工安置房1800套。",
    "企业开办一窗通办，审批时限压缩到半天，新增市场主体1.2万户。",
    "会议要求，各级干部要提高站位、压实责任、真抓实干，确保各项任务落到实处。",
    "完成造林绿化3.4万亩，空气优良天数增加11天，关停排污企业9家。",
    "举办技能培训班46期，帮助农民工就业8300人，发放创业贷款1.1亿元。",
    "粮食播种面积稳定在90万亩，新建高标准农田8万亩，农机化率达到82%。",
    "旅游收入增长两成，非遗展演走进景区，博物馆接待观众26万人次。",
]


@pytest.mark.parametrize(("slug", "sentence"), SENTENCES.items())
def test_a_plain_sentence_on_a_type_gets_it_first(model, slug, sentence):
    (tags,) = model.tag([sentence])
    assert tags and tags[0].slug == slug


@pytest.mark.parametrize(("slug", "sentence"), SENTENCES.items())
def test_punctuation_of_half_width_makes_no_difference(model, slug, sentence):
    narrow = sentence.translate(str.maketrans("，。、；：“”", ',。,;:""'))
    assert model.tag([narrow]) == model.tag([sentence])


@pytest.mark.parametrize("sentence", OTHER_FIELDS)
def test_other_policy_fields_get_no_tag(model, sentence):
    assert model.tag([sentence]) == [()]


@pytest.mark.parametrize("text", ["", " ", "。", "123", "abc", "\n\n", "🙂", "（一）"])
def test_a_text_that_says_nothing_gets_no_tag(model, text):
    assert model.tag([text]) == [()]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text_is_tagged_within_bounds(texts):
    model = load_model()
    for tags in model.tag(texts):
        assert all(0.5 <= tag.score <= 1 for tag in tags)
        assert [tag.score for tag in tags] == sorted((tag.score for tag in tags), reverse=True)


def test_no_texts_give_no_tags(model):
    assert model.tag([]) == []


def test_a_batch_is_tagged_as_its_texts_are(model):
    texts = [*SENTENCES.values(), *OTHER_FIELDS] * 8
    apart = [tag.slug for text in texts[:28] for tag in model.tag([text])[0]]
    assert [tag.slug for tags in model.tag(texts)[:28] for tag in tags] == apart


def test_a_heading_settles_what_a_paragraph_leaves_open(model):
    text = "家长在规定时间登录系统填写信息，逾期不再受理，结果于月底公布。"
    bare, headed = model.tag([text, text], headings=[None, "二、招生入学办法"], titles=[None, "小学新生入学公告"])
    assert "enrollment" not in {tag.slug for tag in bare} or bare[0].score < headed[0].score
    assert headed[0].slug == "enrollment"


def make_structure(text, title, heading, case_titles):
    """A document of one heading and one paragraph a case."""
    starts = [text.index(f"段{number}") for number in range(len(case_titles))]
    ends = [text.find("\n", start) if text.find("\n", start) > 0 else len(text) for start in starts]
    section = Section(0, len(text), 1, "一、", heading, 0, len(heading))
    return Structure(
        metadata=Metadata(title=title),
        body=Span(0, len(text)),
        sections=(section,),
        cases=tuple(Case(s, e, case) for s, e, case in zip(starts, ends, case_titles, strict=True)),
        paragraphs=tuple(Paragraph(s, e, section=0, case=n) for n, (s, e) in enumerate(zip(starts, ends, strict=True))),
    )


def test_paragraphs_are_seen_with_their_sections_and_their_own_case(model):
    text = "段0家长当场选号，结果马上张贴。\n段1家长当场选号，结果马上张贴。"
    structure = make_structure(text, "各区做法", "做法", ["东区：阳光招生摇号入学", "西区：教育集团办学"])
    first, second = model.tag_paragraphs(text, structure)
    assert "enrollment" in {tag.slug for tag in first}
    assert "enrollment" not in {tag.slug for tag in second}


def test_a_structure_without_paragraphs_has_no_tags(model):
    assert model.tag_paragraphs("", Structure(metadata=Metadata(), body=Span(0, 0))) == []


def test_a_thousand_paragraphs_take_less_than_a_second_of_one_core(model):
    texts = [text * 3 for text in [*SENTENCES.values(), *OTHER_FIELDS] * 36][:1000]  # 130 characters on average
    model.tag(texts[:50])
    started = time.process_time()
    model.tag(texts)
    assert time.process_time() - started < 1


def test_time_grows_with_length_and_not_faster(model):
    """A megabyte on one line is read in pieces, each phrase found once."""
    text = "集团化办学，一是教师交流。" * 20_000
    started = time.process_time()
    model.tag([text])
    assert time.process_time() - started < 10
