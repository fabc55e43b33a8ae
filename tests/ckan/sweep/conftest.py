"""A catalogue with good and bad records, and what is stored about it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.gate import judge
from ckanext.ogip.model.assessment import StoredAssessment
from ckanext.ogip.model.finding import StoredFinding
from ckanext.ogip.tasks import sweep
from ckanext.ogip.testing.records import compliant_dataset, compliant_info

BOOKKEEPING = {"assessed_at"}


@pytest.fixture
def today(portal):
    return judge.today()


@pytest.fixture
def catalogue(api, editor, organization):
    """A public dataset, a draft with two gaps and an information asset in preparation."""
    create = api(editor).action.package_create
    good = create(**compliant_dataset(organization["id"]))
    api(editor).action.ogip_publish(id=good["id"])
    gaps = compliant_dataset(organization["id"])
    gaps |= {"name": "with-gaps", "title_translated": {"en": "Harbours"}, "ref_number": "HARB-0003"}
    del gaps["license_id"]
    info = compliant_info(organization["id"], judge.today())
    return {"good": good, "gaps": create(**gaps), "info": create(**info)}


@pytest.fixture
def run(today):
    """Sweep the catalogue, or the part of an organization, and return how it went."""

    def sweep_all(organization_id=None, **begin):
        model.Session.remove()
        sweep_id = sweep.begin(organization_id, today, **begin)
        sweep.work(sweep_id)
        return sweep.state(sweep_id)

    return sweep_all


@pytest.fixture
def stored():
    """Return everything that is stored, by table, without the time of the judgement."""

    def read():
        model.Session.remove()
        return {
            table.__tablename__: [
                {name: row[name] for name in row if name not in BOOKKEEPING}
                for row in model.Session.execute(
                    sa.select(*table.__table__.c).order_by(*table.__table__.primary_key)
                ).mappings()
            ]
            for table in (StoredAssessment, StoredFinding)
        }

    return read
