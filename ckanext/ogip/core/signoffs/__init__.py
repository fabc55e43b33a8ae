"""Sign-offs: decisions of people in their roles, and which of them count."""
