"""The search index does not answer, and the record is of a type that ogip leaves alone."""

import pytest
from ckan.common import config

pytestmark = pytest.mark.usefixtures("clean_portal")


def test_a_write_fails_in_the_words_of_core(app, editor, draft, index_down, monkeypatch):
    monkeypatch.setitem(config, "ckanext.ogip.exempt_types", ["dataset"])
    index_down()

    answer = app.post(
        "/api/action/package_patch",
        json={"id": draft["id"], "ref_number": "changed"},
        headers={"Authorization": editor["token"]},
    )

    assert answer.status_code == 500
    assert "Unable to add package to search index" in answer.json["error"]["message"]
