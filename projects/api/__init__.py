"""Projects and what belongs to them, for other programs: the same services as the pages."""
