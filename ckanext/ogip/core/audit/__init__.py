"""The log as a chain: each event holds the hash of the one before it."""
