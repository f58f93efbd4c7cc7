"""Loads and codes in words."""
