from archives.models.export import Export

__all__ = ["Export"]
