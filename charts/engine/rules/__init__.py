"""One pure function for each rule.

A point rule takes `Evidence` of k phases of n points and its own parameters, and returns
`Flags`: which points take part in the pattern. A phase rule returns one truth a phase.
"""
