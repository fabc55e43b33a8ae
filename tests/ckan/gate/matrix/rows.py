"""The table: every way to the public that is known, by group, and the starting points."""

from __future__ import annotations

from collections.abc import Mapping

from .table import (
    DENIED,
    DRAFT,
    EVERYONE,
    GONE,
    INVALID,
    LOGGED,
    PEOPLE,
    PUBLISHED,
    REFUSED,
    Row,
)

STARTS = {
    "nothing": "no record",
    "draft": "a draft without a licence",
    "private": "an active, private record without a licence",
    "private file": "an active, private record with a file that has no French name",
    "deleted": "a deleted draft without a licence",
    "other type": "a draft of a type that has no schema",
    "public": "a public record in order",
    "public file": "a public record whose first file is stored here",
    "public table": "a public record whose first file has rows in the DataStore",
    "overridden": "a record without a licence, public by a sysadmin's decision",
    "withdrawn": "a withdrawn record in order",
}

# CKAN's own function writes what it is told; the gate's second half stops it before the commit.
_IMPORTED = {"core_import": REFUSED}
_TRUSTED = ("sysadmin", "site_user", "core_import")
_NO_SCHEMA = (*PEOPLE, "site_user", "core_import")

CREATING = (
    Row("create", "`package_create` without a state", "nothing", result=DRAFT, but=_IMPORTED),
    Row("create_draft", "`package_create`, `state=draft`", "nothing", result=DRAFT),
    Row(
        "create_active",
        "`package_create`, `state=active`, `private=false`",
        "nothing",
        result=DRAFT,
        but=_IMPORTED,
    ),
    Row(
        "create_banana",
        "`package_create` with a state that CKAN does not know",
        "nothing",
        result=INVALID,
        but={"core_import": DRAFT},
    ),
    Row(
        "create_allowed",
        "`package_create`, `state=active`, context `allow_state_change`",
        "nothing",
        ("site_user", "harvester", "core_import"),
        DRAFT,
        _IMPORTED,
    ),
    Row(
        "create_other_type",
        "`package_create`, `state=active`, a type that has no schema",
        "nothing",
        ("sysadmin", "site_user", "harvester", "core_import"),
        DRAFT,
        _IMPORTED,
    ),
    Row("form_new", "`/dataset/new` without `_ckan_phase`", "nothing", PEOPLE, DRAFT),
    Row("form_new_finish", "`/dataset/new` with `save=go-metadata`", "nothing", PEOPLE, DRAFT),
)

PUBLISHING = (
    Row("publish", "`ogip_publish`", "draft", _NO_SCHEMA[:4]),
    Row("patch_active", "`package_patch`, `state=active`", "draft"),
    Row("update_active", "`package_update`, `state=active`", "draft"),
    Row("update_by_name", "`package_update` by name, `state=active`", "draft"),
    Row("revise_active", "`package_revise`, `state=active`", "draft", _NO_SCHEMA),
    Row("patch_both", '`package_patch`, `state=active`, `private="False"` as a text', "draft"),
    Row(
        "patch_flags",
        "`package_update`, approvals invented in the context",
        "draft",
        ("site_user", "harvester", "core_import"),
    ),
    Row(
        "patch_block",
        "`package_patch`, `state=active`, with an `ogip` block that says approved",
        "draft",
    ),
    Row(
        "patch_extras",
        "`package_patch`, `state=active`, a licence and a state in `extras`",
        "draft",
        PEOPLE,
    ),
    Row(
        "patch_active",
        "`package_patch`, `state=active`",
        "other type",
        ("sysadmin", "site_user", "harvester", "core_import"),
    ),
    Row("patch_open", "`package_patch`, `private=false`", "private"),
    Row(
        "update_open_without_state",
        "`package_update`, `private=false`, the state left out",
        "private",
    ),
    Row("revise_open", "`package_revise`, `private=false`, filter `-state`", "private", _NO_SCHEMA),
    Row("bulk_open", "`bulk_update_public`", "private", _NO_SCHEMA, but={"editor": DENIED}),
    Row(
        "patch_open",
        "`package_patch`, `private=false`: CKAN's validators see no file",
        "private file",
    ),
    Row("undelete", "`package_patch`, `state=active`", "deleted"),
    Row("update_active", "`package_update`, `state=active`", "deleted"),
    Row("change_owner", "`package_owner_org_update`", "draft", _TRUSTED, DRAFT),
)

FORMS = (
    Row("form_resource_finish", "resource form, `save=go-metadata`", "draft", PEOPLE, kept=True),
    Row(
        "form_resource_publish",
        "resource form, `save=go-metadata-publish`",
        "draft",
        PEOPLE,
        kept=True,
    ),
    Row("form_resource_empty", "empty resource form, `save=go-metadata`", "draft", PEOPLE),
    Row("form_edit", "`/dataset/edit` posting `state=active`", "draft", PEOPLE),
    Row("form_edit", "`/dataset/edit` posting `state=active`", "deleted", PEOPLE),
    Row("form_publish", "the button of the tab", "draft", PEOPLE),
    Row(
        "form_bulk",
        'bulk page of the organization, "make public"',
        "private",
        PEOPLE,
        but={"editor": DENIED},
    ),
)

CONTENT = (
    Row("clear_licence", "`package_patch` that clears the licence", "public"),
    Row(
        "clear_without_state", "`package_update` without the licence and without a state", "public"
    ),
    Row(
        "revise_without_state",
        "`package_revise` that clears the licence, filter `-state`",
        "public",
        _NO_SCHEMA,
    ),
    Row("no_resources", "`package_patch` without any file", "public"),
    Row(
        "spoil_resource", "`resource_update` that takes the French name away", "public", _NO_SCHEMA
    ),
    Row("patch_resource", "`resource_patch` that takes the French name away", "public", _NO_SCHEMA),
    Row("add_resource", "`resource_create` without a French name", "public", _NO_SCHEMA),
    Row("delete_dictionary", "`resource_delete` of the data dictionary", "public", _NO_SCHEMA),
    Row("datastore_resource", "`datastore_create` with a new file", "public", PEOPLE),
    Row(
        "upload_refused",
        "`resource_patch` with a new file and a format that breaks a rule",
        "public file",
        PEOPLE,
    ),
)

_ADMINS = {"editor": DENIED}
_SYSADMINS = {"editor": DENIED, "org_admin": DENIED}

AWAY = (
    Row("delete", "`package_delete`", "public", _NO_SCHEMA),
    Row("patch_deleted", "`package_patch`, `state=deleted`", "public"),
    Row("patch_draft", "`package_patch`, `state=draft`", "public"),
    Row("patch_private", "`package_patch`, `private=true`", "public"),
    Row("bulk_private", "`bulk_update_private`", "public", _NO_SCHEMA, but=_ADMINS),
    Row("bulk_delete", "`bulk_update_delete`", "public", _NO_SCHEMA, but=_ADMINS),
    Row("purge", "`dataset_purge`", "public", _NO_SCHEMA, but=_SYSADMINS),
    Row("console_delete", "`ckan dataset delete`", "public", ("operator",)),
    Row("console_purge", "`ckan dataset purge`", "public", ("operator",)),
    Row("session_hide", "making the object in the session private", "public", ("site_user",)),
    Row("session_purge", "erasing the object in the session", "public", ("site_user",)),
    Row(
        "delete_organization",
        "`organization_delete` of its owner",
        "public",
        _NO_SCHEMA,
        INVALID,
        {"editor": DENIED},
    ),
    Row(
        "purge_organization",
        "`organization_purge` of its owner",
        "public",
        _NO_SCHEMA,
        INVALID,
        _SYSADMINS,
    ),
    Row("disown", "`package_owner_org_update` without an owner", "public", _TRUSTED),
    Row("withdraw", "`ogip_withdraw` with a reason", "public", _NO_SCHEMA[:4], GONE, _ADMINS),
    Row(
        "publish_withdrawn",
        "`package_patch`, `state=active`, `private=false`",
        "withdrawn",
        EVERYONE,
        INVALID,
    ),
)

DECISIONS = (
    Row(
        "override",
        "`ogip_publish` with a reason to override",
        "draft",
        _NO_SCHEMA[:4],
        PUBLISHED,
        _SYSADMINS,
    ),
    Row("change_overridden", "`package_patch` that changes the purpose", "overridden"),
)

DATA = (
    Row("upsert", "`datastore_upsert`", "public table", _NO_SCHEMA[:4], LOGGED),
    Row("delete_rows", "`datastore_records_delete`", "public table", _NO_SCHEMA[:4], LOGGED),
    Row(
        "run_triggers",
        "`datastore_run_triggers`",
        "public table",
        _NO_SCHEMA[:4],
        LOGGED,
        _SYSADMINS,
    ),
)

CONSOLE = (
    Row("rebuild_index", "`ckan search-index rebuild`", "draft", ("operator",), DRAFT),
    Row("rebuild_index", "`ckan search-index rebuild`", "private", ("operator",), DRAFT),
    Row("rebuild_index", "`ckan search-index rebuild`", "deleted", ("operator",), DRAFT),
    Row(
        "session_object",
        "changing the object in the session, and committing",
        "draft",
        ("site_user",),
    ),
    Row(
        "session_savepoint",
        "the same, before a savepoint that is rolled back",
        "draft",
        ("site_user",),
    ),
    Row(
        "sql_and_reconcile",
        "`update package` in SQL, the index rebuilt, then `ckan ogip reconcile --redraft`",
        "draft",
        ("operator",),
        DRAFT,
    ),
)

GROUPS: Mapping[str, tuple[Row, ...]] = {
    "Creating a record": CREATING,
    "Opening a record": PUBLISHING,
    "Pages of CKAN": FORMS,
    "Changing a public record": CONTENT,
    "Taking a public record away": AWAY,
    "Deciding against the rules": DECISIONS,
    "Rows of the DataStore": DATA,
    "Beside CKAN's actions": CONSOLE,
}
ROWS = tuple(row for rows in GROUPS.values() for row in rows)
ATTEMPTS = [(row, caller) for row in ROWS for caller in row.callers]

__all__ = ["ATTEMPTS", "EVERYONE", "GROUPS", "ROWS", "STARTS"]
