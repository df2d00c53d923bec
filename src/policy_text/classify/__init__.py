"""Paragraphs to reform types."""
