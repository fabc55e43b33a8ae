"""The ways through pages, and those beside CKAN's actions: commands and the database session."""

from __future__ import annotations

from typing import Any

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
    settings = {"CKAN_INI": config["__file__"]}
    done = CKANCliRunner().invoke(ckan, ["search-index", "rebuild"], env=settings)
    assert not done.exit_code, done.output


def session_object(caller: Caller, dataset: Record) -> None:
    package = model.Package.get(dataset["id"])
    package.state = "active"
    package.private = False
    try:
        model.Session.commit()
    except tk.ValidationError:
        # Until it is rolled back, the session refuses every further commit, too.
        model.Session.rollback()
        raise


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
