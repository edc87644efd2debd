"""Totals and parts, wholes and shares, figures for each and for all, lists and their numbers."""
