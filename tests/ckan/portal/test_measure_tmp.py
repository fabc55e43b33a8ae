import time, pytest
from ckan.tests.helpers import call_action, reset_db
from ckan.lib import search
from ckan import model
def fill(api, editor, organization):
    for i in range(2):
        api(editor).action.package_create(name=f"d{i}", title_translated={"en":"x","fr":"y"}, owner_org=organization["id"], resources=[{"url":"http://x/y.csv"}]) 

@pytest.mark.parametrize("run", range(8))
def test_ours(run, clean_portal, organization, editor, api, _tables):
    from tests.portal import reset
    t=time.perf_counter(); fill(api, editor, organization); tf=time.perf_counter()-t
    t=time.perf_counter()
    e=reset._empty(_tables); a=time.perf_counter()-t
    t=time.perf_counter()
    search.clear_all(); b=time.perf_counter()-t
    print(f"fill {tf*1000:.0f} db {a*1000:.1f} solr {b*1000:.1f} {sorted(e)}")

@pytest.mark.parametrize("run", range(4))
def test_trunc(run, clean_portal, organization, editor, api, _tables):
    import sqlalchemy as sa
    fill(api, editor, organization)
    t=time.perf_counter()
    filled=['package','resource','user','group','member','api_token','activity']
    model.Session.execute(sa.text("truncate "+",".join(f'"{x}"' for x in filled)+" cascade")); model.Session.commit()
    print(f"truncate {(time.perf_counter()-t)*1000:.1f}")

@pytest.mark.parametrize("run", range(4))
def test_ckan(run, portal, make_organization, make_user, api):
    model.repo.tables_created_and_initialised=True
    reset_db(); search.clear_all()
    o=make_organization(); e=make_user("editor", o)
    fill(api, e, o)
    t=time.perf_counter()
    reset_db(); a=time.perf_counter()-t
    t=time.perf_counter(); search.clear_all(); b=time.perf_counter()-t
    print(f"ckan db {a*1000:.1f} solr {b*1000:.1f}")
