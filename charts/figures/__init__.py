"""What people see and read of an analysis: drawings, sentences, tables.

Pure functions of a `ChartSpec`: no Django, no database, no clock.
"""
