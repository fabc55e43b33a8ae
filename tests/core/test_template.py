"""Messages show their values as a reader of each language expects them."""

from __future__ import annotations

from typing import Any

import pytest

from ckanext.ogip.core.template import Template
from ckanext.ogip.core.text import Text


@pytest.mark.parametrize(
    ("how", "value", "en", "fr"),
    [
        ("", "x", "x", "x"),
        ("", {"en": "Rate", "fr": "Taux"}, "Rate", "Taux"),
        ("", ["CSV"], "CSV", "CSV"),
        ("", ["CSV", "JSON", "XML"], "CSV, JSON and XML", "CSV, JSON et XML"),
        ("", [], "", ""),
        (":number", 7, "7", "7"),
        (":number", 1204567, "1,204,567", "1\u202f204\u202f567"),
        (":date", "2027-01-15", "15 January 2027", "15 janvier 2027"),
        (":date", "2026-08-01", "1 August 2026", "1er août 2026"),
        (":frequency", "P1Y", "Annually", "Annuel"),
        (":frequency", "P99Y", "P99Y", "P99Y"),
        (":resource_format", "NETCDF", "NetCDF", "NetCDF"),
        (":field", "license_id", "Licence", "Licence"),
        (":field", "review_date", "Review date", "Date de réexamen"),
        (":resource_field", "size", "Size in bytes", "Taille en octets"),
        (":field", "no_such_field", "no_such_field", "no_such_field"),
    ],
)
def test_a_value_is_shown_in_both_languages(how: str, value: Any, en: str, fr: str) -> None:
    placeholder = f"{{value{how}}}"
    template = Template.compile(Text(f"<{placeholder}>", f"«{placeholder}»"))
    assert template.fill({"value": value}) == Text(f"<{en}>", f"«{fr}»")


def test_the_order_of_values_may_differ_between_languages() -> None:
    template = Template.compile(Text("{a} then {b}", "{b} après {a}"))
    assert template.names == {"a", "b"}
    assert template.fill({"a": "A", "b": "B"}) == Text("A then B", "B après A")


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert Template.compile(Text("{a}", "{a}")).fill({"a": "{b}"}) == Text("{b}", "{b}")


@pytest.mark.parametrize("broken", ["{", "}", "{a", "{A}", "{}", "{a b}", "{a:}"])
def test_a_stray_brace_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="placeholder"):
        Template.compile(Text(broken, broken))


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Template.compile(Text("{a}", "{a}")).fill({})


@pytest.mark.parametrize(
    ("lang", "shown"), [("fr", "Taux"), ("fr_CA", "Taux"), ("en", "Rate"), ("de", "Rate")]
)
def test_a_text_answers_to_any_locale(lang: str, shown: str) -> None:
    assert Text("Rate", "Taux").get(lang) == shown
