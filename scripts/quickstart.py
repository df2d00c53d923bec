"""Install policy_text into .venv, build a case database from the sample documents, and show a first answer."""

from __future__ import annotations

from environment import ensure_environment, install, run, tool

DATABASE = "cases.db"


def main() -> None:
    python = ensure_environment()
    install(python, "run.txt")
    policy_text = tool("policy-text")
    run(policy_text, "ingest", "corpora/documents", "--db", DATABASE)
    print("\nEducation groups in the sample documents (policy-text measures --reform group-schooling):\n", flush=True)
    run(policy_text, "measures", "--db", DATABASE, "--reform", "group-schooling", "--format", "table")
    print(f"\nThe database is {DATABASE}. Try: {policy_text} search 教育集团 --db {DATABASE}")


if __name__ == "__main__":
    main()
