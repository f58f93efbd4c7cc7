"""From what a body says to what the services take: ids become the things that they name."""

from typing import Any

from common.api.errors import in_field
from common.api.operations import Said
from pdsa.models import Cycle
from pdsa.selectors.listing import (
    idea_with_id,
    measures_with_ids,
    prediction_with_id,
    whole_cycle,
)
from pdsa.services.predictions import Expectation
from pdsa.services.studying import Judgement
from pdsa.stages import Outcome
from people.api.authentication import ApiRequest
from people.selectors import person_for
from projects.models import Project


def plan_said(request: ApiRequest, project: Project, body: Said) -> dict[str, Any]:
    """What a body says of the plan, with the things that it names. Raises Invalid."""
    said: dict[str, Any] = dict(body)
    if said.get("idea") is not None:
        with in_field("idea"):
            said["idea"] = idea_with_id(project, said["idea"])
    if said.get("previous") is not None:
        with in_field("previous"):
            said["previous"] = whole_cycle(project, said["previous"])
    if "lead" in said:
        with in_field("lead"):
            said["lead"] = person_for(request.user, said["lead"])
    if "measures" in said:
        with in_field("measures"):
            said["measures"] = tuple(measures_with_ids(project, said["measures"]))
    return said


def expectations_said(project: Project, predictions: list[Said]) -> list[Expectation]:
    """What is expected, with the measures that it names. Raises Invalid."""
    found = []
    for position, prediction in enumerate(predictions):
        said: dict[str, Any] = dict(prediction)
        if said.get("measure") is not None:
            with in_field(f"predictions.{position}.measure"):
                (said["measure"],) = measures_with_ids(project, [said["measure"]])
        found.append(Expectation(**said))
    return found


def judgements_said(cycle: Cycle, outcomes: list[Said]) -> tuple[Judgement, ...]:
    """How predictions came out, with the predictions themselves. Raises Invalid."""
    found = []
    for position, outcome in enumerate(outcomes):
        with in_field(f"outcomes.{position}.prediction"):
            prediction = prediction_with_id(cycle, outcome["prediction"])
        found.append(
            Judgement(
                prediction=prediction,
                outcome=Outcome(outcome["outcome"]),
                happened=outcome.get("happened"),
                happened_words=outcome.get("happened_words", ""),
            )
        )
    return tuple(found)
