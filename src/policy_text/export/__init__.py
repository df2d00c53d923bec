"""Rows and collections to files."""
