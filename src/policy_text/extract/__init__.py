"""Text to measures."""
