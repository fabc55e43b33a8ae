"""Revisions of public records: what differs, what may go at once, and how two changes join."""
