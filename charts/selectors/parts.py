"""What belongs to a chart besides its numbers: phases, notes, judgements."""

from collections.abc import Collection
from datetime import date
from typing import TypeVar, cast
from uuid import UUID

from django.db.models import BigIntegerField, QuerySet

from charts.models import Annotation, Judgement, Measure, Phase
from common.errors import NotVisible
from common.prepared import AnyGiven, Prepared, planned
from people.models import User

Part = TypeVar("Part", Annotation, Phase)
_MEASURES = AnyGiven("measures", BigIntegerField())


def phases_of(measure: Measure) -> QuerySet[Phase]:
    """The phases that people have set, in time order, with who set them."""
    phases = Phase.objects.filter(measure=measure)
    return phases.select_related("set_by").order_by("starts_on", "pk")


def annotations_of(measure: Measure) -> QuerySet[Annotation]:
    """The notes on the time axis, in time order, with who made them."""
    notes = Annotation.objects.filter(measure=measure)
    return notes.select_related("made_by").order_by("happened_on", "pk")


def phases_of_all(measures: Collection[Measure]) -> dict[int, list[Phase]]:
    """The same for each of these measures, by measure. One query."""
    return _by_measure(measures, _phases)


def annotations_of_all(measures: Collection[Measure]) -> dict[int, list[Annotation]]:
    """The same for each of these measures, by measure. One query."""
    return _by_measure(measures, _annotations)


def judgement_of(measure: Measure) -> Judgement | None:
    """The proposals and simulations of the analysis that is stored now. One query."""
    return Judgement.objects.current().filter(measure=measure).first()


def annotation_for(user: User, public_id: UUID, *, on: date) -> Annotation:
    """A note on a chart that this person may read. Raises NotVisible."""
    return _part_of_a_chart(Annotation.objects.all(), user, public_id, on)


def phase_for(user: User, public_id: UUID, *, on: date) -> Phase:
    """A phase of a chart that this person may read. Raises NotVisible."""
    return _part_of_a_chart(Phase.objects.all(), user, public_id, on)


def phase_of(measure: Measure, public_id: UUID) -> Phase:
    """One of its phases. Raises NotVisible. One query."""
    return _part_of(measure, phases_of(measure), public_id)


def annotation_of(measure: Measure, public_id: UUID) -> Annotation:
    """One of the notes on it. Raises NotVisible. One query."""
    return _part_of(measure, annotations_of(measure), public_id)


def _part_of(measure: Measure, parts: QuerySet[Part], public_id: UUID) -> Part:
    part = parts.filter(public_id=public_id).first()
    if part is None:
        raise NotVisible
    part.measure = measure
    return part


def _part_of_a_chart(parts: QuerySet[Part], user: User, public_id: UUID, on: date) -> Part:
    part = (
        parts.filter(organisation=user.organisation_id, public_id=public_id)
        .filter(measure__in=Measure.objects.visible_to(user, on=on).values("pk"))
        .select_related("measure__project__unit", "measure__unit", "measure__organisation")
        .first()
    )
    if part is None:
        raise NotVisible
    return part


@planned
def _phases() -> QuerySet[Phase]:
    return phases_of(cast(Measure, _MEASURES))


@planned
def _annotations() -> QuerySet[Annotation]:
    return annotations_of(cast(Measure, _MEASURES))


def _by_measure(measures: Collection[Measure], parts_of: Prepared[Part]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {measure.pk: [] for measure in measures}
    for part in parts_of.ask(measures=list(found)):
        found[part.measure_id].append(part)
    return found
