"""How often a write asks the database: each statement is a part of what the gate costs."""

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def statements():
    """Every statement that is sent to the database from here on."""
    sent = []

    def note(_connection, _cursor, statement, *_rest):
        sent.append(" ".join(statement.split()))

    sa.event.listen(model.meta.engine, "before_cursor_execute", note)
    yield sent
    sa.event.remove(model.meta.engine, "before_cursor_execute", note)


@pytest.fixture
def new_draft(api, editor, organization):
    """Return a new draft that meets every blocking rule."""

    def create(name):
        fields = compliant_dataset(organization["id"]) | {"name": name, "ref_number": name}
        dataset = api(editor).action.package_create(**fields)
        model.Session.remove()
        return dataset

    return create


def test_a_publication_asks_our_tables_nine_times(api, editor, new_draft, statements):
    draft = new_draft("harbours")
    statements.clear()

    api(editor).action.ogip_publish(id=draft["id"])

    assert len([each for each in statements if "ogip_" in each]) <= 9


def test_publishing_asks_less_than_the_patch_that_does_the_same(api, editor, new_draft, statements):
    by_patch, by_action = new_draft("by-patch"), new_draft("by-action")
    statements.clear()
    api(editor).action.package_patch(id=by_patch["id"], private=False, state="active")
    asked_by_patch = len(statements)
    statements.clear()

    api(editor).action.ogip_publish(id=by_action["id"])

    assert len(statements) < asked_by_patch


def test_a_save_of_a_draft_reads_its_row_twice(api, editor, new_draft, statements):
    draft = new_draft("harbours")
    statements.clear()

    api(editor).action.package_update(**draft | {"maintainer_email": "desk@department.example"})

    reads = [each for each in statements if "FROM package WHERE package.id = " in each]
    assert len(reads) == 2, reads  # once to find it, once to hold it until the commit
