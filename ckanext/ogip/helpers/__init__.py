"""Template helpers, one module per subject."""

from __future__ import annotations

from .choices import ogip_choices, ogip_form_choices, ogip_licence
from .exempt import ogip_is_exempt
from .formats import ogip_date_in_words, ogip_decimal, ogip_number
from .forms import (
    ogip_input_attributes,
    ogip_new_name,
    ogip_resource_errors,
    ogip_spaces_label_colons,
)
from .labels import ogip_label, ogip_role_label, ogip_state_label, ogip_type_label
from .lifetime import ogip_lifetime, ogip_lifetime_name
from .published import ogip_has_published_inventory
from .release_plan import ogip_plan_name
from .revisions import ogip_revision_state
from .rules import ogip_clause, ogip_outline, ogip_parameter
from .texts import ogip_in_language

__all__ = [
    "ogip_choices",
    "ogip_clause",
    "ogip_date_in_words",
    "ogip_decimal",
    "ogip_form_choices",
    "ogip_has_published_inventory",
    "ogip_in_language",
    "ogip_input_attributes",
    "ogip_is_exempt",
    "ogip_label",
    "ogip_licence",
    "ogip_lifetime",
    "ogip_lifetime_name",
    "ogip_new_name",
    "ogip_number",
    "ogip_outline",
    "ogip_parameter",
    "ogip_plan_name",
    "ogip_resource_errors",
    "ogip_revision_state",
    "ogip_role_label",
    "ogip_spaces_label_colons",
    "ogip_state_label",
    "ogip_type_label",
]
