"""Roles of open government: who holds them, and in which one somebody acts."""
