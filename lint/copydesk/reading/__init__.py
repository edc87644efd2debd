"""What the copy says: figures, quantities, dates, speech, sentences. Found once a story, shared by all rules."""
