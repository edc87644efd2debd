"""Dates held against the calendar and the record."""
