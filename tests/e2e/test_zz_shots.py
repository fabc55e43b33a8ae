import pytest, csv, pathlib
from tests.records import compliant_dataset
pytestmark = pytest.mark.usefixtures("clean_portal")
def test_x(logged_in, api, editor, organization, site):
    path = pathlib.Path("/work/shared/data/tbs_inventory_full19cols_2019-07-08.csv")
    rep = api(editor).call_action("ogip_inventory_import", {"organization": organization["name"]}, files={"upload": path.open("rb")})
    print({k: rep[k] for k in rep if k not in ("errors","differences")}, rep["errors"][:2])
    lst = api(editor).action.ogip_item_list(organization=organization["name"])
    print(lst["count"])
    for it in lst["results"][:3]:
        try: api(editor).action.ogip_item_promote(id=it["id"])
        except Exception as e: print(e)
    f = compliant_dataset(owner_org=organization["id"]); d = api(editor).action.package_create(**f); api(editor).action.ogip_publish(id=d["id"])
    page = logged_in("editor")
    inv=f"/ogip/inventory/{organization['name']}"
    for n,u in {"inv-fr":f"/fr{inv}?limit=25","inv-none":f"/fr{inv}?q=zzz","item-fr":f"/fr{inv}/{lst['results'][5]['ref_number']}","item-en":f"{inv}/{lst['results'][0]['ref_number']}","public-fr":f"/fr/dataset/ogip/{d['name']}","public-en":f"/dataset/ogip/{d['name']}", "form-fr": f"/fr/dataset/edit/{d['name']}/4"}.items():
        page.goto(u); page.screenshot(path=f"/tmp/shots/{n}.png", full_page=True)
    page.goto(f"/fr{inv}?state=in_preparation"); page.get_by_role("link", name="Voir ce").first.click(); page.screenshot(path="/tmp/shots/promoted-fr.png", full_page=True)
