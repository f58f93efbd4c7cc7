"""A fictional mental health trust, planned as data and then built through the services.

`planning.plan_trust` writes down the whole trust without touching a database: units, people,
projects, measures and every number, relative to a given day. `building` then makes it real.
"""
