"""Policy packs: which rules count, how much, from when, for whom; read, compared, put in words."""
