"""A document's parts: metadata, body, sections, cases, paragraphs."""

from policy_text.structure.parts import JoinedCase, group_parts, join_cases, read_part
from policy_text.structure.reading import read_structure

__all__ = ["JoinedCase", "group_parts", "join_cases", "read_part", "read_structure"]
