"""The figures of a story, what each is an amount of, and what it counts."""
