"""A document's lines with what they are, and where its body stands among them: what its parts are read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from policy_text.records import Span
from policy_text.structure.body import Layout
from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line, widen_signs

__all__ = ["Page"]

_SURROUNDINGS = 3_000
"""Characters of the page around the body that tell whose page it is."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document's lines with what they are, and where its body stands among them."""

    text: str
    lines: Sequence[Line]
    kinds: Sequence[LineKind]
    layout: Layout
    title: str
    named_at: Span | None = None
    """Where the text itself names the document: the rules it puts in force, an agency's title behind its dateline."""

    wide_text: str = field(init=False, repr=False, default="")
    """The text with the half-width signs of a careless typist made wide, in place: for patterns of sentences."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "wide_text", widen_signs(self.text))

    @property
    def body(self) -> Span:
        """From the title that belongs to the document to its last line."""
        return Span(self.lines[self.layout.first].start, self.lines[self.layout.last].end)

    @property
    def running_text(self) -> str:
        """The body without its title and what stands below that."""
        return self.text[self.text_start : self.body.end]

    @property
    def around(self) -> str:
        """What the page says before and behind the body, as far as it may name whose page it is."""
        before, behind = self.text[: self.body.start], self.text[self.body.end :]
        return f"{before[:_SURROUNDINGS]}\n{behind[-_SURROUNDINGS:]}"

    @property
    def text_start(self) -> int:
        """Where the running text begins."""
        return self.lines[self.layout.text_first].start

    @property
    def span(self) -> tuple[int, int]:
        """Line indexes of the running text, end exclusive."""
        return self.layout.text_first, self.layout.last + 1

    @property
    def running_lines(self) -> Sequence[Line]:
        """The lines of the running text."""
        return self.lines[slice(*self.span)]

    @property
    def running_kinds(self) -> Sequence[LineKind]:
        """What each of these lines is."""
        return self.kinds[slice(*self.span)]
