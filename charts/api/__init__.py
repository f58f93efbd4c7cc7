"""Measures, their numbers and their charts, for other programs: the same services as the pages."""
