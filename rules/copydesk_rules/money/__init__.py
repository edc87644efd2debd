"""Sums of money, and sums said again in another currency."""
