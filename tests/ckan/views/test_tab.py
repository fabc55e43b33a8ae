"""The tab "Open government": who sees it, what it says, where it leads, and publishing."""

import pytest
from tests.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")

def test_smoke(app, log_in, api, editor, organization):
    fields = compliant_dataset(owner_org=organization["id"])
    del fields["license_id"], fields["audience"], fields["title_translated"]["fr"]
    draft = api(editor).action.package_create(**fields)
    log_in(editor)
    body = app.get(f"/dataset/ogip/{draft['name']}").body
    open("/tmp/p5/tab.html","w").write(body)
    r = app.get(f"/ogip/inventory/{organization['name']}").body
    open("/tmp/p5/inv.html","w").write(r)
    api(editor).action.ogip_item_create(organization=organization["name"], ref_number="A/1", title={"fr":"Comptages"})
    r = app.get(f"/ogip/inventory/{organization['name']}").body
    open("/tmp/p5/inv2.html","w").write(r)
    r = app.get(f"/ogip/inventory/{organization['name']}/A/1").body
    open("/tmp/p5/item.html","w").write(r)
