"""A portal that only reports lets public records go, too."""

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")


def test_a_public_record_may_be_made_private(api, editor, make_draft, mode):
    dataset = make_draft()
    api(editor).action.ogip_publish(id=dataset["id"])
    mode("report_only")

    api(editor).action.package_patch(id=dataset["id"], private=True)

    assert api(editor).action.package_show(id=dataset["id"])["private"] is True
