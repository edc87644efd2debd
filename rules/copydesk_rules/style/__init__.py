"""Mixes of forms within one story; no house style is assumed."""
