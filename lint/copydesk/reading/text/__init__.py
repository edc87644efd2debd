"""The copy as text: sentences, lines, words, the voice that speaks, what is quoted and what is corrected."""
