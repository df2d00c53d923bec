"""What an analysis is made with, as versions that change by themselves when the code or the model changes."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from policy_text import __version__
from policy_text.database import Versions

__all__ = ["current_versions"]

_ROOT = Path(__file__).parents[1]
_PARTS = {
    "parser": ("load", "structure"),
    "rules": (
        "extract",
        "lexicon",
        "pipeline.py",
        "database/prepare.py",
        "database/passages.py",
        "database/issuers.py",
    ),
    "model": ("classify",),
}
_MODELS = (_ROOT / "models", _ROOT.parents[1] / "models")
"""In an installed package, and in a source tree."""


@cache
def current_versions() -> Versions:
    """Versions of parser, rules and reform model: the package's version and a digest of the files that count."""
    digests = {part: sha256() for part in _PARTS}
    for part, names in _PARTS.items():
        for path in sorted(p for name in names for p in _files(_ROOT / name)):
            digests[part].update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    for manifest in sorted(p for folder in _MODELS if folder.is_dir() for p in folder.rglob("manifest.json")):
        digests["model"].update(manifest.read_bytes())
    return Versions(**{part: f"{__version__}+{digest.hexdigest()[:10]}" for part, digest in digests.items()})


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [p for p in path.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".md")]
