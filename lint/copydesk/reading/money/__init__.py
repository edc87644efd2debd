"""Sums of money, their currencies, and sums that are said again in another one."""
