"""The options that narrow every question to a database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_text.cli.streams import print_note
from policy_text.errors import QueryError
from policy_text.records import Change, DocumentType, Kind, Qualifier, Status

if TYPE_CHECKING:
    from policy_text.database import Filters

__all__ = ["DatabaseOption", "FilterOptions", "parse_years"]

DatabaseOption = Annotated[
    Path, typer.Option("--db", envvar="POLICY_TEXT_DB", help="The case database.", dir_okay=False)
]


class IssuerLevel(StrEnum):
    """The level of government that issued a document."""

    NATIONAL = "national"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    SCHOOL = "school"
    UNKNOWN = "unknown"


_WHICH, _WHAT = "Which documents", "Which measures"
_YEARS = re.compile(r"(?P<first>\d{4})?(?P<dash>\s*(?:-|\.\.|:|—|–)\s*)?(?P<last>\d{4})?")


def parse_years(words: str | None) -> tuple[int | None, int | None] | None:
    """A year, or the first and last of several.

    >>> parse_years("2022"), parse_years("2019-2022"), parse_years("2019-"), parse_years("-2022")
    ((2022, 2022), (2019, 2022), (2019, None), (None, 2022))
    """
    if words is None:
        return None
    match = _YEARS.fullmatch(words.strip())
    first, dash, last = match.group("first", "dash", "last") if match else (None, None, None)
    if not match or not (first or last) or (first and last and not dash):
        raise QueryError(f"year {words!r} is neither a year (2022) nor a stretch of years (2019-2022, 2019-, -2022)")
    years = (int(first) if first else None, int(last) if last else None)
    return years if dash else (years[0] or years[1],) * 2


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """What passages, cases and measures can all be narrowed by."""

    reform: Annotated[
        list[str] | None,
        typer.Option(
            "--reform", "-r", metavar="SLUG", help="Reform type; repeat for any of several.", rich_help_panel=_WHICH
        ),
    ] = None
    region: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="Name of a place, or its code or the first digits.", rich_help_panel=_WHICH),
    ] = None
    year: Annotated[
        str | None,
        typer.Option("--year", "-y", metavar="YEARS", help="2022, 2019-2022, 2019- or -2022.", rich_help_panel=_WHICH),
    ] = None
    doc_type: Annotated[
        list[DocumentType] | None,
        typer.Option(metavar="GENRE", help=f"Genre: {', '.join(DocumentType)}.", rich_help_panel=_WHICH),
    ] = None
    issuer_level: Annotated[
        list[IssuerLevel] | None,
        typer.Option(metavar="LEVEL", help=f"Issued by: {', '.join(IssuerLevel)}.", rich_help_panel=_WHICH),
    ] = None
    kind: Annotated[
        list[Kind] | None,
        typer.Option("--kind", "-k", metavar="KIND", help=f"Quantity: {', '.join(Kind)}.", rich_help_panel=_WHAT),
    ] = None
    indicator: Annotated[
        list[str] | None,
        typer.Option(metavar="SLUG", help="Indicator that makes places comparable.", rich_help_panel=_WHAT),
    ] = None
    subject: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words in what is counted.", rich_help_panel=_WHAT)
    ] = None
    unit: Annotated[
        list[str] | None, typer.Option(metavar="UNIT", help="Unit, such as 所, % or 元.", rich_help_panel=_WHAT)
    ] = None
    status: Annotated[
        list[Status] | None,
        typer.Option("--status", "-s", metavar="STATUS", help=f"One of {', '.join(Status)}.", rich_help_panel=_WHAT),
    ] = None
    change: Annotated[
        list[Change] | None,
        typer.Option(metavar="CHANGE", help=f"A state or a growth: {', '.join(Change)}.", rich_help_panel=_WHAT),
    ] = None
    qualifier: Annotated[
        list[Qualifier] | None,
        typer.Option(metavar="HOW", help=f"How exact: {', '.join(Qualifier)}.", rich_help_panel=_WHAT),
    ] = None
    min: Annotated[float | None, typer.Option("--min", help="Smallest value.", rich_help_panel=_WHAT)] = None
    max: Annotated[float | None, typer.Option("--max", help="Largest value.", rich_help_panel=_WHAT)] = None

    def to_filters(self, *, limit: int | None = None) -> Filters:
        """The same as the database takes it; a ``limit`` of 0 or None means all."""
        from policy_text.database import Filters

        _tell_likely_typos(self.reform or ())
        return Filters(
            reform=self.reform,
            region=self.region,
            year=parse_years(self.year),
            doc_type=self.doc_type,
            issuer_level=self.issuer_level,
            kind=self.kind,
            indicator=self.indicator,
            subject=self.subject,
            unit=self.unit,
            status=self.status,
            change=self.change,
            qualifier=self.qualifier,
            min_value=self.min,
            max_value=self.max,
            limit=limit or None,
        )


def _tell_likely_typos(slugs: Iterable[str]) -> None:
    """Say of a slug that no table knows which one it may be meant for; other taxonomies have slugs of their own."""
    from policy_text.lexicon.reforms import reform_types

    known = [kind.slug for kind in reform_types()]
    for slug in slugs:
        close = get_close_matches(slug, known, n=1) if slug not in known else []
        if close:
            print_note(f"there is no reform type {slug!r} in the table; {close[0]!r} is one")
