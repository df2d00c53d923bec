"""Reading numbers again at their places."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from policy_text.load import Claim, load_bytes, verify_claims
from policy_text.load.verifying import _DRIFT

NUMBERS = re.compile(r"\d+(?:\.\d+)?(?:万个|亿元|所|人|名|%)?")


def claims_of(document):
    return [
        Claim(found.start(), found.end(), found[0], document.place(found.start(), found.end()))
        for found in NUMBERS.finditer(document.text)
    ]


@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "xlsx", "pdf"])
def test_every_number_stands_at_its_place(samples, suffix):
    document = load_bytes(samples[suffix], f"a.{suffix}")
    claims = claims_of(document)
    findings = verify_claims(samples[suffix], f"a.{suffix}", claims)
    assert len(claims) >= 4
    assert [finding.claim for finding in findings] == claims
    assert all(finding.holds for finding in findings)


@pytest.mark.parametrize("suffix", ["txt", "html", "pdf"])
def test_a_changed_byte_fails_exactly_the_rows_that_it_touches(samples, suffix):
    data = samples[suffix]
    claims = claims_of(load_bytes(data, f"a.{suffix}"))
    old, new = ("326", "327") if suffix != "pdf" else ("003300320036", "003300320037")
    assert data.count(old.encode()) == 1
    findings = verify_claims(data.replace(old.encode(), new.encode()), f"a.{suffix}", claims)
    assert [finding.claim.text for finding in findings if not finding.holds] == ["326人"]
    (failed,) = [finding for finding in findings if not finding.holds]
    assert failed.found == "327人"
    assert "does not stand at its place" in failed.reason


def test_words_put_in_before_move_offsets_but_not_places(samples):
    claims = claims_of(load_bytes(samples["html"], "a.html"))
    longer = samples["html"].replace("一、学位供给".encode(), "一、学位供给和学校建设布局总体情况说明".encode())
    assert all(finding.holds for finding in verify_claims(longer, "a.html", claims))


def test_a_broken_byte_in_a_text_file_leaves_the_other_rows_standing(samples):
    claims = claims_of(load_bytes(samples["txt"], "a.txt"))
    at = samples["txt"].index("教师".encode())
    broken = samples["txt"][:at] + b"\xff" + samples["txt"][at + 1 :]
    findings = verify_claims(broken, "a.txt", claims)
    assert all(finding.holds for finding in findings)


def test_numbers_that_moved_further_than_a_word_are_not_believed():
    claims = [Claim(2, 5, "12所"), Claim(8, 11, "15所")]
    moved = "，" * (_DRIFT + 3) + "学校12所，新增15所"
    assert [finding.holds for finding in verify_claims(moved.encode(), "a.txt", claims)] == [False, False]


def test_one_number_does_not_stand_for_two():
    claims = [Claim(0, 3, "12所"), Claim(4, 7, "12所")]
    findings = verify_claims("12所，13所".encode(), "a.txt", claims)
    assert [finding.holds for finding in findings] == [True, False]


def test_an_original_that_cannot_be_read_fails_every_row(samples):
    claims = claims_of(load_bytes(samples["docx"], "a.docx"))
    findings = verify_claims(samples["docx"][:900], "a.docx", claims)
    assert not any(finding.holds for finding in findings)
    assert all(finding.reason.startswith("a.docx: ") for finding in findings)


def test_claims_come_back_in_the_order_they_were_made():
    claims = [Claim(4, 7, "13所"), Claim(0, 3, "12所")]
    findings = verify_claims("12所，13所".encode(), "a.txt", claims)
    assert [finding.claim for finding in findings] == claims
    assert all(finding.holds for finding in findings)


PARTED = (
    "<table><thead><tr><th>乡镇</th><th>学校（所）</th><th>学生（人）</th></tr></thead>"
    "<tbody><tr><th>青石镇</th><td>12</td><td>2310</td></tr>"
    "<tr><td hidden>9</td><th>白水乡</th><td>17</td><td>12</td></tr></tbody></table>"
)


def in_former_words(claim, node):
    return replace(claim, place=replace(claim.place, node=node))


def test_cells_of_databases_made_by_earlier_versions_are_found_again(page):
    data = page(body=f"<p>全县有学校29所。</p>{PARTED}")
    claims = {claim.text: claim for claim in claims_of(load_bytes(data, "a.html"))}
    table = "/html[1]/body[1]/table[1]"
    former = [
        in_former_words(claims["2310"], f"{table}//tr[2]/*[3]"),
        in_former_words(claims["17"], f"{table}//tr[3]/*[3]"),
        in_former_words(claims["12"], f"{table}//tr[3]/*[4]"),
    ]
    findings = verify_claims(data, "a.html", former)
    assert [finding.holds for finding in findings] == [True, True, True]
    assert [finding.claim for finding in findings] == former
    changed = verify_claims(data.replace(b">17<", b">18<"), "a.html", former)
    assert [finding.holds for finding in changed] == [True, False, True]
    misplaced = [in_former_words(claims["17"], f"{table}//tr[2]/*[2]"), in_former_words(claims["17"], "/html[1]/p[9]")]
    assert not any(finding.holds for finding in verify_claims(data, "a.html", misplaced))


def test_lines_that_earlier_versions_named_by_their_last_inline_element_are_found_again(page):
    data = page(body="<div>全县有学校29所，<span>其中小学12所。<div>下一行</div></span></div>")
    (first, second) = claims_of(load_bytes(data, "a.html"))
    former = [in_former_words(claim, f"{claim.place.node}/span[1]") for claim in (first, second)]
    assert all(finding.holds for finding in verify_claims(data, "a.html", former))


PAGE = "<html><body><h1>某县情况</h1><p>新建学校12所，改建学校12所，投入3万元。</p><p>教师340名。</p>{}</body></html>"
ROWS = [("乡镇", "学校"), ("青石镇", "25"), ("白水乡", "54")]
TABLE = "<table>" + "".join(f"<tr><td>{name}</td><td>{figure}</td></tr>" for name, figure in ROWS) + "</table>"


def failures_of(before, after, source="a.html"):
    claims = claims_of(load_bytes(before.encode(), source))
    return [finding for finding in verify_claims(after.encode(), source, claims) if not finding.holds]


@pytest.mark.parametrize("source", ["a.html", "a.txt"])
def test_the_number_that_changed_fails_though_the_next_one_reads_alike(source):
    page = PAGE.format("") if source == "a.html" else "新建学校12所，改建学校12所，投入3万元。"
    [failed] = failures_of(page, page.replace("新建学校12所", "新建学校13所"), source)
    assert failed.claim.start == load_bytes(page.encode(), source).text.index("12所")
    assert failed.found == "13所"
    assert failed.reason.endswith("'13所' stands there")


def test_a_number_that_moved_is_told_with_what_stands_there_and_where_it_went():
    page = PAGE.format("")
    moved = page.replace("<p>教师", "<p>全县学校情况良好。</p><p>教师")
    [failed] = failures_of(page, moved)
    assert failed.found == "全县学校情况良好。"
    assert re.search(r"'340名' stands now in /html\S*/p\[3\]", failed.reason)


def test_a_cell_whose_row_is_gone_is_told_whole_or_as_nothing():
    page = PAGE.format(TABLE)
    gone = page.replace("<tr><td>青石镇</td><td>25</td></tr>", "")
    first, second = failures_of(page, gone)
    assert (first.found, second.found) == ("54", None)
    assert "nothing stands there" in second.reason
    assert "tr[2]" in second.reason


def test_what_another_number_stands_on_is_not_told_as_its_new_place():
    page = PAGE.format("")
    [failed] = failures_of(page, page.replace("新建学校12所，", ""))
    assert "stands now" not in failed.reason


def test_digits_inside_another_number_are_not_where_it_went():
    text = "新建学校12所，教师人数已经多年未变。共有345人。"
    [failed] = failures_of(text, text.replace("12所", "多所").replace("345人", "312所、345人"), "a.txt")
    assert "stands now" not in failed.reason


def test_in_a_text_file_the_line_is_told_where_it_went():
    text = "新建学校12所，教师人数已经多年未变。\n共有教师三百人。\n"
    [failed] = failures_of(text, text.replace("12所", "多所").replace("三百人。", "三百人，学校12所。"), "a.txt")
    assert "line 2" in failed.reason
    assert failed.found == "多所，"


def test_a_number_of_a_printed_page_is_told_by_its_box(samples):
    claims = claims_of(load_bytes(samples["pdf"], "a.pdf"))
    data = samples["pdf"].replace(b"003300320036", b"003300320037")
    [failed] = [finding for finding in verify_claims(data, "a.pdf", claims) if not finding.holds]
    assert failed.reason.endswith("'327人' stands there")
