"""Write docs/indicators.md from the tables in lexicon/data, so that page and tables cannot differ.

    python scripts/build_indicator_reference.py

A test compares the page with what this script would write.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from policy_text.lexicon.indicators import Indicator, all_indicators, names_of
from policy_text.lexicon.reforms import reform_types
from policy_text.lexicon.standards import Requirement, national_standard

PAGE = Path(__file__).resolve().parent.parent / "docs" / "indicators.md"

_INTRODUCTION = """\
# Indicators

<!-- written by scripts/build_indicator_reference.py: change the tables in lexicon/data, then run that -->

An indicator is a canonical name that makes the figures of different places comparable: 集团化办学覆盖面,
教育集团占比 and 集团办学学校覆盖率 are all `group-coverage`. A measure carries the slug of its indicator where the
match is **sure**, and none otherwise: precision comes before coverage.

## When a match is sure

- The name is the whole subject. Words before it may say where, when, at which school stage, or that something was
  established (全县, 近三年, 小学, 组建); any other word narrows what is counted: 省级示范教育集团 is no
  `education-groups`.
- Kind and unit fit. Units of one indicator can be compared with each other (人, 名, 位); people and attendances are
  two indicators.
- A short name (覆盖率, 参与率) has the company that it needs in its sentence; where two indicators have, the nearer
  one wins.
- The scope fits. `total` and `stock` are figures of a whole place: not of 每校, not on average, not of one school,
  not what a rule demands. A `stock` is all that exists: 学区8个 is, 8个学区 needs a word that says so (划分为, 全县);
  what is newly added or stands behind 其中 is not. `each` is a figure of one unit, `rate` a share; a rate may be
  demanded, and its change in percentage points is a figure of it too (`change` tells), a growth in percent is not.
- Nothing in the clause speaks against it: 学位缺口 is no new place.

## How it was checked

`corpora/indicators/sample.jsonl` holds sentences written for this purpose, every measure in them marked by hand with
its indicator or with none. `python scripts/check_indicators.py` prints what differs, precision and recall, and a test
keeps both. The sample was written in two batches, and what the first run on each showed was mended where it was a
rule's fault, so that today's figure is one of development. The first runs are the honest ones; so are two readings of
texts by others, every assigned indicator judged by hand before anything was mended:

| on | assigned | precision | recall |
|---|---|---|---|
| batch a, first run (278 measures, 131 without an indicator) | 133 | 0.98 | 0.88 |
| batch b, first run (153 measures, 77 without) | 66 | 0.92 | 0.80 |
| excerpts of public reports and communiqués, first reading | 62 | 0.95 | – |
| the sample corpus `corpora/documents`, first reading | 158 | 0.96 | – |
| both batches today | 224 | 1.00 | 0.98 |

`--read FILE` prints what is assigned in any text, for a reader to judge.

## In code

```python
from policy_text.lexicon.indicators import all_indicators, indicator_named
from policy_text.lexicon.standards import Figure, compare_with_standard, judge_school, national_standard

for comparison in compare_with_standard(analysis.measures):  # or rows of a database, each as a Figure
    print(comparison.requirement.zh, comparison.thresholds[0], comparison.verdict, comparison.reason)
```

"""

_STANDARD = """\
## Against the national standard

{document}, {en}:
seven resources that each school must have, fifteen guarantees of the government, nine marks of quality, and public
approval; every one has to be reached. {rule}

A verdict is `met`, `not_met` or `cannot_tell`, with its reason: a target or a change is no result; 近, 约 and 超过
reach only as far as they go; without a school stage the thresholds of all stages have to agree; a class average
within the limit shows nothing of each class. What is marked † was not found in a second public text. Provinces may
ask more.

| | what is asked | asked of | indicator | threshold |
|---|---|---|---|---|
"""


def indicator_row(indicator: Indicator) -> str:
    """One indicator as a line of the table."""
    names = sorted(names_of(indicator.slug), key=len)[:3]
    units = " ".join(unit for unit in indicator.units if unit) or "–"
    return (
        f"| `{indicator.slug}` | {indicator.zh} | {indicator.en} | {units} | {indicator.scope} | {'、'.join(names)} |"
    )


def indicator_tables() -> Iterator[str]:
    """A table for each reform type, in the order of the types."""
    titles = {reform.slug: f"{reform.en} ({reform.zh})" for reform in reform_types()}
    order = list(titles)
    ranked = sorted(all_indicators(), key=lambda indicator: order.index(indicator.reform or ""))
    yield f"## The {len(ranked)} indicators\n\nWith up to three of the names that stand for them by themselves.\n"
    for reform, indicators in groupby(ranked, key=lambda indicator: indicator.reform or ""):
        yield f"### {titles[reform]}\n\n| slug | 中文 | English | units | scope | names |\n|---|---|---|---|---|---|"
        yield "\n".join(indicator_row(indicator) for indicator in indicators) + "\n"


def requirement_row(requirement: Requirement) -> str:
    """One requirement with its thresholds as a line of the table."""
    slugs = dict.fromkeys(f"`{threshold.indicator}`" for threshold in requirement.thresholds)
    bounds = "; ".join(str(threshold) for threshold in requirement.thresholds) or "–"
    mark = "" if requirement.checked else " †"
    asked = f"{requirement.zh}<br>{requirement.en}"
    return f"| {requirement.slug} | {asked} | {requirement.assessed} | {' '.join(slugs) or '–'} | {bounds}{mark} |"


def standard_table() -> str:
    """The national standard, a line a requirement."""
    standard = national_standard()
    resources = sum(requirement.group == "resources" for requirement in standard.requirements)
    rule = (
        f"In each school at least {standard.resources_needed} of the\n{resources} resources reach their thresholds in "
        f"full, and the remaining one reaches {standard.remainder_share:.0%} of its own †."
    )
    head = _STANDARD.format(document=standard.document, en=standard.en, rule=rule)
    return head + "\n".join(requirement_row(requirement) for requirement in standard.requirements) + "\n"


def build_page() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION.rstrip("\n"), "", standard_table(), *indicator_tables()])


def main() -> None:
    PAGE.write_text(build_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
