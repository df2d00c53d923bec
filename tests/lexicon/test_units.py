"""Units and classifiers: one name for every way of writing one."""

from __future__ import annotations

import pytest

from policy_text.lexicon.units import unit_forms, unit_named
from policy_text.records import Kind


@pytest.mark.parametrize("form", unit_forms())
def test_every_form_has_a_name_a_kind_and_a_positive_factor(form):
    unit = unit_named(form)
    assert unit.form == form
    assert unit.name
    assert Kind(unit.kind)
    assert unit.factor > 0


def test_forms_are_given_once_and_the_longest_first():
    forms = unit_forms()
    assert len(set(forms)) == len(forms)
    assert [len(form) for form in forms] == sorted((len(form) for form in forms), reverse=True)
    assert forms.index("个百分点") < forms.index("个学分") < forms.index("个")


@pytest.mark.parametrize("form", unit_forms())
def test_the_name_of_a_form_names_itself(form):
    name = unit_named(form).name
    if name in unit_forms():
        assert unit_named(name).name == name
        assert unit_named(name).kind == unit_named(form).kind


@pytest.mark.parametrize(
    ("forms", "name", "kind"),
    [
        ("元 块钱", "元", "money"),
        ("美元", "美元", "money"),
        ("港元", "港元", "money"),
        ("% 成 折", "%", "percentage"),
        ("个百分点 百分点", "百分点", "percentage"),
        ("平方米 ㎡ 平米 m²", "平方米", "area"),
        ("平方公里 平方千米", "平方公里", "area"),
        ("亩", "亩", "area"),
        ("公里 千米 km", "公里", "length"),
        ("个小时 小时", "小时", "duration"),
        ("周岁", "周岁", "duration"),
        ("岁", "岁", "duration"),
        ("个课时 课时", "课时", "duration"),
        ("倍", "倍", "multiple"),
        ("人次", "人次", "count"),
        ("大类 类", "类", "count"),
        ("大", "大", "count"),
        ("个学分", "学分", "count"),
        ("千瓦时", "千瓦时", "other"),
        ("吨", "吨", "other"),
        ("兆", "兆", "other"),
    ],
)
def test_forms_of_the_same_unit_share_its_name_and_kind(forms, name, kind):
    for form in forms.split():
        assert (unit_named(form).name, unit_named(form).kind) == (name, kind)


def test_a_tenth_is_ten_per_cent():
    assert unit_named("成").factor == unit_named("折").factor == 10


def test_classifiers_of_people_schools_and_places_count_concrete_things():
    assert all(unit_named(form).firm for form in ("所", "名", "人", "家", "户", "间", "台", "人次"))
    assert not any(unit_named(form).firm for form in ("个", "项", "大", "次", "级"))


def test_what_is_no_unit_is_told():
    with pytest.raises(KeyError):
        unit_named("学校")
