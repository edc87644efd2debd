"""A run over many stories: which are meant, what is done with each, and the results in order."""
