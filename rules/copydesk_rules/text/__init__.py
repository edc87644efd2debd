"""The characters and words of the copy."""
