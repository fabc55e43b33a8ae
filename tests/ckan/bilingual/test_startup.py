"""Exactly one plugin may handle text in several languages."""

from __future__ import annotations

import pytest
from ckan.exceptions import CkanConfigurationException

from ckanext.ogip.bilingual.plugin import OgipBilingualPlugin
from ckanext.ogip.bilingual.startup import require_one_bilingual_plugin, require_order


@pytest.mark.parametrize("listed", ["ogip_bilingual", "fluent"])
def test_one_of_the_two_is_enough(listed):
    assert require_one_bilingual_plugin(["ogip", listed, "scheming_datasets"]) is None


@pytest.mark.parametrize(
    ("plugins", "said"),
    [
        (["ogip", "ogip_bilingual", "fluent"], "both fluent and ogip_bilingual"),
        (["ogip", "scheming_datasets"], "neither ogip_bilingual nor fluent"),
    ],
)
def test_both_or_none_stops_start_up_and_says_why(plugins, said):
    with pytest.raises(CkanConfigurationException, match=said):
        require_one_bilingual_plugin(plugins)


def test_the_plugin_refuses_to_start_beside_fluent():
    with pytest.raises(CkanConfigurationException, match="Remove one of them"):
        OgipBilingualPlugin().configure({"ckan.plugins": "ogip_bilingual fluent"})


def test_standing_after_scheming_stops_start_up_and_says_how_to_write_the_line():
    with pytest.raises(CkanConfigurationException, match="ogip ogip_bilingual scheming_datasets"):
        require_order(["ogip", "scheming_datasets", "ogip_bilingual"])


def test_standing_before_scheming_is_right():
    assert require_order(["ogip", "ogip_bilingual", "scheming_datasets"]) is None
