"""Template helpers, one module per subject."""

from __future__ import annotations

from .choices import ogip_choices, ogip_form_choices, ogip_licence
from .formats import ogip_date_in_words, ogip_number
from .forms import ogip_input_attributes, ogip_new_name
from .labels import ogip_label, ogip_role_label, ogip_state_label, ogip_type_label
from .rules import ogip_clause, ogip_outline, ogip_parameter

__all__ = [
    "ogip_choices",
    "ogip_clause",
    "ogip_date_in_words",
    "ogip_form_choices",
    "ogip_input_attributes",
    "ogip_label",
    "ogip_licence",
    "ogip_new_name",
    "ogip_number",
    "ogip_outline",
    "ogip_parameter",
    "ogip_role_label",
    "ogip_state_label",
    "ogip_type_label",
]
