"""The figures of a run: medians and ratios, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from .entries import Entry, Study
from .portals import OGIP, PLAIN, PORTALS

_ROW = "{:<14}" + "{:>16}" * len(PORTALS) + "{:>9}{:>9}  {}"


@dataclass(frozen=True, slots=True)
class Measured:
    """The seconds that every run of one benchmark took, by portal."""

    entry: Entry
    seconds: dict[str, list[float]]

    def milliseconds(self, portal: str) -> float:
        """Return the median."""
        return median(self.seconds[portal]) * 1000

    def spread(self, portal: str) -> float:
        """Return the distance between the quartiles, in milliseconds."""
        low, _, high = quantiles(self.seconds[portal], n=4)
        return (high - low) * 1000

    def ratio(self, portal: str = OGIP.name) -> float:
        """Return how many times as long as plain CKAN a portal takes."""
        return self.milliseconds(portal) / self.milliseconds(PLAIN.name)

    def as_dict(self) -> dict[str, Any]:
        """Return the entry of var/bench.json; `value` is that of CKAN with ogip."""
        return {
            "name": self.entry.name,
            "value": round(self.milliseconds(OGIP.name), 2),
            "unit": "ms",
            "baseline": f"{PLAIN.label}: {self.milliseconds(PLAIN.name):.2f} ms",
            "ratio": round(self.ratio(), 3),
            "runs": len(self.seconds[OGIP.name]),
        }


@dataclass(frozen=True, slots=True)
class Studied:
    """The figures of a study."""

    study: Study
    figures: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        """Return the entry of var/bench.json."""
        return {"name": self.study.name, **self.figures}

    def row(self) -> str:
        """Return its line in the table."""
        figures, ratio = self.figures, self.figures["ratio"]
        compared = "" if ratio is None else f"  {ratio:g} times"
        measured = f"{figures['value']:g} {figures['unit']}{compared}  ({figures['baseline']})"
        return f"{self.study.name:<16} {measured}{self._verdict()}"

    def _verdict(self) -> str:
        ratio = self.figures["ratio"]
        reached = self.figures["value"] if ratio is None else ratio
        for limit, word, kept in (
            (self.study.least, "at least", lambda limit: reached >= limit),
            (self.study.most, "at most", lambda limit: reached <= limit),
        ):
            if limit is not None:
                return f"  target {word} {limit:g}: {'met' if kept(limit) else 'MISSED'}"
        return ""


def heading() -> str:
    """Say what the columns are."""
    legend = [f"  {portal.name:<8} {portal.label}" for portal in PORTALS]
    names = _ROW.format("median in ms", *(portal.name for portal in PORTALS), "ogip", "ungated", "")
    units = _ROW.format("", *["(± quartiles)"] * len(PORTALS), "/plain", "/plain", "")
    return "\n".join([*legend, "", names.rstrip(), units.rstrip()])


def row(measured: Measured | Studied) -> str:
    """Return the line of one benchmark."""
    if isinstance(measured, Studied):
        return measured.row()
    cells = [
        f"{measured.milliseconds(portal.name):.1f} ±{measured.spread(portal.name) / 2:.1f}"
        for portal in PORTALS
    ]
    ratios = [f"{measured.ratio(name):.2f}" for name in ("ogip", "ungated")]
    return _ROW.format(measured.entry.name, *cells, *ratios, _verdict(measured)).rstrip()


def write(path: Path, results: Sequence[Measured | Studied], *, keep_others: bool) -> None:
    """Write the list of entries; `keep_others` leaves those of benchmarks that did not run."""
    entries = [measured.as_dict() for measured in results]
    ran = {entry["name"] for entry in entries}
    kept = json.loads(path.read_text("utf-8")) if keep_others and path.exists() else []
    path.parent.mkdir(parents=True, exist_ok=True)
    listed = [*(entry for entry in kept if entry["name"] not in ran), *entries]
    path.write_text(json.dumps(listed, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _verdict(measured: Measured) -> str:
    target = measured.entry.target
    if target is None:
        return ""
    return f"target {target}: {'met' if measured.ratio() <= target else 'MISSED'}"
