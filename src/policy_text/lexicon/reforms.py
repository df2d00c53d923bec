"""Reform types: what a paragraph can be about. The eighteen of school reform are a data file, not code.

A taxonomy is a JSON list of objects with ``slug``, ``zh``, ``en`` and ``covers`` (the things that belong to the
type, parted by ``、``). ``cues`` are phrases that nearly always stand for the type and ``hints`` phrases that point
to it in company; both are optional, and what ``covers`` lists is taken as cues where they are lacking.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from policy_text.errors import TrainingError
from policy_text.lexicon.data_files import read_text

__all__ = [
    "ReformType",
    "Taxonomy",
    "field_words",
    "find_anchors",
    "parse_taxonomy",
    "read_taxonomy",
    "reform_types",
]

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ReformType:
    """One type of a taxonomy, with its names and the phrases that speak for it."""

    slug: str
    zh: str
    en: str
    covers: str
    cues: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


Taxonomy = tuple[ReformType, ...]


@cache
def reform_types() -> Taxonomy:
    """The eighteen types of school reform, in their official order.

    >>> [kind.slug for kind in reform_types()][:2]
    ['group-schooling', 'school-district']
    """
    return parse_taxonomy(json.loads(read_text("reform_types.json")), source="reform_types.json")


def read_taxonomy(path: Path | str) -> Taxonomy:
    """The taxonomy in a JSON file; `TrainingError` says what is wrong with a file that holds none."""
    try:
        rows = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path}: cannot be read as a taxonomy: {error}") from error
    return parse_taxonomy(rows, source=str(path))


def parse_taxonomy(rows: Any, *, source: str) -> Taxonomy:
    """Types from JSON objects; every slug once, in kebab case.

    >>> parse_taxonomy([{"slug": "care", "zh": "养老", "covers": "助餐、日间照料"}], source="t.json")[0].cues
    ('养老', '助餐', '日间照料')
    """
    if not isinstance(rows, list) or not rows:
        raise TrainingError(f"{source}: a taxonomy is a list of at least one type")
    types = tuple(_parse_type(row, source=source) for row in rows)
    slugs = [kind.slug for kind in types]
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise TrainingError(f"{source}: the slug {slug!r} stands twice")
    return types


def _parse_type(row: Any, *, source: str) -> ReformType:
    if not isinstance(row, dict) or not isinstance(row.get("slug"), str) or not isinstance(row.get("zh"), str):
        raise TrainingError(f"{source}: not a type with slug and zh: {row!r}")
    if not _SLUG.fullmatch(row["slug"]):
        raise TrainingError(f"{source}: {row['slug']!r} is no slug (lower-case words joined by hyphens)")
    covers = str(row.get("covers", ""))
    named = [row["zh"], *(part.strip() for part in covers.split("、"))]
    cues = row.get("cues") or [part for part in dict.fromkeys(named) if len(part) > 1]
    return ReformType(
        slug=row["slug"],
        zh=row["zh"],
        en=str(row.get("en", row["slug"])),
        covers=covers,
        cues=tuple(cues),
        hints=tuple(row.get("hints", ())),
    )


@cache
def field_words() -> tuple[str, ...]:
    """The words of the education-policy field that a general dictionary cuts apart, for a segmenter."""
    return tuple(read_text("field_words.txt").split())


def find_anchors(taxonomy: Taxonomy) -> tuple[str, ...]:
    """Words of schools and those in them, one of which stands in nearly every text on the eighteen types.

    None are known for other taxonomies.

    >>> "学校" in find_anchors(reform_types()), find_anchors(reform_types()[:3])
    (True, ())
    """
    return tuple(read_text("school_words.txt").split()) if taxonomy == reform_types() else ()
