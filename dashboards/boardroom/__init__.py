"""The board's pack as data: what is on it, what to ask, and how it becomes paper and slides.

Plain values in, files and words out: no database and no clock.
"""
