"""Changes of a public record that wait for approval, where the policy wants that."""

from __future__ import annotations

import sqlalchemy as sa
from ckan import model
from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.ckan.gate.machine.changes import CHANGES
from tests.ckan.gate.machine.steps import OURS, WHICH, Steps
from tests.ckan.gate.machine.world import PEOPLE

WAITING = "changes wait"
REASON = "Not what was asked for."
_OPEN = sa.text("select fingerprint from ogip_revision where dataset_id = :id and state = 'open'")


class Revising(Steps):
    """Changing under a policy that holds changes back, and deciding about what waits."""

    @rule(which=WHICH, name=st.sampled_from(PEOPLE), change=st.sampled_from(["purpose", "licence"]))
    def change_later(self, which: int, name: str, change: str) -> None:
        self.take(lambda: self.world.use_policy(WAITING))
        shown = self.public.get(self.pick(which))
        self.call(name, "package_patch", {"id": self.pick(which), **CHANGES[change]})
        if shown:
            assert self.public[self.pick(which)].content == shown.content, "seen before approval"

    @rule(name=OURS, which=WHICH)
    def approve(self, name: str, which: int) -> None:
        self.call(name, "ogip_revision_approve", self._waiting(which))

    @rule(name=OURS, which=WHICH)
    def discard(self, name: str, which: int) -> None:
        self.call(name, "ogip_revision_discard", {**self._waiting(which), "reason": REASON})

    def _waiting(self, which: int) -> dict[str, str]:
        dataset_id = self.pick(which)
        fingerprint = model.Session.scalar(_OPEN, {"id": dataset_id})
        model.Session.remove()
        return {"id": dataset_id, "fingerprint": fingerprint or "0" * 64}
