"""What docs/reform-types.md says is so."""

import doctest
from pathlib import Path

from policy_text.lexicon.reforms import reform_types

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reform-types.md"


def test_the_examples_run():
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0


def test_the_table_lists_the_types_as_they_are():
    text = PAGE.read_text("utf-8")
    for kind in reform_types():
        assert f"| {kind.slug} |" in text
        assert f"({kind.zh}) | {kind.covers} |" in text
