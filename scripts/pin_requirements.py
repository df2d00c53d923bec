"""Pin requirements/*.txt with hashes for every platform; needs uv. Run after a change of pyproject.toml."""

from __future__ import annotations

import subprocess

from environment import ROOT

PINS = {
    "run.txt": ["pyproject.toml"],
    "test.txt": ["--group", "pyproject.toml:test"],
    "ocr.txt": ["--extra", "ocr", "pyproject.toml"],
}


def main() -> None:
    for name, source in PINS.items():
        command = ["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes"]
        command += ["--no-emit-index-url", "--no-header", "--quiet", *source, "-o", f"requirements/{name}"]
        if name != "run.txt":
            command += ["-c", "requirements/run.txt"]
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
