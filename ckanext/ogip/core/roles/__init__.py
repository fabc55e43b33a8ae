"""Roles of open government: who holds which, who gives them, and what each may do."""
