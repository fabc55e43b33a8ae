"""One step of the machine: somebody tries something, and everything must hold afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import sqlalchemy as sa
from ckan import model
from ckan.plugins import toolkit as tk
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from tests.ckan.gate.machine import observed
from tests.ckan.gate.machine.approved import Known
from tests.ckan.gate.machine.world import CALLERS, World, done
from tests.ckan.gate.matrix.traces import differing, traces

Record = dict[str, Any]
MAY_NOT_WRITE = {"anonymous", "outsider", "member"}
MOST_RECORDS = 5

WHICH = st.integers(0, MOST_RECORDS - 1)
_OFTEN = (*CALLERS, "editor", "org_admin", "sysadmin")
ANYBODY = st.sampled_from(_OFTEN)
# CKAN's resource actions and `package_revise` take no schema of a caller's own.
NO_SCHEMA = st.sampled_from([name for name in _OFTEN if name != "harvester"])
# Actions of ours cannot be imported from CKAN.
OURS = st.sampled_from([name for name in _OFTEN if name not in ("harvester", "core_import")])


class Steps(RuleBasedStateMachine):
    """Keeps what was seen after the last step; the rules are in the classes that build on it."""

    world: ClassVar[World]

    def __init__(self) -> None:
        super().__init__()
        self.world.begin()
        self.ids: list[str] = []
        self.public: dict[str, Known] = {}
        self.seen = traces()

    def call(self, name: str, action: str, payload: Record, files: Any = None) -> bool:
        """Let somebody call an action; tell whether it was done."""
        caller = self.world.caller(name)
        was_done = self.take(lambda: caller.call(action, payload, files=files))
        assert not (was_done and name in MAY_NOT_WRITE), f"{name} may not call {action}"
        return was_done

    def take(self, attempt: Callable[[], Any], *, let_go: bool = False) -> bool:
        """Take a step, and see that a refused one changed nothing.

        `let_go`: the step may take from the public what nobody withdrew.
        """
        was_done = done(attempt)
        after = traces()
        if not was_done:
            changed = differing(self.seen, after)
            assert not changed, f"refused, and yet changed: {changed}"
        self.seen = after
        self.observe(let_go=let_go)
        return was_done

    def observe(self, *, let_go: bool = False) -> None:
        """See that everything holds."""
        now = observed.public_records()
        observed.require_approved(now, self.public)
        if not let_go:
            observed.require_withdrawn(now, self.public)
        self.ids += [id_ for id_ in _ids() if id_ not in self.ids]
        observed.require_hidden(self.world.api, set(now), set(self.ids))
        self.public = now

    def pick(self, which: int) -> str:
        """Return the id of a record, which may be gone by now."""
        return self.ids[which % len(self.ids)]

    def stored(self, which: int) -> Record:
        """Return a record as CKAN's writers read it; only its id when it is gone."""
        dataset_id = self.pick(which)
        model.Session.remove()
        context = {"ignore_auth": True, "use_cache": False}
        try:
            shown = tk.get_action("package_show")(context, {"id": dataset_id})
        except tk.ObjectNotFound:
            return {"id": dataset_id, "name": "gone", "owner_org": "", "resources": []}
        shown.pop("ogip", None)
        return shown

    def owner(self, name: str) -> str:
        """Return the id of an organization."""
        return self.world.organizations[name]["id"]

    def file_of(self, which: int) -> str:
        """Return the id of the first file of a record; none is called so where it has none."""
        resources = self.stored(which)["resources"]
        return resources[0]["id"] if resources else "no-such-file"


def _ids() -> list[str]:
    query = sa.text("select id from package order by metadata_created, name")
    return list(model.Session.scalars(query))
