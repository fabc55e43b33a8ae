"""CKAN's activity stream, which keeps whole records as they were; never commits."""

from __future__ import annotations

import ckan.plugins as p
import sqlalchemy as sa
from ckan import model
from ckan.lib.plugins import get_permission_labels
from sqlalchemy.dialects.postgresql import ARRAY

_ACTIVITY = sa.table(
    "activity",
    sa.column("object_id", sa.Text),
    sa.column("activity_type", sa.Text),
    sa.column("permission_labels", ARRAY(sa.Text)),
)


def hide(package: model.Package) -> None:
    """Keep the activities of an asset that is about to leave the public for who may see its draft.

    Each activity holds the record of its day and stays as visible as that was. Those about previews
    have no labels at all: CKAN shows them to everybody, so they are deleted.
    """
    if not p.plugin_loaded("activity"):
        return
    about = _ACTIVITY.c.object_id == package.id
    preview = _ACTIVITY.c.activity_type.endswith("resource view")
    model.Session.execute(sa.delete(_ACTIVITY).where(about, preview))
    labels = get_permission_labels().get_dataset_labels(_as_draft(package))
    model.Session.execute(sa.update(_ACTIVITY).where(about).values(permission_labels=labels))


def _as_draft(package: model.Package) -> model.Package:
    """Return the asset as it will be; an object of its own, that is never saved."""
    draft = model.Package(
        name=package.name,
        owner_org=package.owner_org,
        creator_user_id=package.creator_user_id,
        private=True,
        state="draft",
    )
    draft.id = package.id
    return draft
