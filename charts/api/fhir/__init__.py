"""Measures and results for systems that speak FHIR R4, to read.

FHIR has its own shapes, search and errors, and describes them itself at `metadata`: these
addresses stand beside the OpenAPI schema, not in it.
"""
