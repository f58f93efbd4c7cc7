"""What happened to change ideas, in sentences. Votes are counted where the idea stands."""

from audit.selectors import Change
from common.templatetags.words import joined


def idea_sentence(change: Change) -> str:
    """One change of an idea: suggested, answered, weighed, taken on."""
    row = change.row
    idea = f"“{row.node}”"
    if change.before is None:
        return f"Suggested {'to stop something: ' if row.could_stop else ''}{idea}"
    if change.after is None:
        return ""
    said = []
    weights = [
        f"{name} {getattr(row, name) or 'open'}"
        for name in ("impact", "effort")
        if change.changed(name)
    ]
    if weights:
        said.append(f"Weighed {idea}: {joined(weights)}")
    if change.changed("owner_id"):
        said.append(f"{row.owner or 'Nobody'} takes {idea} further")
    if change.changed("reply"):  # last: it ends with a full stop of its own, or with none
        again = f"Put the reply to {idea} in other words"
        said.append(f"{again if change.before.reply else f'Replied to {idea}'}: {row.reply}")
    return ". ".join(said)


def idea_box_sentence(change: Change) -> str:
    """One change of the box of an idea: other words, taken off, put back."""
    if change.before is None or change.after is None:
        return ""
    if change.changed("text"):
        return f"Called the idea “{change.before.text}” “{change.row.text}”"
    if change.changed("removed_at"):
        done = "Took the idea “{}” off" if change.row.removed_at else "Put the idea “{}” back"
        return done.format(change.row.text)
    return ""
