"""The pages that say what is checked, and why: open to everybody, in both languages."""

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.usefixtures("clean_portal")


def page(app, address):
    answer = app.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.body, "html.parser").select_one("#ogip")


def titles(html):
    return [cell.get_text(strip=True) for cell in html.select("tbody th a")]


def test_a_visitor_sees_every_rule_under_its_topic(app):
    html = page(app, "/ogip/rules/")

    assert html.h1.get_text() == "What is checked, and why"
    assert "The licence is an open licence" in titles(html)
    assert html.h2.get_text().startswith("What may be released (")


def test_the_page_speaks_french(app):
    html = page(app, "/fr/ogip/rules/")

    assert html.h1.get_text() == "Ce qui est vérifié, et pourquoi"
    assert "La licence est une licence ouverte" in titles(html)


@pytest.mark.parametrize(
    ("address", "shown", "hidden"),
    [
        ("?clause=6.2", "Titles are short", "The licence is an open licence"),
        ("?q=licence", "The licence is an open licence", "No access restriction remains"),
        ("?role=STEW", "The licence is an open licence", "No access restriction remains"),
    ],
)
def test_rules_are_filtered_by_address(app, address, shown, hidden):
    found = titles(page(app, f"/ogip/rules/{address}"))

    assert hidden not in found
    assert len(found) < len(titles(page(app, "/ogip/rules/")))


def test_a_filter_that_finds_nothing_leads_back(app):
    html = page(app, "/ogip/rules/?q=zebra")

    assert "Nothing matches" in html.get_text()
    assert html.find("a", string="Show all rules")["href"].endswith("/ogip/rules/")


def test_an_unknown_filter_is_named(app):
    assert "“fatal” is unknown" in app.get("/ogip/rules/?severity=fatal", status=400).body


def test_a_rule_has_a_page_of_its_own(app):
    html = page(app, "/ogip/rules/OG-222")

    text = html.get_text(" ", strip=True)
    assert "… characters, aim for …" in text
    assert "To improve" in text
    assert "Nobody" in text
    assert "70" in text


def test_the_page_of_a_rule_speaks_french(app):
    text = page(app, "/fr/ogip/rules/OG-102").get_text(" ", strip=True)

    assert "La licence est une licence ouverte" in text
    assert "Directive sur le gouvernement ouvert, 6.1" in text
    assert "Empêche la publication" in text


def test_a_rule_that_does_not_exist_is_not_found(app):
    assert "OG-000" in app.get("/ogip/rules/OG-000", status=404).body
