"""The page of an organization: its roles, and its work at a glance."""
