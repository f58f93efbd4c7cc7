"""The list of projects: found by words, narrowed, counted by verdict, in a useful order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject

from charts.models import Measure
from common.pagination import ReadByPage
from common.prepared import prepared
from dashboards.models import ProjectSummary, SearchDocument
from dashboards.selectors.wording import Wording, other_wording, query_of
from dashboards.vocabulary import SIGNALS, VERDICTS, Findable, VerdictGroup
from people.models import Unit, User
from people.models.somebody import SOME_DAY, SOMEBODY, asked_by
from people.roles import ProjectRole
from projects.models import Project, ProjectMembership
from projects.selectors import projects_for
from projects.stages import ACTIVE, CLOSED, Stage

UNDER_WAY = "under_way"  # every stage between idea and sustaining
_BEHIND = len(SIGNALS) + 1  # places that what rests stands behind the rest


@dataclass(frozen=True)
class Wanted:
    """What somebody asked the list of projects for."""

    words: str = ""
    stage: str = ""
    unit: Unit | None = None
    verdict: VerdictGroup | None = None
    only_mine: bool = False
    newest_first: bool = False

    @property
    def is_narrowed(self) -> bool:
        """By anything but a verdict."""
        return bool(self.words or self.stage or self.unit or self.only_mine)


@dataclass(frozen=True)
class Found:
    """The answer: projects, how many there are of each verdict, and by which other words."""

    projects: QuerySet[Project] | Sequence[Project]
    counts: dict[str, int]
    wording: Wording | None
    count: int


def find_projects(user: User, wanted: Wanted, *, on: date) -> Found:
    """Projects as `wanted`, with summary, leads and main measure.

    One query for the counts, at most seven more when no project says the words as typed; the
    projects themselves are one more when they are read. The counts leave the wanted verdict
    aside, so that each can stand as the way to the others.
    """
    projects = _narrowed(projects_for(user, on=on, only_mine=wanted.only_mine), wanted)
    found = projects_saying(projects, wanted.words)
    counts = _counts(found) if wanted.is_narrowed else _counts_of_all(user, on=on)
    wording = None
    if wanted.words and not sum(counts.values()):
        about_projects = _documents().filter(key__in=projects_for(user, on=on).values("pk"))
        wording = other_wording(user, wanted.words, about_projects)
        if wording:
            found = projects_saying(projects, wording.typed)
            counts = _counts(found)
    count = counts[wanted.verdict.key] if wanted.verdict else sum(counts.values())
    if not (wanted.is_narrowed or wanted.newest_first):
        return Found(_all_in_order(user, wanted.verdict, count, on=on), counts, wording, count)
    if wanted.verdict:
        found = found.filter(_says(wanted.verdict))
    return Found(_in_order(_with_rows(found, on=on), wanted), counts, wording, count)


def _all_in_order(
    user: User, verdict: VerdictGroup | None, count: int, *, on: date
) -> Sequence[Project]:
    """All projects that somebody may read, the most telling first; each page is one query."""
    variations = verdict.variations if verdict else None

    def read(start: int, stop: int) -> Iterable[Project]:
        return _page_of_all.ask(variations, start, stop, **asked_by(user, on=on))

    return ReadByPage(read, count)


@prepared
def _page_of_all(variations: Sequence[str] | None, start: int, stop: int) -> QuerySet[Project]:
    """An index knows the order of summaries, so nothing is looked at but the rows of the page."""
    summaries = ProjectSummary.objects.filter(organisation=SOMEBODY.organisation_id)
    if variations:
        summaries = summaries.filter(main_variation__in=variations)
    hidden = Project.objects.hidden_from(SOMEBODY, on=SOME_DAY)
    keys = (
        summaries.exclude(project__in=hidden.values("pk"))
        .order_by("standing", "-started_on", "-pk")
        .values("pk")[start:stop]
    )
    return _with_rows(_most_telling_first(Project.objects.filter(pk__in=keys)), on=SOME_DAY)


def projects_saying(projects: QuerySet[Project], typed: str) -> QuerySet[Project]:
    """The projects among these that say every word in title, aim or place."""
    if not typed:
        return projects
    return projects.filter(pk__in=_documents().filter(words=query_of(typed)).values("key"))


def _documents() -> QuerySet[SearchDocument]:
    return SearchDocument.objects.filter(kind=Findable.PROJECT)


def own_projects(user: User, *, on: date) -> QuerySet[Project]:
    """The projects in whose team this person is with their summaries, most telling first."""
    projects = Project.objects.led_or_joined_by(user, on=on).select_related("unit", "summary")
    return _most_telling_first(projects)


def _narrowed(projects: QuerySet[Project], wanted: Wanted) -> QuerySet[Project]:
    if wanted.stage == UNDER_WAY:
        projects = projects.filter(stage__in=ACTIVE)
    elif wanted.stage:
        projects = projects.filter(stage=wanted.stage)
    if wanted.unit:
        projects = projects.filter(unit__path__contains=[wanted.unit.pk])
    return projects


def _counts(projects: QuerySet[Project]) -> dict[str, int]:
    return projects.aggregate(**{group.key: Count("pk", filter=_says(group)) for group in VERDICTS})


def _counts_of_all(user: User, *, on: date) -> dict[str, int]:
    """The same of all projects that this person may read: an index counts all, less the hidden."""
    rows = list(_main_variations.ask(**asked_by(user, on=on)))
    return {
        group.key: sum(count for variation, count in rows if variation in group.variations)
        for group in VERDICTS
    }


@prepared
def _main_variations() -> QuerySet[ProjectSummary, tuple[str, int]]:
    """How many projects say what; those that this person may not read are taken off again."""
    everything = ProjectSummary.objects.filter(organisation=SOMEBODY.organisation_id)
    hidden = everything.filter(
        project__in=Project.objects.hidden_from(SOMEBODY, on=SOME_DAY).values("pk")
    )
    return (
        everything.values_list("main_variation")
        .annotate(projects=Count("pk"))
        .union(hidden.values_list("main_variation").annotate(projects=-Count("pk")), all=True)
    )


def _says(group: VerdictGroup) -> Q:
    """Projects whose main measure says so. One without a summary has not said anything yet."""
    said = Q(summary__main_variation__in=group.variations)
    return said | Q(summary=None) if "" in group.variations else said


def _with_rows(projects: QuerySet[Project], *, on: date) -> QuerySet[Project]:
    return projects.select_related("unit", "summary").annotate(
        leads=names_of(ProjectRole.LEAD, on=on), main=main_measure()
    )


def standing() -> Combinable:
    """The place of a summary in lists, by its project's `stage` and by what its main measure says.

    Of concern, improving, changed, the rest; what is not under way waits for nobody: last.
    """
    rests = Case(
        When(stage__in=CLOSED, then=Value(2 * _BEHIND)),
        When(stage=Stage.PAUSED, then=Value(_BEHIND)),
        default=Value(0),
    )
    urgency = Case(
        *(
            When(main_variation__in=group.variations, then=Value(rank))
            for rank, group in enumerate(SIGNALS)
        ),
        default=Value(len(SIGNALS)),
    )
    return rests + urgency


def main_measure(**more: str) -> Subquery:
    """The newest number of a project's main measure and how it is written, as JSON.

    `more` names further fields of the measure by the key that they get.
    """
    facts = JSONObject(
        rhythm="rhythm",
        data_shape="data_shape",
        decimals="decimals",
        latest_value="state__latest_value",
        latest_period="state__latest_period",
        **more,
    )
    measure = Measure.objects.filter(pk=OuterRef("summary__main_measure_id"))
    return Subquery(measure.values(facts=facts))


def names_of(role: ProjectRole, *, on: date) -> ArraySubquery:
    """The names of those who hold a role in a project's team on that day."""
    return ArraySubquery(
        ProjectMembership.objects.filter(project=OuterRef("pk"), role=role)
        .current(on)
        .order_by("user__name")
        .values("user__name")
    )


def _in_order(projects: QuerySet[Project], wanted: Wanted) -> QuerySet[Project]:
    if wanted.newest_first:
        return projects.order_by("-started_on", "-pk")
    return _most_telling_first(projects)


def _most_telling_first(projects: QuerySet[Project]) -> QuerySet[Project]:
    """As they stand, and the newest of those that stand alike first: an index knows this order."""
    return projects.order_by("summary__standing", "-summary__started_on", "-summary__pk")
