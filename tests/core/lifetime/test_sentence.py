"""What a dataset page says about updates, case by case, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from ckanext.ogip.core.lifetime.sentence import in_words, sentences
from ckanext.ogip.core.values import Bilingual
from ckanext.ogip.core.vocabulary import load_vocabulary
from tests.core.lifetime.records import DELAY, lifetime

REASON = Bilingual(**DELAY)
CASES: list[tuple[dict[str, Any], str, str]] = [
    (
        {"frequency": "P3M", "schedule_anchor": "2026-01-15", "date_modified": "2026-06-15",
         "resources": [{"date_published": "2026-06-10"}]},
        "Updated quarterly. Next update expected by 15 October 2026.",
        "Mise à jour trimestrielle. Prochaine mise à jour attendue d'ici le 15 octobre 2026.",
    ),
    (
        {"frequency": "P1M", "date_modified": "2026-06-01"},
        "Updated monthly. Next update expected by 1 July 2026.",
        "Mise à jour mensuelle. Prochaine mise à jour attendue d'ici le 1er juillet 2026.",
    ),
    (
        {"date_modified": "2025-01-15"},
        "Updated annually. An update was expected by 15 January 2026 and is late.",
        "Mise à jour annuelle. Une mise à jour était attendue d'ici le 15 janvier 2026 et accuse "
        "un retard.",
    ),
    (
        {"date_modified": "2025-01-15", "delay_until": "2026-09-01", "delay_reason": DELAY},
        "Updated annually. An update was expected by 15 January 2026 and is delayed. It is now "
        "expected by 1 September 2026. Reason: A sensor failed.",
        "Mise à jour annuelle. Une mise à jour était attendue d'ici le 15 janvier 2026 et accuse "
        "un retard. Elle est maintenant attendue d'ici le 1er septembre 2026. Motif\u00a0: Un "
        "capteur est tombé en panne.",
    ),
    (
        {"date_modified": "2025-07-01", "delay_until": "2026-09-01", "delay_reason": DELAY},
        "Updated annually. The next update is expected by 1 September 2026. Reason for the change: "
        "A sensor failed.",
        "Mise à jour annuelle. La prochaine mise à jour est attendue d'ici le 1er septembre 2026. "
        "Motif du changement\u00a0: Un capteur est tombé en panne.",
    ),
    (
        {"date_modified": "2025-07-01", "delay_until": "2026-06-20", "delay_reason": DELAY},
        "Updated annually. Next update expected by 1 July 2026.",
        "Mise à jour annuelle. Prochaine mise à jour attendue d'ici le 1er juillet 2026.",
    ),
    (
        {"date_modified": None},
        "Updated annually. No date says when the data last changed, so the next update cannot be "
        "foreseen.",
        "Mise à jour annuelle. Aucune date n'indique le dernier changement des données\u00a0; la "
        "prochaine mise à jour n'est donc pas prévisible.",
    ),
    (
        {"frequency": "irregular", "review_date": "2027-01-15"},
        "Updated at irregular times. Next review by 15 January 2027.",
        "Mise à jour à intervalles irréguliers. Prochain réexamen d'ici le 15 janvier 2027.",
    ),
    (
        {"frequency": "not_planned", "review_date": "2026-01-15"},
        "No update is planned. A review was expected by 15 January 2026 and has not taken place "
        "yet.",
        "Aucune mise à jour n'est prévue. Un réexamen était attendu d'ici le 15 janvier 2026 et "
        "n'a pas encore eu lieu.",
    ),
    ({"frequency": "as_needed"}, "Updated as needed.", "Mise à jour au besoin."),
    (
        {"frequency": "unknown"},
        "How often this is updated is not known.",
        "La fréquence de mise à jour n'est pas connue.",
    ),
    (
        {"frequency": "", "review_date": "2027-01-15"},
        "Next review by 15 January 2027.",
        "Prochain réexamen d'ici le 15 janvier 2027.",
    ),
    (
        {"frequency": "P10Y", "date_modified": "2020-06-15"},
        "Updated at regular times. Next update expected by 15 June 2030.",
        "Mise à jour à intervalles réguliers. Prochaine mise à jour attendue d'ici le 15 juin "
        "2030.",
    ),
    ({"frequency": ""}, "", ""),
    ({"frequency": "sometimes"}, "", ""),
    (
        {"lifetime_class": "historical", "date_modified": "2001-01-01"},
        "This record is no longer updated. It is kept for reference.",
        "Cette fiche n'est plus mise à jour. Elle est conservée à titre de référence.",
    ),
    (
        {"lifetime_class": "superseded"},
        "This record is no longer updated, because another one has replaced it.",
        "Cette fiche n'est plus mise à jour, car une autre l'a remplacée.",
    ),
    (
        {"lifetime_class": "withdrawn"},
        "The content of this record was withdrawn.",
        "Le contenu de cette fiche a été retiré.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "en", "fr"), CASES, ids=[case[1][:40] for case in CASES])
def test_the_page_says_how_often_and_what_comes_next(
    fields: dict[str, Any], en: str, fr: str
) -> None:
    words = in_words(lifetime(**fields), REASON)

    assert (words.en, words.fr) == (en, fr)


def test_a_delay_whose_reason_is_not_known_is_late() -> None:
    late = lifetime(date_modified="2025-01-15", delay_until="2026-09-01", delay_reason=DELAY)

    assert in_words(late).en.endswith("is late.")


@pytest.mark.parametrize("frequency", sorted(load_vocabulary("issuance_frequency").codes))
def test_every_frequency_of_documents_is_worded(frequency: str) -> None:
    assert "regular times" not in sentences(lifetime(frequency=frequency))[0].en.replace(
        "irregular", ""
    )


@pytest.mark.parametrize("frequency", sorted(load_vocabulary("frequency").codes))
def test_every_frequency_has_a_sentence_of_its_own_in_both_languages(frequency: str) -> None:
    (first, *_) = sentences(lifetime(frequency=frequency))

    assert first.en.endswith(".")
    assert first.fr.endswith(".")
    others = [c for c in load_vocabulary("frequency").codes if c != frequency]
    assert first.en not in [sentences(lifetime(frequency=code))[0].en for code in others]
