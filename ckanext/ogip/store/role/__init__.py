"""Who holds which role of open government, in the tables."""
