"""A decision that a sysadmin takes."""

DECISION = {
    "reason_code": "urgent_public_interest",
    "explanation": "The flood warnings must be public today.",
}
