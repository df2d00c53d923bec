"""The vocabulary of web pages around documents: labels of metadata tables, and controls."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["CONTROL_WORDS", "ENGLISH_NAMES", "LABEL_KINDS", "SURE_CONTROLS"]


def _read_groups(name: str) -> dict[str, frozenset[str]]:
    """The words of a data file by the heading in brackets that they stand under."""
    groups: dict[str, set[str]] = {}
    group = ""
    for line in files("policy_text.structure").joinpath("data", name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            group = line.strip("[]")
        elif not line.startswith("#"):
            groups.setdefault(group, set()).update(line.split())
    return {group: frozenset(words) for group, words in groups.items()}


LABEL_KINDS: dict[str, str] = {name: kind for kind, names in _read_groups("page_labels.txt").items() for name in names}
"""Label as a page prints it, without spaces, to the kind of metadata that follows it."""

ENGLISH_NAMES = {
    "articletitle": "title",
    "pubdate": "machine_published",
    "publishdate": "machine_published",
    "publishtime": "machine_published",
    "article:published_time": "machine_published",
    "firstpublishedtime": "machine_published",
    "og:release_date": "machine_published",
    "publish_time": "machine_published",
    "pubtime": "machine_published",
    "contentsource": "source",
    "source": "source",
    "title": "page_title",
    "og:title": "page_title",
    "sitename": "site",
}
"""Names of meta elements that the state council's rules for government sites prescribe, in lower case."""

_CONTROLS = _read_groups("page_controls.txt")
SURE_CONTROLS = _CONTROLS["sure"]
"""Controls that no document holds as a line of its own."""
CONTROL_WORDS = SURE_CONTROLS | _CONTROLS["loose"]
"""Controls and the words between them; a line of these is furniture if one of them is sure or 大中小 stand together."""
