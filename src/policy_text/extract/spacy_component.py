"""The spaCy side of the extractor."""
