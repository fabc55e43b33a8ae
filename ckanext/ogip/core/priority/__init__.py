"""Release priority: statements that people or facts answer, the score, the band, the order."""
