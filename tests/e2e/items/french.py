"""Whether a page that is read in French has a sentence in English left."""

from pathlib import Path

from babel.messages.pofile import read_po

_TEXTS = Path(__file__).parents[3] / "i18n/fr/LC_MESSAGES/ckanext-ogip.po"
_SHORTEST = 12  # characters; shorter words may be names, or the same in both languages


def english_texts():
    """Return our texts in English that read otherwise in French and hold no values."""
    with _TEXTS.open("rb") as file:
        texts = [each for each in read_po(file) if isinstance(each.id, str)]
    return [
        each.id
        for each in texts
        if len(each.id) >= _SHORTEST and "%(" not in each.id and each.id not in each.string
    ]


def assert_in_french(page, texts):
    """Fail with the sentences of the page that nobody translated."""
    shown = page.locator("#ogip").inner_text()
    assert [text for text in texts if text in shown] == []
