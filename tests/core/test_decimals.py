"""Numbers with one decimal, as each language writes them."""

import pytest

from ckanext.ogip.core.formatting import format_decimal


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0", "0"),
        (12.0, "12", "12"),
        (4.5, "4.5", "4,5"),
        (0.04, "0", "0"),
        (1204.96, "1,205", "1\u202f205"),
        (1204.7, "1,204.7", "1\u202f204,7"),
    ],
)
def test_a_number_has_one_decimal_at_most(value, english, french):
    assert format_decimal(value, "en") == english
    assert format_decimal(value, "fr") == french
