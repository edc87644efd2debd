"""Days, times, and the time between them."""
