"""A document's parts: metadata, body, sections, cases, paragraphs."""

from policy_text.structure.reading import read_structure

__all__ = ["read_structure"]
