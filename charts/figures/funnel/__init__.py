"""Units compared with one another: a funnel, never a league table."""
