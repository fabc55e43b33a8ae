"""What a rule pack tests itself with; needs the extra `test` (pytest, hypothesis)."""
