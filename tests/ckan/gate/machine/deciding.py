"""Publishing, taking away, moving: by actions of CKAN and of ours."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.ckan.gate.machine.steps import ANYBODY, NO_SCHEMA, OURS, WHICH, Steps
from tests.ckan.override.decision import DECISION
from tests.ckan.withdrawal.conftest import WHY

REASONS = ("published_in_error", "legal_order", "retention_ended", "because")
OWNERS = st.sampled_from(["here", "there"])


class Deciding(Steps):
    """Decisions about whether the public sees a record."""

    @rule(name=OURS, which=WHICH)
    def publish(self, name: str, which: int) -> None:
        self.call(name, "ogip_publish", {"id": self.pick(which)})

    @rule(name=OURS, which=WHICH)
    def override(self, name: str, which: int) -> None:
        was_done = self.call(name, "ogip_publish", {"id": self.pick(which), "override": DECISION})
        assert not was_done or name in ("sysadmin", "site_user")

    @rule(name=OURS, which=WHICH, reason=st.sampled_from(REASONS))
    def withdraw(self, name: str, which: int, reason: str) -> None:
        asked = {"id": self.pick(which), "reason": reason, "explanation": WHY}
        self.call(name, "ogip_withdraw", asked)

    @rule(name=OURS, which=WHICH)
    def reinstate(self, name: str, which: int) -> None:
        self.call(name, "ogip_reinstate", {"id": self.pick(which)})

    @rule(name=NO_SCHEMA, which=WHICH)
    def delete(self, name: str, which: int) -> None:
        self.call(name, "package_delete", {"id": self.pick(which)})

    @rule(name=NO_SCHEMA, which=WHICH)
    def purge(self, name: str, which: int) -> None:
        self.call(name, "dataset_purge", {"id": self.pick(which)})

    @rule(name=NO_SCHEMA, which=WHICH, what=st.sampled_from(["public", "private", "delete"]))
    def bulk(self, name: str, which: int, what: str) -> None:
        record = self.stored(which)
        asked = {"datasets": [record["id"]], "org_id": record["owner_org"]}
        self.call(name, f"bulk_update_{what}", asked)

    @rule(name=NO_SCHEMA, which=WHICH, owner=OWNERS)
    def change_owner(self, name: str, which: int, owner: str) -> None:
        asked = {"id": self.pick(which), "organization_id": self.owner(owner)}
        self.call(name, "package_owner_org_update", asked)

    @rule(name=ANYBODY, which=WHICH, owner=OWNERS)
    def patch_owner(self, name: str, which: int, owner: str) -> None:
        self.call(name, "package_patch", {"id": self.pick(which), "owner_org": self.owner(owner)})

    @rule(name=NO_SCHEMA, owner=OWNERS, action=st.sampled_from(["delete", "purge"]))
    def end_organization(self, name: str, owner: str, action: str) -> None:
        self.call(name, f"organization_{action}", {"id": self.owner(owner)})
