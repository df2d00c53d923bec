"""What an analysis is made with, as versions that change by themselves when the code or the model changes."""

from __future__ import annotations

from dataclasses import replace
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
def current_versions(model: Path | None = None) -> Versions:
    """Versions of parser, rules and reform model: the package's version and a digest of the files that count.

    ``model`` is the folder of a reform model in place of the packaged one.
    """
    versions = Versions(**{part: _version(_digest_code(names)) for part, names in _PARTS.items()})
    folders = _MODELS if model is None else (model,)
    manifests = sorted(p for folder in folders if folder.is_dir() for p in folder.rglob("manifest.json"))
    read = b"".join(manifest.read_bytes() for manifest in manifests)
    return replace(versions, model=_version(sha256(_digest_code(_PARTS["model"]) + read).digest()))


def _version(digest: bytes) -> str:
    return f"{__version__}+{digest.hex()[:10]}"


@cache
def _digest_code(names: tuple[str, ...]) -> bytes:
    digest = sha256()
    for path in sorted(p for name in names for p in _files(_ROOT / name)):
        digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [p for p in path.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".md")]
