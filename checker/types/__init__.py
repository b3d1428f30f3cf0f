"""The frozen types that floors hand to each other: no I/O, no NLP."""
