"""Install what the tests need and run them all: style, types, layers, doctests, tests."""

from __future__ import annotations

import sys

from environment import ensure_environment, install, run, tool


def main() -> None:
    python = ensure_environment()
    install(python, "run.txt", "test.txt", "ocr.txt")
    run(tool("ruff"), "check", ".")
    run(tool("ruff"), "format", "--check", ".")
    run(tool("mypy"))
    run(tool("lint-imports"), "--no-cache")
    run(python, "-m", "pytest", "tests", "--pyargs", "policy_text", *sys.argv[1:])


if __name__ == "__main__":
    main()
