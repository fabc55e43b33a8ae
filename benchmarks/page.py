"""Pages of docs/ whose figures a command writes: what stands between two markers, and only that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

_START, _END = "<!-- figures -->", "<!-- end of figures -->"


def write_figures(page: Path, figures: str) -> None:
    """Replace what stands between the markers of a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(_START)
    after = rest.partition(_END)[2]
    page.write_text(f"{before}{_START}\n{figures}\n{_END}{after}", encoding="utf-8")


def figures_on(page: Path) -> str:
    """Return what stands between the markers of a page."""
    rest = page.read_text(encoding="utf-8").partition(_START)[2]
    return rest.partition(_END)[0].strip("\n")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table as lines of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(cells)} |" for cells in lines]
