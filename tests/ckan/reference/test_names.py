"""Every name has its counterpart: action, auth function, schema, documentation."""

from pathlib import Path

import pytest
from ckan.cli.cli import ckan
from ckan.common import config_declaration

from ckanext.ogip.logic import action, auth, schema
from ckanext.ogip.logic.action import item
from ckanext.ogip.logic.exports import exported, modules_of

ROOT = Path(__file__).parents[3]
ACTIONS, AUTH, SCHEMAS = (exported(modules_of(each.__name__)) for each in (action, auth, schema))
OURS = sorted(name for name in ACTIONS if name.startswith("ogip_"))


@pytest.mark.parametrize("name", OURS)
def test_each_action_has_an_auth_function_and_a_schema_of_its_name(name):
    assert name in AUTH
    assert name in SCHEMAS


@pytest.mark.parametrize("name", OURS)
def test_each_action_says_what_it_takes_and_returns(name):
    docstring = ACTIONS[name].__doc__

    assert docstring.splitlines()[0].endswith((".", ":"))
    assert ":returns:" in docstring


def test_the_generated_documentation_is_current(cli):
    result = cli.invoke(ckan, ["ogip", "docs", "--check", "--folder", str(ROOT / "docs")])

    assert result.output == ""
    assert result.exit_code == 0


def test_two_modules_may_not_export_one_name():
    with pytest.raises(ValueError, match="exported twice"):
        exported([item, item])


@pytest.mark.usefixtures("with_plugins")
def test_each_setting_is_declared_with_a_description():
    declared = [key for key in config_declaration.iter_options() if "ckanext.ogip." in str(key)]

    assert len(declared) >= 5
    assert all(config_declaration[key].description for key in declared)
