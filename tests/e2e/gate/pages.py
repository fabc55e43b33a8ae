"""What the tests of these pages share: what people type, and how they press keys."""

NARROW = {"viewport": {"width": 320, "height": 640}}
LANGUAGES = ["", "/fr"]
WHY = {
    "en": "The counts of two harbours were swapped.",
    "fr": "Les comptages de deux ports étaient inversés.",
}
DECISION = {"reason_code": "urgent_public_interest", "explanation": "The flood is coming today."}
REVIEWING = """\
name: reviewing
version: "1"
base: federal
title: {en: Reviewing, fr: Qui révise}
material_changes: held
"""


def tab_to(page, target):
    """Press Tab until the target has the focus, as many times as the page has places to stop."""
    stops = page.locator("a, button, input, select, textarea, summary, [tabindex]").count()
    for _ in range(stops):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the keyboard does not reach the target")
