"""What a policy says about material changes of public records, in words."""

from __future__ import annotations

from ..text import Text
from .revisions import MaterialChanges, Revisions

_WHEN = {
    MaterialChanges.VISIBLE_AT_ONCE: Text(
        "Material changes of public records are visible at once, and reviewed afterwards.",
        "Les changements importants des fiches publiques sont visibles tout de suite et révisés "
        "par la suite.",
    ),
    MaterialChanges.HELD: Text(
        "Material changes of public records wait for approval before anybody sees them.",
        "Les changements importants des fiches publiques attendent une approbation avant d'être "
        "visibles.",
    ),
}
_REFRESH = Text(
    "New data in a resource that stays the same do not wait.",
    "Les nouvelles données d'une ressource qui reste la même n'attendent pas.",
)
_BY_ANOTHER = Text(
    "Whoever changed a revision last does not approve it.",
    "La personne qui a modifié une révision en dernier ne l'approuve pas.",
)


def revisions_in_words(revisions: Revisions) -> list[Text]:
    """Return sentences that say when changes of public records are seen, and who approves them."""
    sentences = [_WHEN[revisions.material_changes]]
    if revisions.material_changes is MaterialChanges.HELD and revisions.data_refresh:
        sentences.append(_REFRESH)
    if revisions.by_another:
        sentences.append(_BY_ANOTHER)
    return sentences
