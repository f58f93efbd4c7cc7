"""Composition of the platform: settings, addresses, background work, embedded services."""
