"""A publisher's day in the browser."""
import pytest
from tests.records import compliant_dataset
pytestmark = pytest.mark.usefixtures("clean_portal")

def test_x(logged_in, api, editor, organization, site):
    api(editor).action.ogip_inventory_import(organization=organization["name"], rows=[
      {"ref_number": "T-1", "title_en": "Road counts", "title_fr": "Comptages routiers", "description_en": "Counts", "description_fr":"Comptages", "eligible_for_release":"Y"}])
    fields = compliant_dataset(owner_org=organization["id"]); del fields["audience"]
    fields["title_translated"] = {"en": "Only English"}
    del fields["license_id"]
    draft = api(editor).action.package_create(**fields)
    page = logged_in("editor")
    page.goto(f"/ogip/inventory/{organization['name']}")
    page.screenshot(path="/tmp/shots/inv.png", full_page=True)
    page.get_by_role("button", name="Prepare").click()
    page.screenshot(path="/tmp/shots/tab.png", full_page=True)
    print(page.url)
    page.get_by_role("button", name="Publish").click()
    print(page.url, page.evaluate("document.activeElement.id"))
    page.screenshot(path="/tmp/shots/refused.png", full_page=True)
    page.goto(f"/fr/dataset/ogip/{draft['name']}")
    page.screenshot(path="/tmp/shots/tab2fr.png", full_page=True)
    page.get_by_role("link", name="Titre").first.click()
    print(page.url, page.evaluate("document.activeElement.id"))
    page.screenshot(path="/tmp/shots/form.png", full_page=False)
