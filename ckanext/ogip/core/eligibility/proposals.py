"""What the answers propose for the record and its release; people may decide otherwise."""

from __future__ import annotations

from typing import Any

from .path import Path
from .questions import NO, UNKNOWN

# Methods that protect people, and their codes in the vocabulary `disclosure_method`.
_DISCLOSURE = {
    "anonymize": "anonymization",
    "aggregate": "aggregation",
    "suppress": "suppression",
    "round": "rounding",
}
# Duties that come from elsewhere than Part 2 of the Access to Information Act.
_OWN_ROUTE = {"ati_summary": "ati_summaries", "mandatory_report": None}


def proposed_fields(path: Path, access_level: str | None) -> dict[str, Any]:
    """Return dataset fields that the answers fill, by name."""
    fields: dict[str, Any] = {"access_level": access_level} if access_level else {}
    duty = _duty(path)
    if duty:
        fields["mandatory_basis"] = duty
    protected = [_DISCLOSURE[method] for method in path.methods if method in _DISCLOSURE]
    if protected:
        fields["derived_from_personal"] = "true"
        fields["disclosure_control"] = [{"method": method} for method in protected]
    return fields


def routes(path: Path) -> tuple[str, ...]:
    """Return where the release belongs, codes of the routes in `outcomes.yaml`."""
    found = [_route_of_duty(_duty(path)), _route_of_kind(path)]
    return tuple(route for route in found if route)


def _duty(path: Path) -> str | None:
    code = path.answers.code("mandatory")
    return code if path.is_listable and code not in (None, NO, UNKNOWN) else None


def _route_of_duty(duty: str | None) -> str | None:
    return _OWN_ROUTE.get(duty, "proactive_disclosure") if duty else None


def _route_of_kind(path: Path) -> str | None:
    kind = path.answers.code("kind")
    if kind == "data":
        return "open_maps" if path.answers.agrees("geospatial") else "open_data"
    if kind == "information":
        numbered = path.answers.agrees("publication_number")
        return "publications" if numbered else "open_information"
    return None
