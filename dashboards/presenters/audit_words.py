"""What the things in the history are called, one and many, and what is said of them."""

from collections.abc import Callable, Mapping

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from audit.selectors import Change
from audit.selectors.acts import Counted
from charts.models import Entry
from common.templatetags.words import joined
from dashboards.presenters.history import SENTENCES as OF_PROJECTS
from feeds.models import Load
from people.presenters.history import SENTENCES as OF_PEOPLE
from projects.models import Programme, ProgrammeGuest
from projects.presenters.programmes import guest_sentence, programme_sentence

APPS = {
    "people": gettext_lazy("People, places and settings"),
    "projects": gettext_lazy("Projects and programmes"),
    "charts": gettext_lazy("Measures and charts"),
    "data": gettext_lazy("Data that was entered or loaded"),
    "feeds": gettext_lazy("Codes of the data warehouse"),
    "pdsa": gettext_lazy("PDSA cycles"),
    "dashboards": gettext_lazy("Boardroom, boards and visits"),
}
_SENTENCES: Mapping[type, Callable[[Change], str]] = {
    **OF_PROJECTS,
    **OF_PEOPLE,
    Programme: programme_sentence,
    ProgrammeGuest: guest_sentence,
}
# Where the name in the code is not the word of the field. What stands first is one, then many.
_NOUNS = {
    "people.unit": (gettext_lazy("place"), gettext_lazy("places")),
    "people.user": (gettext_lazy("account"), gettext_lazy("accounts")),
    "people.apikey": (gettext_lazy("key for machines"), gettext_lazy("keys for machines")),
    "feeds.warehousecode": (
        gettext_lazy("code of the data warehouse"),
        gettext_lazy("codes of the data warehouse"),
    ),
    "people.roleassignment": (gettext_lazy("role"), gettext_lazy("roles")),
    "projects.projectmembership": (
        gettext_lazy("place in a team"),
        gettext_lazy("places in teams"),
    ),
    "projects.diagramnode": (gettext_lazy("box of a diagram"), gettext_lazy("boxes of diagrams")),
    "projects.diagramlink": (gettext_lazy("line of a diagram"), gettext_lazy("lines of diagrams")),
    "projects.stagerecord": (gettext_lazy("step of the way"), gettext_lazy("steps of the way")),
    "projects.methodoffer": (gettext_lazy("way of working"), gettext_lazy("ways of working")),
    "projects.toldimprovement": (
        gettext_lazy("improvement that was told"),
        gettext_lazy("improvements that were told"),
    ),
    "projects.comment": (gettext_lazy("remark"), gettext_lazy("remarks")),
    "projects.involvementlevel": (
        gettext_lazy("level of involvement"),
        gettext_lazy("levels of involvement"),
    ),
    "projects.madedifference": (
        gettext_lazy("difference that was told"),
        gettext_lazy("differences that were told"),
    ),
    "projects.opportunity": (gettext_lazy("opportunity"), gettext_lazy("opportunities")),
    "projects.induction": (
        gettext_lazy("list of a good start"),
        gettext_lazy("lists of a good start"),
    ),
    "projects.attachment": (gettext_lazy("file"), gettext_lazy("files")),
    "projects.programmeplace": (
        gettext_lazy("place in a programme"),
        gettext_lazy("places in programmes"),
    ),
    "charts.annotation": (gettext_lazy("note on a chart"), gettext_lazy("notes on charts")),
    "charts.entrylink": (gettext_lazy("link to log data"), gettext_lazy("links to log data")),
    "charts.shareddefinition": (
        gettext_lazy("measure that teams share"),
        gettext_lazy("measures that teams share"),
    ),
    "pdsa.cycle": (gettext_lazy("PDSA cycle"), gettext_lazy("PDSA cycles")),
    "pdsa.cycletask": (gettext_lazy("task of a test"), gettext_lazy("tasks of tests")),
    "dashboards.packtile": (gettext_lazy("chart of a pack"), gettext_lazy("charts of packs")),
    "dashboards.boardlink": (gettext_lazy("link of a screen"), gettext_lazy("links of screens")),
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
