"""Loading series from a file whose columns somebody else chose.

A line names a unit, a period, its numbers and, where a file holds several measures, which one.
Units and measures that are not known yet are made on the way, through the services.
"""
