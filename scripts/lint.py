"""Style, types and layers, without the tests; for a quick look before a commit."""

from __future__ import annotations

from environment import ensure_environment, run, tool


def main() -> None:
    ensure_environment()
    failures = [
        run(tool("ruff"), "check", ".", check=False),
        run(tool("ruff"), "format", "--check", ".", check=False),
        run(tool("mypy"), check=False),
        run(tool("lint-imports"), "--no-cache", check=False),
    ]
    raise SystemExit(max(failures))


if __name__ == "__main__":
    main()
