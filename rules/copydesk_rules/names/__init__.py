"""People and what is said of them."""
