"""Places and what is said of them."""
