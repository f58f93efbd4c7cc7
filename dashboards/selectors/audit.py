"""Who did what in a whole organisation, out of all history and the entries of data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    Model,
    Q,
    QuerySet,
    Value,
)

from audit.selectors import Change
from audit.selectors.acts import (
    ActKey,
    Counted,
    changes_in_acts,
    counts_of,
    entries_of,
    link_to,
    newest_acts,
    tracked_models,
)
from charts.models import Annotation, Measure, Phase
from dashboards.models import BoardLink, PackTile
from dashboards.selectors.audit_data import DATA, data_in
from people.models import CoachCapacity, Invitation, Organisation, RoleAssignment, Unit, User
from projects.models import (
    BarrierStep,
    ChangeIdea,
    Comment,
    Programme,
    ProgrammeGuest,
    ProgrammePlace,
    Project,
    ProjectMembership,
    Review,
)

MOST_TOLD = 12  # changes of one act; of more than that only the numbers are told
# What the sentences about a kind of row read beside the row itself.
_READ_ALONG: dict[type[Model], tuple[str, ...]] = {
    Annotation: ("measure",),
    BarrierStep: ("barrier",),
    BoardLink: ("unit",),
    ChangeIdea: ("node", "owner"),
    CoachCapacity: ("user",),
    Comment: ("answers",),
    Invitation: ("unit",),
    PackTile: ("measure",),
    Phase: ("measure",),
    Programme: ("lead",),
    ProgrammeGuest: ("programme", "user"),
    ProgrammePlace: ("programme", "project"),
    ProjectMembership: ("user",),
    Review: ("coach",),
    RoleAssignment: ("user", "unit"),
}
_NO_KEY = Value(None, output_field=BigIntegerField())
_NAMED = (User, Unit, Measure, Project)


@dataclass(frozen=True)
class Wanted:
    """Which acts somebody asks for. Empty means any; `app` may also be `data`."""

    since: datetime
    until: datetime
    who: str = ""
    app: str = ""
    projects: tuple[int, ...] | None = None
    measures: tuple[int, ...] | None = None


@dataclass
class Act:
    """One act with what it did, or only with how much where that is a lot."""

    key: ActKey
    counted: Counted
    changes: list[Change] = field(default_factory=list)
    data: list[Any] = field(default_factory=list)

    @property
    def is_bulk(self) -> bool:
        return self.counted.total > MOST_TOLD


@dataclass(frozen=True)
class Around:
    """What sentences need beside the rows: names, and which projects the reader may read."""

    names: dict[tuple[type[Model], int], str]
    projects: dict[int, Project]


def acts_for(user: User, wanted: Wanted, *, before: ActKey | None, most: int) -> list[Act]:
    """The newest acts of the person's organisation, at most so many.

    Two queries, then two or more for each kind of thing that was touched, however many there are.
    """
    sources = _sources(user.organisation, wanted)
    keys = newest_acts(list(sources.values()), before=before, most=most)
    counted = counts_of(sources, keys)
    acts = {key: Act(key, counted[key]) for key in keys}
    told = {key for key, act in acts.items() if not act.is_bulk}
    touched = {model for key in told for model in counted[key].models}
    for model, source in sources.items():
        if model not in touched:
            continue
        if model in DATA:
            for key, row in data_in(source, told):
                acts[key].data.append(row)
            continue
        related = _READ_ALONG.get(model, ())
        for key, change in changes_in_acts(model, source, told, related=related):
            acts[key].changes.append(change)
    return list(acts.values())


def every_act(user: User, wanted: Wanted, *, at_once: int) -> Iterator[list[Act]]:
    """All that is asked for, so many at once, newest first."""
    before = None
    while acts := acts_for(user, wanted, before=before, most=at_once):
        yield acts
        if len(acts) < at_once:
            return
        before = acts[-1].key


def around(user: User, acts: Iterable[Act], *, on: Any) -> Around:
    """At most five queries."""
    acts = list(acts)
    changes = [change for act in acts for change in act.changes]
    wanted: dict[type[Model], set[int]] = {model: set() for model in _NAMED}
    for change in changes:
        for row in filter(None, (change.before, change.after)):
            for key in row._meta.fields:
                target = key.related_model
                if target in wanted and getattr(row, key.attname):
                    wanted[target].add(getattr(row, key.attname))
    places = {c.row.in_project for c in changes if c.row.in_project}
    places |= {row.in_project for act in acts for row in act.data if row.in_project}
    places |= wanted.pop(Project)
    readable = Project.objects.visible_to(user, on=on).in_bulk(places) if places else {}
    names = {
        (model, row.pk): str(row)
        for model, keys in wanted.items()
        if keys
        for row in model._base_manager.filter(organisation=user.organisation_id, pk__in=keys)
    }
    names |= {(Project, key): project.title for key, project in readable.items()}
    return Around(names, readable)


def about(user: User, words: str, *, on: Any) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Projects and measures with these words in their names that this person may read. Two
    queries."""
    projects = Project.objects.visible_to(user, on=on)
    measures = Measure.objects.filter(organisation=user.organisation_id).filter(
        Q(project=None) | Q(project__in=projects)
    )
    for word in words.split():
        projects = projects.filter(title__unaccent__icontains=word)
        measures = measures.filter(name__unaccent__icontains=word)
    return tuple(projects.values_list("pk", flat=True)), tuple(
        measures.values_list("pk", flat=True)
    )


def apps_with_history() -> list[str]:
    return list(dict.fromkeys(model._meta.app_label for model in tracked_models()))


def _sources(organisation: Organisation, wanted: Wanted) -> dict[type[Model], QuerySet]:
    """One query for each kind of row, narrowed to what is asked for. Runs none."""
    sources: dict[type[Model], QuerySet] = {}
    for model in tracked_models():
        if wanted.app in ("", model._meta.app_label):
            source = _narrowed(model, entries_of(model), organisation, wanted)
            if source is not None:
                sources[model] = source
    if wanted.app in ("", "data"):
        for model, made in DATA.items():
            source = _narrowed(model, made(), organisation, wanted)
            if source is not None:
                sources[model] = source
    return sources


def _narrowed(
    model: type[Model], source: QuerySet, organisation: Organisation, wanted: Wanted
) -> QuerySet | None:
    """The source of one kind of row; nothing if it cannot belong to what is asked for."""
    to_project, to_measure = link_to(model, Project), link_to(model, Measure)
    source = source.annotate(in_project=to_project if to_project is not None else _NO_KEY)
    source = source.filter(act_at__gte=wanted.since, act_at__lt=wanted.until)
    if model is Organisation:
        source = source.filter(pgh_obj_id=organisation.pk)
    else:
        source = source.filter(organisation=organisation)
    if wanted.who:
        source = source.filter(by_name__icontains=wanted.who)
    if wanted.projects is None and wanted.measures is None:
        return source
    belongs = Q()
    if to_project is not None and wanted.projects:
        belongs |= Q(in_project__in=wanted.projects)
    if to_measure is not None and wanted.measures:
        source = source.alias(of_measure=to_measure)
        belongs |= Q(of_measure__in=wanted.measures)
    return source.filter(belongs) if belongs else None
