"""The changes of an organization's public records, those that wait for a decision first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import ckan.plugins.toolkit as tk
from flask import Blueprint

from ..errors import answer_like_core
from ..inventory.filters import PAGE_SIZES

__all__ = ["ogip_revisions"]

ogip_revisions = Blueprint("ogip_revisions", __name__, url_prefix="/ogip/revisions")
answer_like_core(ogip_revisions)

STATES = ("open", "applied", "reviewed", "discarded", "superseded")


@dataclass(frozen=True, slots=True)
class Filters:
    """The state, the page size, and the place the page starts behind."""

    state: str
    limit: str
    cursor: str

    @classmethod
    def from_address(cls, query: Mapping[str, str]) -> Filters:
        """Read them from the query of a request; without a state, what waits for a decision."""
        state, limit = query.get("state") or "open", query.get("limit") or "50"
        return cls(state, limit, query.get("cursor", ""))

    def address(self, organization: str, **changes: str | int) -> str:
        """Return the address of the list with some filters changed, from its first page."""
        query = {**asdict(self), "cursor": "", **changes}
        given = {name: value for name, value in query.items() if value}
        return tk.h.url_for("ogip_revisions.read", organization=organization, **given)


@ogip_revisions.get("/<organization>")
def read(organization: str) -> str:
    """List the revisions; state, page size and place are in the address."""
    holder = tk.get_action("organization_show")({"for_view": True}, {"id": organization})
    filters = Filters.from_address(tk.request.args)
    wanted = {"organization": holder["id"], **asdict(filters)}
    return tk.render(
        "ogip/revision/list.html",
        {
            "group_dict": holder,
            "group_type": holder["type"],
            "filters": filters,
            "page": tk.get_action("ogip_revision_list")({}, wanted),
            "page_sizes": PAGE_SIZES,
            "states": STATES,
        },
    )
