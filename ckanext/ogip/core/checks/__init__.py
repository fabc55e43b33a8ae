"""The shipped checks, one module per theme, each with a YAML file of the same name beside it."""

from __future__ import annotations

from . import dating, formats, languages, licence, lifetime, profile, titles

THEMES = (licence, formats, languages, titles, profile, dating, lifetime)
