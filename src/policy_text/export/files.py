"""Files that appear whole or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from policy_text.errors import PolicyTextError

__all__ = ["replace_file"]


@contextmanager
def replace_file(path: Path | str) -> Iterator[Path]:
    """A path to write to, which takes the place of ``path`` when the block ends well and vanishes when it does not.

    An older file under that name stays untouched until then. Raises `PolicyTextError` with the name where the
    folder is not there, cannot be written to, or is full.
    """
    target = Path(path)
    draft = target.with_name(f".{target.stem[:40]}-{secrets.token_hex(4)}{target.suffix}")
    try:
        yield draft
        draft.replace(target)
    except OSError as error:
        raise PolicyTextError(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        draft.unlink(missing_ok=True)
