"""Quantities with their units, and quantities that are said again in another unit."""
