"""Write docs/database-schema.md from the comments in the database's schema; a test compares them.

python scripts/write_schema_page.py
"""

from pathlib import Path

from policy_text.database.schema import schema_as_markdown


def main() -> None:
    page = Path(__file__).parents[1] / "docs" / "database-schema.md"
    page.write_text(schema_as_markdown(), encoding="utf-8", newline="\n")
    print(page)


if __name__ == "__main__":
    main()
