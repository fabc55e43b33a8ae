"""The tables of findings and sweeps: what the migrations make is what the models say."""

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ckan import model

from ckanext.ogip.model.assessment import StoredAssessment
from ckanext.ogip.model.finding import StoredFinding
from ckanext.ogip.model.sweep import Sweep, SweepPage

TABLES = {table.__tablename__ for table in (StoredAssessment, StoredFinding, Sweep, SweepPage)}


def is_one_of_them(_object, name, type_, _reflected, _compared):
    return type_ != "table" or name in TABLES


def test_the_database_has_what_the_models_describe(portal):
    options = {"compare_type": True, "include_object": is_one_of_them}
    context = MigrationContext.configure(model.Session.connection(), opts=options)

    assert compare_metadata(context, model.meta.metadata) == []


def test_the_findings_of_a_rule_are_found_by_an_index(portal):
    model.Session.execute(sa.text("set local enable_seqscan = off"))
    plan = model.Session.scalars(
        sa.text("explain select dataset_id from ogip_finding where rule = 'OG-102'")
    ).all()

    assert any("ogip_finding_rule_idx" in line for line in plan)
