"""Which project runs which cycles, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import sqrt

import numpy as np

from charts.vocabulary import Rhythm
from projects.stages import Stage
from qiplatform.demonstration.chance import stream
from qiplatform.demonstration.cycles.days import (
    Tested,
    Window,
    fitted,
    is_measured,
    lasting_enough,
    window_of,
)
from qiplatform.demonstration.cycles.fates import RampFate, ramp_fates
from qiplatform.demonstration.cycles.writing import changes_of, going_on, written
from qiplatform.demonstration.plans import CyclePlan, MeasurePlan, NotePlan, ProjectPlan

AT_WORK = frozenset(Stage) - {Stage.IDEA, Stage.PLANNING}
UNDER_WAY_IN = frozenset({Stage.TESTING, Stage.IMPLEMENTING})
TRIES = 12
SHARE_WHEN_TOLD = 0.7
BEFORE, AFTER = timedelta(days=21), timedelta(days=75)
SHARE_WITH_A_MEASURE = 0.6  # of the cycles whose data are not regular


@dataclass
class Book:
    """The cycles of one project as they are being planned."""

    place: int
    project: ProjectPlan
    window: Window
    cycles: list[CyclePlan] = field(default_factory=list)

    @property
    def room(self) -> float:
        """The more there is, the fewer cycles for the time that there was."""
        return len(self.cycles) / sqrt(max(1, self.window.days))


def with_cycles(
    projects: Sequence[ProjectPlan], how_many: int, *, seed: int, today: date
) -> list[ProjectPlan]:
    """The same projects with about so many cycles between them. Those that have some keep them."""
    rng = stream(seed, "cycles")
    books = [
        Book(place, project, window_of(project, today))
        for place, project in enumerate(projects)
        if project.stage in AT_WORK and project.measures and not project.cycles
    ]
    fates = ramp_fates(how_many, rng)
    for fate in sorted(fates, key=lambda fate: (not fate.is_measured, -len(fate.cycles))):
        if fate.cycles[0].is_under_way:
            _go_on(fate, books, rng, today)
        else:
            _fit(fate, books, rng)
    found = list(projects)
    for book in books:
        found[book.place] = with_tests(book.project, book.cycles)
    return found


def with_tests(project: ProjectPlan, cycles: Sequence[CyclePlan]) -> ProjectPlan:
    """The project with these cycles, which draw marks of their own where a note said the same."""
    measures = tuple(
        replace(measure, notes=tuple(note for note in measure.notes if not _marked(note, own)))
        for place, measure in enumerate(project.measures)
        for own in [[cycle for cycle in cycles if place in cycle.measures]]
    )
    return replace(project, measures=measures, cycles=tuple(cycles))


def _marked(note: NotePlan, cycles: Iterable[CyclePlan]) -> bool:
    return any(
        cycle.change == note.text
        and cycle.started_on is not None
        and note.happened_on - BEFORE <= cycle.started_on <= note.happened_on + AFTER
        for cycle in cycles
    )


def _fit(fate: RampFate, books: list[Book], rng: np.random.Generator) -> None:
    """Give a ramp to the project with most room for it."""
    for book in sorted(books, key=lambda book: (book.room, rng.random())):
        for _ in range(TRIES):
            found = _placed(fate, book, rng)
            if found is not None:
                book.cycles += written(fate, book.project, *found, len(book.cycles), rng)
                return
    raise ValueError(f"No project has room for {len(fate.cycles)} cycles.")


def _placed(
    fate: RampFate, book: Book, rng: np.random.Generator
) -> tuple[tuple[Tested, ...], tuple[int, ...], str] | None:
    """Days for the tests of a ramp, its measures (a regular one, or none that is), its change."""
    count = len(fate.cycles)
    changes = changes_of(book.project)
    change = str(rng.choice(list(changes)))
    window = _around(changes[change], book.window, rng)
    followed = [
        (place, measure)
        for place, measure in enumerate(book.project.measures)
        if measure.readings and measure.closed_on is None
    ]
    if fate.is_measured:
        regular = [one for one in followed if one[1].definition.rhythm is not Rhythm.EVENT]
        if not regular:
            return None
        place, measure = regular[int(rng.integers(len(regular)))]
        tests = fitted(count, window, rng, every=lasting_enough(measure, count))
        return (tests, (place,), change) if tests and is_measured(measure, tests) else None
    tests = fitted(count, window, rng)
    return (tests, _not_regular(followed, tests, rng), change) if tests else None


def _around(told: date | None, window: Window, rng: np.random.Generator) -> Window:
    """Most tests took place when the charts say that something changed."""
    if told is None or rng.random() > SHARE_WHEN_TOLD:
        return window
    return Window(max(window.first, told - BEFORE), min(window.last, told + AFTER))


def _not_regular(
    followed: Iterable[tuple[int, MeasurePlan]], tests: tuple[Tested, ...], rng: np.random.Generator
) -> tuple[int, ...]:
    """A measure with too few numbers for these tests to be seen, or none."""
    places = [place for place, measure in followed if not is_measured(measure, tests)]
    if not places or rng.random() > SHARE_WITH_A_MEASURE:
        return ()
    return (places[0],)


def _go_on(fate: RampFate, books: list[Book], rng: np.random.Generator, today: date) -> None:
    """A cycle that goes on now, in a project that is still testing."""
    at_work = [
        book
        for book in books
        if book.project.stage in UNDER_WAY_IN and book.project.moved_on is None
    ]
    fewest = min(at_work, key=lambda book: (_under_way(book), rng.random()))
    fewest.cycles.append(going_on(fate.cycles[0], fewest.project, fewest.cycles, today, rng))


def _under_way(book: Book) -> int:
    return sum(cycle.decided_on is None for cycle in book.cycles)
