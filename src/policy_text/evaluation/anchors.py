"""Finding annotated words in a text that some reader made of a file; white space and line ends do not matter."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from policy_text.evaluation.gold import AnchoredMeasure
from policy_text.records import Measure, Span

__all__ = ["SqueezedText"]


class SqueezedText:
    """A text without its white space that knows where each character stood."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _places(self) -> list[int]:
        return [index for index, character in enumerate(self._text) if not character.isspace()]

    @cached_property
    def _flat(self) -> str:
        return squeeze(self._text)

    def find(self, words: str) -> int | None:
        """Where words first stand in the text itself."""
        at = self._flat.find(squeeze(words))
        return self._places[at] if at >= 0 else None

    def holds(self, words: str, span: Span) -> bool:
        """Whether words stand inside of a stretch of the text."""
        return squeeze(words) in squeeze(self._text[span.start : span.end])

    def locate(self, anchored: AnchoredMeasure) -> Measure | None:
        """The measure with its offsets; None where its anchor is not there, or there more than once.

        >>> from policy_text.records import Kind
        >>> measure = Measure(0, 0, "12所", 12, "所", Kind.COUNT)
        >>> found = SqueezedText("全县有 1\\n2所学校").locate(AnchoredMeasure(measure, "有12所学校"))
        >>> (found.start, found.end)
        (4, 8)
        """
        anchor, piece = squeeze(anchored.anchor), squeeze(anchored.measure.text)
        if self._flat.count(anchor) != 1:
            return None
        at = -1
        for _ in range(anchored.nth + 1):
            at = anchor.find(piece, at + 1)
            if at < 0:
                return None
        first = self._flat.index(anchor) + at
        return replace(anchored.measure, start=self._places[first], end=self._places[first + len(piece) - 1] + 1)


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())
