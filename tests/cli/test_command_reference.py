from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_commands_is_what_the_commands_say():
    script = runpy.run_path(str(ROOT / "scripts" / "build_command_reference.py"))
    written = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert written == script["write_reference"](), "run scripts/build_command_reference.py"
