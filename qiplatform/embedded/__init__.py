"""PostgreSQL, Redis and the platform's processes on one machine, with nothing installed by hand.

Used by the demonstration, by `make start` and by the tests. Imports no Django: it starts the
processes that do.
"""
