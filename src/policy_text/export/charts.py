"""Bars of grouped figures as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_text.errors import PolicyTextError
from policy_text.export.files import replace_file

__all__ = ["CHART_SUFFIXES", "Bar", "draw_bars"]

CHART_SUFFIXES = (".png", ".svg", ".pdf")
_CHINESE_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Zen Hei",
)
_COLOUR = "#4c78a8"
_ROW_HEIGHT, _WIDTH = 0.32, 8.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its label; ``low`` and ``high`` are drawn as a line where several figures stand behind it."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None


def draw_bars(bars: Sequence[Bar], path: Path | str, *, title: str, unit: str) -> None:
    """Draw one bar a row, from the top, to a picture whose suffix says the format.

    In SVG the words stay words. In the other formats they need a font with Chinese characters on this machine.
    """
    target = Path(path)
    if target.suffix.lower() not in CHART_SUFFIXES:
        raise PolicyTextError(f"{target}: charts are written to {', '.join(CHART_SUFFIXES)}, not to {target.suffix!r}")
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError:
        raise PolicyTextError("charts need matplotlib: pip install 'policy-text[charts]'") from None
    fonts = _find_fonts()
    if not fonts and target.suffix.lower() != ".svg":
        raise PolicyTextError(f"{target}: no font with Chinese characters is installed; write .svg instead")
    settings: Any = {"font.sans-serif": [*fonts, "sans-serif"], "font.family": "sans-serif", "svg.fonttype": "none"}
    with mpl.rc_context(settings):
        figure = Figure(figsize=(_WIDTH, 1.2 + _ROW_HEIGHT * max(len(bars), 1)), layout="constrained")
        _draw(figure.add_subplot(), bars, title, unit)
        with replace_file(target) as draft:
            figure.savefig(draft, dpi=150)


def _find_fonts() -> list[str]:
    from matplotlib import font_manager

    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in _CHINESE_FONTS if name in installed]


def _draw(axes: Any, bars: Sequence[Bar], title: str, unit: str) -> None:
    rows = range(len(bars))
    axes.barh(rows, [bar.value for bar in bars], color=_COLOUR)
    for row, bar in enumerate(bars):
        if bar.low is not None and bar.high is not None and bar.low < bar.high:
            axes.plot([bar.low, bar.high], [row, row], color="black", linewidth=1)
        axes.annotate(f" {bar.value:,.10g}", (max(bar.value, bar.high or 0), row), va="center", fontsize=8)
    axes.set_yticks(rows, [bar.label for bar in bars])
    axes.invert_yaxis()
    axes.set_xlabel(unit)
    axes.set_title(title, loc="left")
    axes.margins(x=0.12)
    axes.spines[["top", "right"]].set_visible(False)
