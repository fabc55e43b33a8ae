"""The ways through pages, and those beside CKAN's actions: commands and the database session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from ckan import model
from ckan.cli.cli import ckan
from ckan.common import config
from ckan.plugins import toolkit as tk
from ckan.tests.helpers import CKANCliRunner

from ckanext.ogip.testing.records import compliant_dataset

from .callers import Caller

Record = dict[str, Any]
BLOCKS = ("No licence is chosen.", "ogip-refusal")
FILE = {
    "id": "",
    "name_translated-en": "Counts",
    "name_translated-fr": "Comptages",
    "url": "https://data.department.example/counts.csv",
}


def form_new(caller: Caller, organization: Record) -> None:
    _post(caller, "/dataset/new", _first_page(organization, save="", state="active"))


def form_new_finish(caller: Caller, organization: Record) -> None:
    page = _first_page(organization, save="go-metadata", _ckan_phase="1", state="active")
    _post(caller, "/dataset/new", page)


def form_resource_finish(caller: Caller, dataset: Record) -> None:
    _post(caller, f"/dataset/{dataset['id']}/resource/new", FILE | {"save": "go-metadata"})


def form_resource_publish(caller: Caller, dataset: Record) -> None:
    _post(caller, f"/dataset/{dataset['id']}/resource/new", FILE | {"save": "go-metadata-publish"})


def form_resource_empty(caller: Caller, dataset: Record) -> None:
    empty = {"id": "", "url": "", "save": "go-metadata"}
    _post(caller, f"/dataset/{dataset['id']}/resource/new", empty)


def form_edit(caller: Caller, dataset: Record) -> None:
    fields = {
        "name": dataset["name"],
        "owner_org": dataset["owner_org"],
        "title_translated-en": "Water levels",
        "state": "active",
        "private": "False",
        "save": "",
    }
    _post(caller, f"/dataset/edit/{dataset['id']}", fields)


def form_publish(caller: Caller, dataset: Record) -> None:
    _post(caller, f"/dataset/ogip/{dataset['id']}/publish", {})


def form_bulk(caller: Caller, dataset: Record) -> None:
    fields = {f"dataset_{dataset['id']}": dataset["id"], "bulk_action.public": "public"}
    _post(caller, f"/organization/bulk_process/{dataset['owner_org']}", fields)


def rebuild_index(caller: Caller, dataset: Record) -> None:
    console("search-index", "rebuild")


def sql_and_reconcile(caller: Caller, dataset: Record) -> None:
    statement = "update package set state = 'active', private = false where id = :id"
    model.Session.execute(sa.text(statement), {"id": dataset["id"]})
    model.Session.commit()
    console("search-index", "rebuild")
    console("ogip", "reconcile", "--redraft", ended=1)


def session_object(caller: Caller, dataset: Record) -> None:
    in_session(dataset, _open)


def session_savepoint(caller: Caller, dataset: Record) -> None:
    def open_before_a_savepoint(package: model.Package) -> None:
        _open(package)
        model.Session.flush()
        model.Session.begin_nested().rollback()

    in_session(dataset, open_before_a_savepoint)


def in_session(dataset: Record, change: Callable[[model.Package], Any]) -> None:
    """Change a record in the session, and commit."""
    change(model.Package.get(dataset["id"]))
    try:
        model.Session.commit()
    except tk.ValidationError:
        # Until it is rolled back, the session refuses every further commit, too.
        model.Session.rollback()
        raise


def console(*arguments: str, ended: int = 0) -> None:
    """Run a command, which ends with this status; raises what an action refused."""
    settings = {"CKAN_INI": config["__file__"]}
    done = CKANCliRunner().invoke(ckan, list(arguments), env=settings)
    if isinstance(done.exception, tk.ValidationError):
        model.Session.rollback()
        raise done.exception
    assert done.exit_code == ended, done.output


def _open(package: model.Package) -> None:
    package.state = "active"
    package.private = False


def _first_page(organization: Record, **more: str) -> Record:
    title = compliant_dataset()["title_translated"]
    return {
        "title_translated-en": title["en"],
        "title_translated-fr": title["fr"],
        "name": "water-levels",
        "owner_org": organization["id"],
        "private": "False",
        **more,
    }


def _post(caller: Caller, path: str, fields: Record) -> None:
    """Post a form as a person; a page that shows what blocks counts as the gate's refusal."""
    app = caller.app
    app.set_session_user(caller.person["id"])
    answer = app.post(path, data=fields)
    assert answer.status_code < 500
    if answer.status_code == 403:
        raise tk.NotAuthorized
    if any(said in answer.body for said in BLOCKS):
        raise tk.ValidationError({"ogip": []})
