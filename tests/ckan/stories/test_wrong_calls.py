"""A command that is called wrongly says what is wrong, and ends with 2."""

import pytest
from ckan.cli.cli import ckan

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["check", "no-such-asset"], "no-such-asset"),
        (["check"], "--file"),
        (["check", "--file", "no-such-file.json"], "no-such-file.json"),
        (["publish", "no-such-asset"], "no-such-asset"),
        (["check", "x", "--user", "nobody-here"], "nobody-here"),
    ],
)
def test_it_ends_with_2_and_names_what_is_wrong(cli, arguments, named):
    done = cli.invoke(ckan, ["ogip", *arguments])

    assert done.exit_code == 2
    assert named in done.stderr


def test_a_file_that_is_not_json_is_named(cli, tmp_path):
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")

    done = cli.invoke(ckan, ["ogip", "check", "--file", str(path)])

    assert done.exit_code == 2
    assert "broken.json" in done.stderr


def test_a_member_of_nothing_may_not_check_an_asset(cli, api, editor, outsider, organization):
    draft = api(editor).action.package_create(
        type="dataset", name="a-draft", owner_org=organization["id"]
    )

    done = cli.invoke(ckan, ["ogip", "check", draft["name"], "--user", outsider["name"]])

    assert done.exit_code == 2
    assert "members" in done.stderr
