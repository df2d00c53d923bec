"""A collection as Markdown that reads as written: no mark of the texts is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policy_text.export.collection import CaseTable, CollectedCase, Collection, Heading, Text

__all__ = ["escape_markdown", "write_markdown"]

_MARKS = re.compile(r"[\\`*_\[\]<>|~$&]")
_LEADING = re.compile(r"^(?:(?P<mark>[#>+=-]+)|(?P<number>\d{1,9})(?P<rest>[.)])(?=\s|$))")


def escape_markdown(words: str) -> str:
    r"""Words on one line that Markdown leaves alone.

    >>> print(escape_markdown("1. “5*2” <校内> # 课后"))
    1\. “5\*2” \<校内\> # 课后
    >>> print(escape_markdown("- 一"))
    \- 一
    """
    line = " ".join(words.split())
    escaped = _MARKS.sub(r"\\\g<0>", line)
    leading = _LEADING.match(escaped)
    if leading is None:
        return escaped
    mark, number, rest = leading.group("mark", "number", "rest")
    return (f"\\{mark}" if mark else f"{number}\\{rest}") + escaped[leading.end() :]


def write_markdown(collection: Collection) -> str:
    """The collection as one Markdown text; the contents link to the cases."""
    lines = [f"# {escape_markdown(collection.title)}", "", escape_markdown(collection.about), ""]
    lines += [f"## {collection.labels.contents}", ""]
    lines += [
        f"{number}. [{escape_markdown(case.title)}](#case-{number})"
        for number, case in enumerate(collection.cases, start=1)
    ]
    for number, case in enumerate(collection.cases, start=1):
        lines += ["", f'<a id="case-{number}"></a>', "", *_write_case(case, collection)]
    return "\n".join(lines) + "\n"


def _write_case(case: CollectedCase, collection: Collection) -> Iterator[str]:
    labels = collection.labels
    yield f"## {escape_markdown(case.title)}"
    yield ""
    yield from (f"- {label}{labels.colon}{escape_markdown(value)}" for label, value in case.facts)
    yield from ("", f"### {labels.measures}", "")
    yield from _write_table(case.measures) if case.measures.rows else [labels.no_measures]
    yield from ("", f"### {labels.text}")
    for part in case.parts:
        yield ""
        yield _write_part(part)


def _write_part(part: Heading | Text) -> str:
    if isinstance(part, Heading):
        return f"{'#' * min(part.level + 3, 6)} {escape_markdown(part.words)}"
    return escape_markdown(part.words)


def _write_table(table: CaseTable) -> Iterable[str]:
    yield _write_row(table.head)
    yield _write_row(["---"] * len(table.head))
    yield from (_write_row([escape_markdown(cell) for cell in row]) for row in table.rows)


def _write_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
