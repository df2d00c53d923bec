"""No input, however hostile, takes more than linear time.

An input is made longer until reading it takes long enough to be measured; then its length is doubled twice, and the CPU
time of each doubling compared: linear work doubles, quadratic work quadruples.
"""

from __future__ import annotations

import gc
import time

import pytest

from policy_text.extract import find_measures

ATTEMPTS = 4
WORST_RATIO = 2.6
SHORTEST, LONGEST = 1000, 200_000
ENOUGH_SECONDS = 0.03
"""CPU time that can be told from noise."""

PROSE = (
    "全市投入资金12.5亿元新建改扩建学校86所,新增学位3.2万个,其中城区2.1万个、乡镇1.1万个,公办园占比达到58.3%,"
    "比上年提高3.2个百分点,“十四五”以来累计招聘教师1260名,"
)
HOSTILE = {
    "digits": "7",
    "zeros": "0",
    "ones": "一",
    "scale words": "万",
    "numerals": "一万三千",
    "open brackets": "（",
    "nested brackets around a quantity": "(3所",
    "open quotation marks": "“3所",
    "open titles": "《3所",
    "respectively": "分别、、、",
    "respectively with quantities": "分别3所、",
    "list marks": "、",
    "points for each": "每人每次加",
    "points": "每人3分",
    "scores at bounds": "得分于于80分的",
    "years": "年",
    "written years": "2020年",
    "per cent signs": "%",
    "percentages": "5%",
    "ratios": "1:1:1:",
    "particles": "的",
    "scopes": "其中",
    "scopes with quantities": "其中3所",
    "quantities": "3所",
    "brackets of a cost": "累计超过1万元至4万元的部分",
    "sums to choose from": "、100元",
    "shares set as something": "以计划的3倍作为",
    "bearers": "由市财政承担60%、",
    "bounds of a row": "最多2个村、",
    "spaces": " ",
    "spaced digits": "3 ",
    "tabs": "3\t",
    "line breaks": "3\n",
    "wrapped lines": "教育集团化办学持续推进并取得了明显的成效学校达到3所\n",
    "times": "近5年来",
    "fractions": "百分之",
    "groups of one name": "省级产业园6个。",
    "one line of prose": PROSE,
}


def seconds_to_read(unit, length):
    text = unit * (length // len(unit) + 1)
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        find_measures(text)
        return time.process_time() - start
    finally:
        gc.enable()


def growth(unit):
    """By how much the time grows when the text is doubled, the worse of two doublings; 1 where it takes no time."""
    length, seconds = SHORTEST, seconds_to_read(unit, SHORTEST)
    while seconds < ENOUGH_SECONDS and length < LONGEST:
        length *= 2
        seconds = seconds_to_read(unit, length)
    if seconds < ENOUGH_SECONDS:
        return 1.0
    worst = 0.0
    for _ in range(2):
        length *= 2
        longer = seconds_to_read(unit, length)
        worst = max(worst, longer / seconds)
        if worst > WORST_RATIO:
            break
        seconds = longer
    return worst


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_takes_about_twice_the_time(unit):
    find_measures(PROSE)
    # a busy machine may disturb some measurements; what is not linear fails every one of them
    assert any(growth(unit) <= WORST_RATIO for _ in range(ATTEMPTS))


def test_a_megabyte_without_a_full_stop_is_read_as_fast_as_a_page():
    prose = PROSE + "各地坚持把教育摆在优先发展的战略位置,持续深化改革,不断完善机制,办学活力明显增强," * 20
    find_measures(prose)
    page, megabyte = 50_000, 1_000_000
    rate_of_page = min(seconds_to_read(prose, page) for _ in range(3)) / page
    assert seconds_to_read(prose, megabyte) / megabyte <= WORST_RATIO * rate_of_page
