"""What happened to the score of a project and at its end, in sentences."""

from audit.selectors import Change


def score_sentence(change: Change) -> str:
    """A claim, or a coach who agrees with one."""
    row = change.row
    if change.before is None:
        why = f": {row.why}" if row.why else ""
        return f"Claimed the score {row.score}, the record suggested {row.suggested}{why}"
    return f"Countersigned the score {row.score}" if change.changed("countersigned_at") else ""


def told_sentence(change: Change) -> str:
    """What a coach tells of an improvement, or takes back."""
    verb = "Told of an improvement" if change.after else "Took back what was told"
    return f"{verb}: {change.row.words}"


def closing_sentence(change: Change) -> str:
    """The closing summary, begun and changed."""
    return "Changed the closing summary" if change.before else "Wrote the closing summary"
