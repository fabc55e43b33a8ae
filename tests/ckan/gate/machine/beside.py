"""What goes past CKAN's actions: models, the database's own prompt, commands, other policies.

What SQL writes is nobody's to see before it is written: it is let, and public, until
`ckan ogip reconcile --redraft` has run. Such a step therefore ends with that command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
import sqlalchemy as sa
from ckan import model
from ckan.cli.dataset import dataset
from ckan.cli.search_index import search_index
from ckan.common import config
from ckan.lib import search
from click.testing import CliRunner
from hypothesis import strategies as st
from hypothesis.stateful import rule

from ckanext.ogip import config as settings
from ckanext.ogip.cli import ogip
from tests.ckan.gate.machine.steps import WHICH, Steps
from tests.ckan.gate.machine.world import POLICIES, REFUSALS, done


def _open(package: model.Package) -> None:
    package.state, package.private = "active", False


def _add_file(package: model.Package) -> None:
    file = model.Resource(package_id=package.id, url="https://other.example/x.pdf")
    file.position = len(package.resources_all)  # without one CKAN cannot show the record
    sa.orm.object_session(package).add(file)


def _drop_file(package: model.Package) -> None:
    for file in package.resources[:1]:
        sa.orm.object_session(package).delete(file)


def _mark_file(package: model.Package) -> None:
    for file in package.resources[-1:]:
        file.state = "deleted"


MODELS: dict[str, Callable[[model.Package], Any]] = {
    "open": _open,
    "hide": lambda package: setattr(package, "private", True),
    "draft": lambda package: setattr(package, "state", "draft"),
    "delete": lambda package: package.delete(),
    "purge": lambda package: sa.orm.object_session(package).delete(package),
    "no licence": lambda package: setattr(package, "license_id", None),
    "version": lambda package: setattr(package, "version", "2"),
    "extras": lambda package: setattr(
        package, "extras", {**package.extras, "notes_translated": '{"en": "Only English"}'}
    ),
    "add a file": _add_file,
    "drop a file": _drop_file,
    "mark a file": _mark_file,
}
SQL = {
    "open": "update package set state = 'active', private = false where id = :id",
    "no licence": "update package set license_id = null where id = :id",
    "no approval": "delete from ogip_approval where dataset_id = :id",
    "no approvals": "delete from ogip_approval",
    "other extras": 'update package set extras = extras || \'{"purpose": "x"}\' where id = :id',
    "file": "update resource set url = 'https://other.example/x.pdf' where package_id = :id",
    "no files": "update resource set state = 'deleted' where package_id = :id",
}
RECONCILE = ("ogip", "reconcile", "--redraft", "--thorough")
COMMANDS = (
    *(("ogip", "publish", "{name}"), ("ogip", "sweep"), ("ogip", "grandfather")),
    *(("ogip", "reconcile"), RECONCILE),
    *(("dataset", "delete", "{name}"), ("dataset", "purge", "{name}")),
    ("search-index", "rebuild"),
)


def _plainly(change: Callable[[], None]) -> None:
    change()
    model.Session.commit()


def _in_a_savepoint(change: Callable[[], None]) -> None:
    with model.Session.begin_nested():
        change()
    model.Session.commit()


def _before_a_savepoint_taken_back(change: Callable[[], None]) -> None:
    change()
    model.Session.flush()
    model.Session.begin_nested().rollback()
    model.Session.commit()


def _twice(change: Callable[[], None]) -> None:
    change()
    try:
        model.Session.commit()
    except REFUSALS:
        model.Session.commit()


MANNERS = (_plainly, _in_a_savepoint, _before_a_savepoint_taken_back, _twice)


class Beside(Steps):
    """Everything that asks no action, and what operators do."""

    @rule(which=WHICH, change=st.sampled_from(sorted(MODELS)), manner=st.sampled_from(MANNERS))
    def through_models(self, which: int, change: str, manner: Any) -> None:
        opened = set(self.public)

        def write() -> None:
            package = model.Package.get(self.pick(which))
            if package:
                manner(lambda: MODELS[change](package))
                index_as_it_is(package.id)

        self.take(write)
        assert set(self.public) <= opened, "a direct write publishes nothing"

    @rule(
        which=WHICH,
        statements=st.lists(st.sampled_from(sorted(SQL)), min_size=1, max_size=2),
        exposed=st.booleans(),
    )
    def in_sql_until_reconciled(self, which: int, statements: list[str], exposed: bool) -> None:
        def write() -> None:
            for name in statements:
                model.Session.execute(sa.text(SQL[name]), {"id": self.pick(which)})
            model.Session.commit()
            if exposed:
                index_as_it_is(self.pick(which))
            self.command(*RECONCILE)
            index_as_it_is(self.pick(which))

        self.take(write, let_go=True)

    @rule()
    def restored_and_grandfathered(self) -> None:
        def restore() -> None:
            model.Session.execute(sa.text("delete from ogip_approval"))
            model.Session.commit()
            self.command("ogip", "grandfather")

        self.take(restore)

    @rule(command=st.sampled_from(COMMANDS), which=WHICH)
    def command_line(self, command: tuple[str, ...], which: int) -> None:
        name = self.stored(which)["name"]
        self.take(lambda: self.command(*(word.format(name=name) for word in command)))

    def command(self, *arguments: str) -> None:
        run(self.world.app, *arguments)

    @rule(name=st.sampled_from(sorted(POLICIES)))
    def another_policy(self, name: str) -> None:
        self.take(lambda: self.world.use_policy(name))

    @rule(which=WHICH)
    def reporting_for_a_while(self, which: int) -> None:
        """A portal that only reports lets everything through, until it is reconciled."""
        sysadmin = self.world.caller("sysadmin")
        opened = {"id": self.pick(which), "state": "active", "private": False}

        def report() -> None:
            with only_reporting():
                done(lambda: sysadmin.call("package_patch", opened))
            self.command(*RECONCILE)

        self.take(report, let_go=True)


def run(app: Any, *arguments: str) -> None:
    """Run a command as `ckan` does, in the portal that is there; raises what an action refused."""
    result = CliRunner().invoke(_portal, list(arguments), obj=app.flask_app)
    if isinstance(result.exception, REFUSALS):
        raise result.exception
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception


@click.group()
@click.pass_context
def _portal(context: click.Context) -> None:
    """Stand in for `ckan`, which would make another portal for each command."""
    context.meta["flask_app"] = context.obj


def index_as_it_is(dataset_id: str) -> None:
    """Index a record, as who writes through models has to: CKAN's writers read the index."""
    if model.Package.get(dataset_id):
        search.rebuild(dataset_id)
    else:
        search.clear(dataset_id)


@contextmanager
def only_reporting() -> Iterator[None]:
    config[settings.MODE] = "report_only"
    try:
        yield
    finally:
        config[settings.MODE] = "enforce"


for command in (ogip, dataset, search_index):
    _portal.add_command(command)
