import numpy as np
import pytest

from policy_text.classify.evidence import EVIDENCE, Passage


def read(model, slug, *passages):
    """Evidence of one type for each passage, by name."""
    rows = model.reader.read(passages)[:, model.slugs.index(slug)]
    return [dict(zip(EVIDENCE, row.tolist(), strict=True)) for row in rows]


def test_evidence_of_a_passage_does_not_depend_on_its_company(model):
    passages = [Passage("组建教育集团五个。"), Passage("", "标题", "题目"), Passage("全年降雨偏多。")]
    together = model.reader.read(passages)
    alone = np.concatenate([model.reader.read([passage]) for passage in passages])
    assert np.allclose(together, alone, atol=1e-5)


def test_an_item_of_a_long_paragraph_speaks_as_loud_as_alone(model):
    item = "全面推行教师县管校聘，选派城区骨干教师到乡村学校任教，音体美教师在片区内走教，乡镇学校师资明显充实。"
    others = "会议总结了全年工作，听取了各单位汇报，与会同志作了交流发言，大家纷纷表示深受教育和启发。" * 3
    alone, within = read(model, "teacher-mobility", Passage(item), Passage(others + item))
    assert within["piece"] == pytest.approx(alone["piece"], abs=0.5)
    assert within["text"] < alone["text"]


def test_headings_and_title_are_evidence_of_their_own(model):
    bare, headed = read(
        model, "enrollment", Passage("材料齐全的当场办结。"), Passage("材料齐全的当场办结。", "招生报名", "入学通告")
    )
    assert bare["heading phrase"] == 0 and headed["heading phrase"] > 0
    assert bare["title phrase"] == 0 and headed["title phrase"] > 0
    assert bare["text"] == headed["text"]


@pytest.mark.parametrize(
    ("heading", "is_assurance"),
    [
        ("五、保障措施", 1),
        ("组织实施", 1),
        ("强化组织领导", 1),
        ("（二）加大美育投入", 1),
        ("（三）建立督导制度", 1),
        ("政府保障指标", 0),
        ("二、主要任务", 0),
        ("", 0),
    ],
)
def test_sections_on_means_are_told_by_their_heading(model, heading, is_assurance):
    (row,) = read(model, "funding", Passage("统筹安排。", heading))
    assert row["assurance"] == is_assurance


@pytest.mark.parametrize(
    ("heading", "is_aim"), [("二、总体目标", 1), ("指导思想", 1), ("三、主要任务", 0), ("目标考核", 0), ("", 0)]
)
def test_sections_on_aims_are_told_by_their_heading(model, heading, is_aim):
    (row,) = read(model, "curriculum-teaching", Passage("开齐开足课程。", heading))
    assert row["aims"] == is_aim


def test_a_heading_that_names_one_type_speaks_against_the_others(model):
    text = "开发数字教材，改进课堂教学。"
    places = [
        ("（三）智慧校园建设", ""),
        ("（三）课程改革与智慧校园", ""),
        ("（三）智慧校园建设", "课程改革方案"),
        ("", ""),
    ]
    rows = read(model, "curriculum-teaching", *(Passage(text, *place) for place in places))
    assert [row["other heading"] for row in rows] == [1, 0, 0, 0]
    assert rows[0]["phrase under other heading"] == rows[0]["best phrase"] > 0
    (own,) = read(model, "digital-education", Passage(text, "（三）智慧校园建设"))
    assert own["other heading"] == 0


def test_only_the_heading_right_above_names_a_type(model):
    far, near = read(
        model, "funding", Passage("统筹安排。", "智慧校园建设 主要任务"), Passage("统筹安排。", "主要任务 智慧校园建设")
    )
    assert (far["other heading"], near["other heading"]) == (0, 1)


def test_a_phrase_of_many_fields_weighs_less_where_no_word_of_schools_stands(model):
    hospital, headed, school = read(
        model,
        "school-construction",
        Passage("改扩建项目年底竣工，建筑面积两万平方米。"),
        Passage("改扩建项目年底竣工，建筑面积两万平方米。", "教育设施"),
        Passage("中学改扩建项目年底竣工，建筑面积两万平方米。"),
    )
    names = ("no anchor", "no anchor around")
    assert [[row[name] for name in names] for row in (hospital, headed, school)] == [[1, 1], [1, 0], [0, 0]]
    assert hospital["phrase without anchor"] == pytest.approx(hospital["best phrase"]) and hospital["best phrase"] > 0
    assert headed["phrase without anchor"] == school["phrase without anchor"] == 0


def test_a_taxonomy_without_anchors_has_no_text_adrift(health_model):
    (row,) = read(health_model, "elderly-care", Passage("粮食总产量比上年增长。"))
    assert row["no anchor"] == row["no anchor around"] == 0


def test_a_phrase_that_stands_up_front_is_told_from_one_at_the_end(model):
    rest = "各地做法不一，进展有快有慢，成效也有大有小，仍须继续观察和总结提高，稳步推进各项任务"
    first, last = read(model, "group-schooling", Passage(f"集团化办学，{rest}。"), Passage(f"{rest}，集团化办学。"))
    assert first["phrases up front"] > last["phrases up front"] == 0
    assert first["phrases"] == last["phrases"]
