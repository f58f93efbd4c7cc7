"""Measures, their numbers and their charts in words and links, ready for templates."""
