"""Template helpers, one module per subject."""

from __future__ import annotations

from .choices import ogip_choices, ogip_form_choices

__all__ = ["ogip_choices", "ogip_form_choices"]
