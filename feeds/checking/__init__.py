"""Checking rows in sets: what is plainly right passes as columns, and only the rest one by one.

The one by one is `charts.readings`, the same that checks what a person types; the test of columns
lets through nothing that it would refuse.
"""

from feeds.checking.checker import Checked, Checker, Rejected

__all__ = ["Checked", "Checker", "Rejected"]
