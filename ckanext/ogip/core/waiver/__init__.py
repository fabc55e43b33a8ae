"""Waivers: a named role accepts, for a time, that one rule fails on one record."""
