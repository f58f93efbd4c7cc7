"""What happened to the score of a project and at its end, in sentences."""

from django.utils.translation import gettext as _

from audit.selectors import Change


def score_sentence(change: Change) -> str:
    """A claim, or a coach who agrees with one."""
    row = change.row
    if change.before is None:
        why = f": {row.why}" if row.why else ""
        return _("Claimed the score {score}, the record suggested {suggested}{why}").format(
            score=row.score, suggested=row.suggested, why=why
        )
    return (
        _("Countersigned the score {score}").format(score=row.score)
        if change.changed("countersigned_at")
        else ""
    )


def told_sentence(change: Change) -> str:
    """What a coach tells of an improvement, or takes back."""
    verb = _("Told of an improvement") if change.after else _("Took back what was told")
    return f"{verb}: {change.row.words}"


def closing_sentence(change: Change) -> str:
    """The closing summary, begun and changed."""
    return _("Changed the closing summary") if change.before else _("Wrote the closing summary")
