"""A document's parts: metadata, body, sections, cases, paragraphs."""

from policy_text.structure.parts import group_parts, read_part
from policy_text.structure.reading import read_structure

__all__ = ["group_parts", "read_part", "read_structure"]
