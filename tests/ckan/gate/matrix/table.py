"""What a row of the matrix is: one way to the public, who tries it, and how it ends.

Plain data, which needs no CKAN: `docs/gate.md` is written from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PEOPLE = ("editor", "org_admin", "sysadmin")
# Code in the same process: the site user without permission checks, a harvester with its own
# schema, and an extension that imports CKAN's functions instead of asking for the action.
IN_PROCESS = ("site_user", "harvester", "core_import")
EVERYONE = (*PEOPLE, *IN_PROCESS)

CALLERS = {
    "editor": "editor",
    "org_admin": "organization admin",
    "sysadmin": "sysadmin",
    "site_user": "site user (no permission checks)",
    "harvester": "harvester (own schema)",
    "core_import": "imported core function",
    "operator": "command line",
}

REFUSED = "refused"
DRAFT = "saved, not public"
GONE = "taken away"
PUBLISHED = "published by decision"
LOGGED = "done and logged"
INVALID = "invalid"
DENIED = "not allowed"

RESULTS = {
    REFUSED: "the gate refuses with the rules that stand against it; nothing is changed",
    DRAFT: "done, and the public sees nothing of it",
    GONE: "done, and logged; the public sees neither the record nor what the activity stream kept",
    PUBLISHED: "done, on the strength of a reason that is in the log",
    LOGGED: "done; the record is public as it was, and the log tells what happened to its data",
    INVALID: "turned away as a mistake before any rule is asked; nothing is changed",
    DENIED: "this caller may not do that at all; nothing is changed",
}
# What an attempt that nobody stops may end in, and which of these the log tells of.
DONE = frozenset({DRAFT, GONE, PUBLISHED, LOGGED})
TOLD = DONE - {DRAFT}


@dataclass(frozen=True, slots=True)
class Row:
    """One way, tried from one starting point by each of its callers.

    `attempt` names a function of an `attempts_*` module. `kept` says that a refusal may leave
    behind what was saved in an earlier step of the same page.
    """

    attempt: str
    way: str
    start: str
    callers: tuple[str, ...] = EVERYONE
    result: str = REFUSED
    but: Mapping[str, str] = field(default_factory=dict[str, str])
    kept: bool = False

    def result_for(self, caller: str) -> str:
        """Return how it ends for a caller."""
        return self.but.get(caller, self.result)
