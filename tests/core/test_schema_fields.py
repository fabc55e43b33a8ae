"""The fields of the three schemas: complete, in both languages, no decision among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from ckanext.ogip.core.vocabulary import CHOICES_FOLDER, load_vocabulary

SCHEMAS = CHOICES_FOLDER.parent
FILES = ("dataset.yaml", "information_asset.yaml", "organization.yaml")
GROUPS = ("dataset_fields", "resource_fields", "fields")
Field = dict[str, Any]


def names(text: str) -> set[str]:
    return set(text.split())


IDENTIFICATION = names("""title_translated notes_translated keywords owner_org
    org_title_at_publication org_section creator contributor maintainer_email subject audience
    geographic_region spatial time_period_coverage_start time_period_coverage_end frequency
    date_published date_modified portal_release_date license_id jurisdiction restrictions
    collection program_page_url relationship digital_object_identifier""")
INVENTORY = names("""ref_number holding_id program volume scope complexity native_format
    conversion_status conversion_plan_date source_system authoritative_location access_level
    third_party security_category derived_from_personal disclosure_control enduring_value
    disposition_date business_owner steward""")
PRIORITY_INPUTS = names("""mandatory_basis mandatory_event_date themes_of_interest nap_theme purpose
    automation_level planned_release_date""")
LIFETIME = names("""lifetime_class review_date date_expires retention_until retention_basis
    disposition_authority schedule_anchor superseded_by delay_reason delay_until""")
INFORMATION_ONLY = names("""issuance issuance_frequency edition data_series_name
    data_series_issue_identification isbn issn gc_catalogue_number date_created date_captured
    additional_notes""")
RESOURCE = names("""name_translated description_translated resource_type format language
    character_set size date_published url language_pair same_content_as""")
OF_OPEN_CANADA = names("""metadata_contact parent_id hierarchy_level file_id short_key
    position_name responsible_role contact_information topic_category maintainer_contact_form credit
    place_of_publication federated_date_modified reference_system_information distributor status
    association_type aggregate_identifier spatial_representation_type imso_approval
    ready_to_publish presentation_form display_flags""")
DECIDED_OR_COMPUTED = names("""eligible_for_release eligibility_outcome eligibility_answers
    exemption exemption_rationale exemption_review_date priority_score priority_points priority_band
    priority_override next_update_due last_reviewed sign_offs waivers assessment ogip""")
BOTH = IDENTIFICATION | INVENTORY | PRIORITY_INPUTS | LIFETIME


@cache
def read(name: str) -> dict[str, Any]:
    return yaml.safe_load((SCHEMAS / name).read_text(encoding="utf-8"))


PRESETS: dict[str, Field] = {
    preset["preset_name"]: preset["values"] for preset in read("presets.yaml")["presets"]
}


def fields(name: str, group: str) -> dict[str, Field]:
    return {
        field["field_name"]: {**PRESETS[field["preset"]], **field}
        for field in read(name).get(group, [])
    }


def every_field() -> Iterator[tuple[str, Field]]:
    for name in FILES:
        for group in GROUPS:
            for field_name, field in fields(name, group).items():
                yield f"{name}:{group}:{field_name}", field
                for subfield in field.get("repeating_subfields", []):
                    yield f"{name}:{group}:{field_name}.{subfield['field_name']}", subfield


EVERY_FIELD = dict(every_field())


def is_in_both_languages(text: object) -> bool:
    return (
        isinstance(text, dict)
        and set(text) == {"en", "fr"}
        and all(isinstance(value, str) and value.strip() for value in text.values())
    )


def those(condition: Callable[[Field], bool]) -> list[str]:
    return [where for where, field in EVERY_FIELD.items() if condition(field)]


def test_each_field_has_a_label_and_a_help_text_in_both_languages():
    assert those(lambda field: not is_in_both_languages(field["label"])) == []
    assert those(lambda field: not is_in_both_languages(field["help_text"])) == []


def test_help_texts_are_sentences_and_differ_between_the_languages():
    assert those(lambda field: not field["help_text"]["en"].endswith(".")) == []
    assert those(lambda field: not field["help_text"]["fr"].endswith(".")) == []
    assert those(lambda field: field["help_text"]["en"] == field["help_text"]["fr"]) == []


def test_french_punctuation_is_kept_with_its_word():
    def breaks(field: Field) -> bool:
        french = f"{field['label']['fr']} {field['help_text']['fr']}"
        return any(apart in french for apart in ("« ", " »", " :", " ;", " ?", " !"))

    assert those(breaks) == []


def test_no_field_is_required_or_has_a_default():
    assert those(lambda field: bool(field.get("required"))) == []
    assert those(lambda field: "default" in field or "default_jinja2" in field) == []


def test_schemas_do_not_relax_required_fields_by_the_state_of_a_record():
    assert all("draft_fields_required" not in read(name) for name in FILES)


def test_each_field_with_choices_names_a_shipped_vocabulary_and_codes_of_it():
    def strays(field: Field) -> bool:
        if "choices_helper" not in field:
            return False
        named = {*field.get("form_restrict_choices_to", []), field.get("exclusive_choice")}
        return not named - {None} <= load_vocabulary(field["vocabulary"]).codes

    assert those(strays) == []


@pytest.mark.parametrize("name", ["dataset.yaml", "information_asset.yaml"])
def test_form_pages_come_in_the_order_a_publisher_thinks(name: str):
    starts = [
        field["start_form_page"]
        for field in read(name)["dataset_fields"]
        if "start_form_page" in field
    ]

    assert [page["title"]["en"] for page in starts] == [
        "What it is",
        "Where it belongs",
        "Release",
        "Lifetime",
    ]
    assert all(is_in_both_languages(page["title"]) for page in starts)
    assert all(is_in_both_languages(page["description"]) for page in starts)


@pytest.mark.parametrize("name", ["dataset.yaml", "information_asset.yaml"])
def test_the_first_page_has_what_ckan_needs_to_store_a_record(name: str):
    first_page = read(name)["dataset_fields"][:3]

    assert [field["field_name"] for field in first_page] == [
        "title_translated",
        "name",
        "owner_org",
    ]


def test_both_types_have_each_field_the_sources_ask_for():
    assert fields("dataset.yaml", "dataset_fields").keys() >= BOTH
    assert fields("information_asset.yaml", "dataset_fields").keys() >= BOTH


def test_information_assets_have_their_own_fields():
    assert fields("information_asset.yaml", "dataset_fields").keys() >= INFORMATION_ONLY


def test_resources_of_both_types_have_each_field():
    assert fields("dataset.yaml", "resource_fields").keys() >= RESOURCE
    assert fields("information_asset.yaml", "resource_fields").keys() >= RESOURCE


def test_datasets_keep_what_open_canada_harvests():
    assert fields("dataset.yaml", "dataset_fields").keys() >= OF_OPEN_CANADA


@pytest.mark.parametrize("name", ["imso_approval", "ready_to_publish"])
def test_the_approval_fields_of_open_canada_are_data_and_not_on_the_form(name: str):
    for file in ("dataset.yaml", "information_asset.yaml"):
        field = fields(file, "dataset_fields")[name]
        assert field["form_snippet"] is None
        assert "decides nothing here" in field["help_text"]["en"]


def test_what_somebody_decides_or_the_system_computes_is_no_field():
    known = {field for name in FILES for group in GROUPS for field in fields(name, group)}

    assert known & DECIDED_OR_COMPUTED == set()


def test_every_preset_is_used():
    used = {
        field["preset"] for name in FILES for group in GROUPS for field in read(name).get(group, [])
    }

    assert used == set(PRESETS)


def test_fields_in_both_schemas_mean_the_same():
    dataset, information = (
        {field["field_name"]: field["preset"] for field in read(name)["dataset_fields"]}
        for name in FILES[:2]
    )

    shared = dataset.keys() & information.keys()

    assert {name: dataset[name] for name in shared} == {name: information[name] for name in shared}
