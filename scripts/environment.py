"""The project's virtual environment: made once, used by quickstart.py, test.py and lint.py. Standard library only."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = Path(os.environ.get("POLICY_TEXT_VENV", ROOT / ".venv"))
OLDEST_PYTHON = (3, 11)


def ensure_environment() -> Path:
    """The environment's Python; made where it does not exist yet."""
    if sys.version_info < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        sys.exit(f"policy_text needs Python {oldest} or newer; this is {sys.version.split()[0]}")
    python = _executable("python")
    if not python.exists():
        print(f"Making a virtual environment in {ENVIRONMENT} …", flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
    return python


def install(python: Path, *requirements: str) -> None:
    """Install pinned requirements (hashes checked) and then the project itself, as a wheel."""
    for name in requirements:
        print(f"Installing requirements/{name} …", flush=True)
        run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(ROOT / "requirements" / name))
    print("Installing policy_text …", flush=True)
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", str(ROOT))


def tool(name: str) -> Path:
    """An installed command of the environment."""
    return _executable(name)


def run(*command: str | Path, check: bool = True) -> int:
    """Run a command from the project's root; stop this program with its exit code where it fails."""
    code = subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode
    if check and code:
        sys.exit(code)
    return code


def _executable(name: str) -> Path:
    folder = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
    return folder / (name + ".exe" if os.name == "nt" else name)
