"""Languages and size of an asset, as its inventory item says them."""

import pytest

from ckanext.ogip.core.inventory.extent import extent_of_asset
from ckanext.ogip.core.inventory.values import BIGINT_LIMIT


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({}, (None, None)),
        ({"resources": [{}, {"language": [], "size": None}]}, (None, None)),
        ({"resources": [{"language": ["fr"]}, {"language": '["en"]'}]}, ("en+fr", None)),
        ({"resources": [{"language": ["zxx"]}, {"language": ["en"]}]}, ("en", None)),
        ({"resources": [{"language": ["zxx"]}]}, ("zxx", None)),
        ({"resources": [{"language": ["cr"]}]}, ("other", None)),
        ({"language": ["fr"], "resources": [{"language": ["en"]}]}, ("fr", None)),
        ({"resources": [{"size": 5}, {"size": "7"}, {"size": "large"}]}, (None, 12)),
        ({"size": "100", "resources": [{"size": 5}]}, (None, 100)),
        ({"resources": [{"size": -1}]}, (None, None)),
        ({"resources": [{"size": BIGINT_LIMIT}, {"size": 1}]}, (None, BIGINT_LIMIT)),
        ({"resources": [{"size": "9" * 40}], "language": 7}, ("other", None)),
        ({"resources": "no list"}, (None, None)),
    ],
)
def test_an_asset_says_its_languages_and_size(record, expected):
    assert extent_of_asset(record) == expected
