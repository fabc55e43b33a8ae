"""The project keeps its own promises: sizes, pairs, languages."""

import os
import re
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

from ckanext.ogip.core.registry import load_rules

ROOT = Path(__file__).parents[2]
CODE = {".py", ".html", ".js", ".css", ".sh", ".java"}
LONGEST = 300


NOT_OURS = re.compile(r"\.(?!ci$).*|.*\.egg-info|var|build|dist|node_modules|__pycache__")


def tracked_files():
    """Every file of the project; git itself may be missing where the tests run."""
    for folder, names, files in os.walk(ROOT):
        names[:] = [name for name in names if not NOT_OURS.fullmatch(name)]
        paths = (Path(folder, file) for file in files)
        yield from (path for path in paths if path.is_file() and not path.is_symlink())


def test_no_code_file_is_longer_than_300_lines():
    too_long = {
        str(path.relative_to(ROOT)): count
        for path in tracked_files()
        if path.suffix in CODE and (count := len(path.read_text("utf-8").splitlines())) > LONGEST
    }

    assert too_long == {}


RULE_IDS = [rule.id for rule in load_rules()]


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_each_rule_has_cases_that_pass_and_cases_that_fail(rule_id):
    cases = yaml.safe_load((ROOT / "tests" / "cases" / f"{rule_id}.yml").read_text("utf-8"))
    outcomes = {finding["outcome"] for case in cases for finding in case["expect"]}

    assert {"pass", "fail"} <= outcomes


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_documented_rules_are_the_registered_rules(language):
    pages = {path.stem for path in (ROOT / "docs" / "rules" / language).glob("OG-*.md")}

    assert pages == set(RULE_IDS)


def test_no_case_file_is_left_without_its_rule():
    assert {path.stem for path in (ROOT / "tests" / "cases").glob("*.yml")} == set(RULE_IDS)


def french_catalogue():
    path = ROOT / "i18n" / "fr" / "LC_MESSAGES" / "ckanext-ogip.po"
    with path.open("rb") as source:
        return read_po(source, locale="fr")


def test_every_message_is_translated_into_french():
    untranslated = [
        message.id
        for message in french_catalogue()
        if message.id and (message.fuzzy or not all(_forms(message)))
    ]

    assert untranslated == []


def test_the_french_catalogue_has_every_message_of_the_template():
    with (ROOT / "i18n" / "ckanext-ogip.pot").open("rb") as source:
        template = read_po(source)
    french = french_catalogue()

    assert [m.id for m in template if m.id and french.get(m.id, m.context) is None] == []


def test_french_punctuation_is_kept_with_its_word():
    loose = re.compile(r"(?<![\u00a0\u202f])[:;?!»](?=\s|$)|«(?![\u00a0\u202f])")
    json = re.compile(r"\{.*\}")  # an example of what to send keeps its own punctuation
    marks = [
        text
        for message in french_catalogue()
        if message.id
        for text in _forms(message)
        if loose.search(json.sub("", text))
    ]

    assert marks == []


def _forms(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_no_file_speaks_of_one_machine():
    here = re.compile(r"/(?:work|farm)/|/tmp/bash_jobs|pypi\.org/simple|registry\.npmjs")
    named = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if path.suffix in CODE | {".md", ".yaml", ".toml", ".ini", ".cfg", ""}
        and path != Path(__file__)
        and here.search(path.read_text("utf-8", errors="replace"))
    ]

    assert named == []
