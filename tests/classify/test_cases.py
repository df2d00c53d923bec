import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.classify import aggregate_case_reforms
from policy_text.records import ReformTag

TAGS = st.lists(
    st.lists(
        st.builds(ReformTag, st.sampled_from(["a", "b"]), st.floats(0.5, 1)), max_size=2, unique_by=lambda t: t.slug
    ),
    max_size=8,
)


def test_one_sure_paragraph_or_two_likely_ones_make_a_type_of_the_case():
    assert aggregate_case_reforms([[ReformTag("funding", 0.7)]]) == ()
    (sure,) = aggregate_case_reforms([[ReformTag("funding", 0.9)]])
    (likely,) = aggregate_case_reforms([[ReformTag("funding", 0.7)], [], [ReformTag("funding", 0.6)]])
    assert sure.paragraphs == (0,)
    assert likely.paragraphs == (0, 2)
    assert likely.score == pytest.approx(1 - 0.3 * 0.4)


def test_the_share_says_what_a_case_is_mostly_about():
    tags = [[ReformTag("a", 0.95)], [ReformTag("a", 0.9), ReformTag("b", 0.99)], [ReformTag("a", 0.9)], []]
    first, second = aggregate_case_reforms(tags)
    assert (first.slug, first.share) == ("a", 1)
    assert (second.slug, second.share) == ("b", pytest.approx(1 / 3))


def test_a_case_without_tags_has_no_types():
    assert aggregate_case_reforms([]) == ()
    assert aggregate_case_reforms([[], []]) == ()


@given(TAGS)
def test_every_type_points_to_the_paragraphs_that_carry_it(tags):
    for reform in aggregate_case_reforms(tags):
        carriers = [n for n, paragraph in enumerate(tags) if reform.slug in {tag.slug for tag in paragraph}]
        assert sorted(reform.paragraphs) == carriers
        assert 0 < reform.share <= 1
        assert reform.score >= max(t.score for n in carriers for t in tags[n] if t.slug == reform.slug) - 1e-9
