"""What the things in the history are called, one and many, and what is said of them."""

from collections.abc import Callable, Mapping

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.selectors import Change
from audit.selectors.acts import Counted
from charts.models import Entry
from common.language import lazily
from common.templatetags.words import joined
from dashboards.presenters.history import SENTENCES as OF_PROJECTS
from feeds.models import Load
from people.presenters.history import SENTENCES as OF_PEOPLE
from projects.models import Programme, ProgrammeGuest
from projects.presenters.programmes import guest_sentence, programme_sentence

APPS = {
    "people": lazily("People, places and settings"),
    "projects": lazily("Projects and programmes"),
    "charts": lazily("Measures and charts"),
    "data": lazily("Data that was entered or loaded"),
    "feeds": lazily("Codes of the data warehouse, and webhooks"),
    "pdsa": lazily("PDSA cycles"),
    "dashboards": lazily("Boardroom, boards and visits"),
    "archives": lazily("Exports of the organisation"),
}
_SENTENCES: Mapping[type, Callable[[Change], str]] = {
    **OF_PROJECTS,
    **OF_PEOPLE,
    Programme: programme_sentence,
    ProgrammeGuest: guest_sentence,
}
# Where the name in the code is not the word of the field. What stands first is one, then many.
_NOUNS = {
    "people.unit": (lazily("place"), lazily("places")),
    "people.user": (lazily("account"), lazily("accounts")),
    "people.apikey": (lazily("key for machines"), lazily("keys for machines")),
    "feeds.webhook": (lazily("webhook"), lazily("webhooks")),
    "feeds.warehousecode": (
        lazily("code of the data warehouse"),
        lazily("codes of the data warehouse"),
    ),
    "archives.export": (lazily("export of the organisation"), lazily("exports")),
    "people.roleassignment": (lazily("role"), lazily("roles")),
    "projects.projectmembership": (
        lazily("place in a team"),
        lazily("places in teams"),
    ),
    "projects.diagramnode": (lazily("box of a diagram"), lazily("boxes of diagrams")),
    "projects.diagramlink": (lazily("line of a diagram"), lazily("lines of diagrams")),
    "projects.stagerecord": (lazily("step of the way"), lazily("steps of the way")),
    "projects.methodoffer": (lazily("way of working"), lazily("ways of working")),
    "projects.toldimprovement": (
        lazily("improvement that was told"),
        lazily("improvements that were told"),
    ),
    "projects.comment": (lazily("remark"), lazily("remarks")),
    "projects.involvementlevel": (
        lazily("level of involvement"),
        lazily("levels of involvement"),
    ),
    "projects.madedifference": (
        lazily("difference that was told"),
        lazily("differences that were told"),
    ),
    "projects.opportunity": (lazily("opportunity"), lazily("opportunities")),
    "projects.induction": (
        lazily("list of a good start"),
        lazily("lists of a good start"),
    ),
    "projects.attachment": (lazily("file"), lazily("files")),
    "projects.programmeplace": (
        lazily("place in a programme"),
        lazily("places in programmes"),
    ),
    "charts.annotation": (lazily("note on a chart"), lazily("notes on charts")),
    "charts.entrylink": (lazily("link to log data"), lazily("links to log data")),
    "charts.shareddefinition": (
        lazily("measure that teams share"),
        lazily("measures that teams share"),
    ),
    "pdsa.cycle": (lazily("PDSA cycle"), lazily("PDSA cycles")),
    "pdsa.cycletask": (lazily("task of a test"), lazily("tasks of tests")),
    "dashboards.packtile": (lazily("chart of a pack"), lazily("charts of packs")),
    "dashboards.boardlink": (lazily("link of a screen"), lazily("links of screens")),
}
_CALLED_BY = ("title", "name", "text", "words", "what", "screen", "question", "subject", "email")
_LONGEST_NAME = 80  # characters


def sentence(change: Change) -> str:
    """What somebody did, as its own kind of thing tells it, or else in general words.

    Old rows may speak of what is gone, or of kinds that there are no more: they are told all the
    same, for the record has to be whole.
    """
    tell = _SENTENCES.get(change.model)
    try:
        told = tell(change) if tell else ""
    except (ObjectDoesNotExist, KeyError, ValueError):
        told = ""
    return told or _in_general(change)


def in_numbers(counted: Counted) -> str:
    """“Added 62 measures and 3 places. Changed 1 project”: an act too large to tell in full."""
    said = [
        verb % {"what": joined([_counted(model, number) for model, number in kinds.items()])}
        for verb, kinds in (
            (_("Added %(what)s"), counted.added),
            (_("Changed %(what)s"), counted.changed),
            (_("Removed %(what)s"), counted.removed),
        )
        if kinds
    ]
    return ". ".join(said)


def load_sentence(load: Load) -> str:
    """A file of measurements in one line with its counts."""
    said = {
        "file": load.file_name,
        "read": f"{load.read:,}",
        "inserted": f"{load.inserted:,}",
        "updated": f"{load.updated:,}",
        "rejected": f"{load.rejected:,}",
    }
    counts = _("%(read)s rows read, %(inserted)s new, %(updated)s changed, %(rejected)s refused")
    if load.is_dry_run:
        return _("Tried the file “%(file)s” without saving") % said + ": " + counts % said
    return _("Loaded the file “%(file)s”") % said + ": " + counts % said


def _in_general(change: Change) -> str:
    said = {"what": _noun(change.model, 1), "name": _name_of(change.row)}
    if change.before is None:
        verb = _("Added: %(what)s “%(name)s”") if said["name"] else _("Added: %(what)s")
    elif change.after is None:
        verb = _("Removed: %(what)s “%(name)s”") if said["name"] else _("Removed: %(what)s")
    else:
        verb = _("Changed: %(what)s “%(name)s”") if said["name"] else _("Changed: %(what)s")
    return verb % said


def _name_of(row: object) -> str:
    found = next((getattr(row, name) for name in _CALLED_BY if getattr(row, name, "")), "")
    text = str(found)
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"


def _counted(model: type[Model], number: int) -> str:
    if model is Entry:
        words = ngettext("data of %(number)s measure", "data of %(number)s measures", number)
        return words % {"number": f"{number:,}"}
    return f"{number:,} {_noun(model, number)}"


def _noun(model: type[Model], number: int) -> str:
    meta = model._meta
    one, many = _NOUNS.get(meta.label_lower, (meta.verbose_name, meta.verbose_name_plural))
    return str(one if number == 1 else many)
