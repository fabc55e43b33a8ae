"""Service standards: how long a stage may take in working days, and how long it takes."""
