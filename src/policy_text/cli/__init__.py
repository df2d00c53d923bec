"""The command line: arguments in, one call of the library, one writer. The only room that knows typer and rich."""

from policy_text.cli.app import app, main

__all__ = ["app", "main"]
