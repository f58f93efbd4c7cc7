from archives.models.export import Export
from archives.models.import_ import Import

__all__ = ["Export", "Import"]
