"""How long a record stays current and public: due dates, reviews, decisions, notices."""
