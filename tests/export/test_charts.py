from __future__ import annotations

import pytest

from policy_text.errors import PolicyTextError
from policy_text.export import Bar, draw_bars

BARS = [Bar("青禾区", 72.5, 60, 80), Bar("白塔区", 61)]


def test_words_stay_words_in_svg(tmp_path):
    pytest.importorskip("matplotlib")
    draw_bars(BARS, tmp_path / "a.svg", title="集团化办学覆盖率", unit="%")
    picture = (tmp_path / "a.svg").read_text("utf-8")
    assert all(words in picture for words in ("青禾区", "白塔区", "集团化办学覆盖率", "72.5"))


def test_another_suffix_is_refused_by_name(tmp_path):
    with pytest.raises(PolicyTextError, match=r"a\.gif.*\.svg"):
        draw_bars(BARS, tmp_path / "a.gif", title="", unit="")


def test_without_a_chinese_font_no_picture_of_boxes_is_made(tmp_path, monkeypatch):
    pytest.importorskip("matplotlib")
    monkeypatch.setattr("policy_text.export.charts._find_fonts", list)
    with pytest.raises(PolicyTextError, match="no font with Chinese"):
        draw_bars(BARS, tmp_path / "a.png", title="", unit="")
    assert not list(tmp_path.iterdir())
