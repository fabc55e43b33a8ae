"""What somebody holds in an organization today, and whether roles count there already.

The one place that knows when they do: until the first role of an organization has begun, CKAN's
permissions decide in their place, so that no portal is locked out on the day the plugin comes.
From then on only roles count, also when all of them have ended. A role counts for members of the
organization only: who has left it decides nothing there.
"""

from __future__ import annotations

import datetime

from ckan import authz, model
from ckan.types import Context

from ...core.roles.actor import Actor
from ...core.roles.assignment import Held, roles_of
from ...gate.judge import today
from ...store.role.assignments import held_in, roles_have_begun
from ..item.view import sees_everything


def roles_count(organization: str) -> bool:
    """Tell whether roles decide in an organization, given by id, and not CKAN's permissions."""
    return roles_have_begun(organization, today())


def belongs_to(user: str, organization: str) -> bool:
    """Tell whether a user, by name, is a member of an organization, or sees all of them."""
    return bool(authz.has_user_permission_for_group_or_org(organization, user, "read"))


def held_today(user: str, organization: str) -> tuple[Held, ...]:
    """Return what a user, by name, holds in an organization today."""
    person = model.User.get(user) if user else None
    if person is None or not belongs_to(user, organization):
        return ()
    return roles_of(person.id, held_in(organization, today()))


def actor_in(context: Context, organization: str) -> Actor:
    """Return the caller with the roles that they hold in an organization now."""
    user = context.get("user") or ""
    person = model.User.get(user) if user else None
    return Actor(
        person=person.id if person else user,
        at=datetime.datetime.now(datetime.UTC),
        held=held_today(user, organization),
        is_sysadmin=sees_everything(context),
    )
