"""A document's parts: metadata, body, sections, cases, paragraphs."""
