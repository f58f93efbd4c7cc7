"""The database as Django sees it: PostgreSQL, asked less often whether it is still there."""
