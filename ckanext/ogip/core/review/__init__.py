"""Reviews before a release: who is asked in which order, what they decided, what that is worth."""
