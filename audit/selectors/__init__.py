from audit.selectors.changes import Change, changes_of, rows_as_of

__all__ = ["Change", "changes_of", "rows_as_of"]
