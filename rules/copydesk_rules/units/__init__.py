"""Conversions and units of measurement."""
