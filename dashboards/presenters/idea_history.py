"""What happened to change ideas, in sentences. Votes are counted where the idea stands."""

from django.utils.translation import gettext as _

from audit.selectors import Change
from common.templatetags.words import joined


def idea_sentence(change: Change) -> str:
    """One change of an idea: suggested, answered, weighed, taken on."""
    row = change.row
    idea = f"“{row.node}”"
    if change.before is None:
        return _("Suggested {to_stop}{idea}").format(
            to_stop="to stop something: " if row.could_stop else "", idea=idea
        )
    if change.after is None:
        return ""
    said = []
    weights = [
        f"{name} {getattr(row, name) or 'open'}"
        for name in ("impact", "effort")
        if change.changed(name)
    ]
    if weights:
        said.append(_("Weighed {idea}: {weights}").format(idea=idea, weights=joined(weights)))
    if change.changed("owner_id"):
        said.append(
            _("{owner} takes {idea} further").format(owner=row.owner or "Nobody", idea=idea)
        )
    if change.changed("reply"):  # last: it ends with a full stop of its own, or with none
        again = _("Put the reply to {idea} in other words").format(idea=idea)
        said.append(f"{again if change.before.reply else f'Replied to {idea}'}: {row.reply}")
    return ". ".join(said)


def idea_box_sentence(change: Change) -> str:
    """One change of the box of an idea: other words, taken off, put back."""
    if change.before is None or change.after is None:
        return ""
    if change.changed("text"):
        return _("Called the idea “{before}” “{after}”").format(
            before=change.before.text, after=change.row.text
        )
    if change.changed("removed_at"):
        done = _("Took the idea “{}” off") if change.row.removed_at else _("Put the idea “{}” back")
        return done.format(change.row.text)
    return ""
