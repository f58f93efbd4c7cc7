"""With whom a barrier lies, and to whom it can be taken."""

import pytest

from projects.routing import Level, Office, Person, lies_at, next_above

SAM, DIRA, TESSA, QUINN = (
    Person(number, name) for number, name in enumerate(["Sam", "Dira", "Tessa", "Quinn"])
)


def line(
    project: tuple[Person, ...] = (),
    ward: tuple[Person, ...] = (),
    directorate: tuple[Person, ...] = (),
    top: tuple[Person, ...] = (),
    qi_team: tuple[Person, ...] = (QUINN,),
) -> list[Level]:
    return [
        Level(Office.OF_PROJECT, None, "", project),
        Level(Office.OF_UNIT, 3, "Willow ward", ward),
        Level(Office.OF_UNIT, 2, "Inpatient care", directorate),
        Level(Office.OF_UNIT, 1, "Northgate", top),
        Level(Office.QI_TEAM, 0, "", qi_team),
    ]


@pytest.mark.parametrize(
    ("people", "escalated_to", "expected"),
    [
        ({"project": (SAM,), "directorate": (DIRA,)}, None, (SAM,)),
        ({"directorate": (DIRA,), "top": (TESSA,)}, None, (DIRA,)),
        ({"top": (TESSA,)}, None, (TESSA,)),
        ({}, None, (QUINN,)),
        ({"qi_team": ()}, None, ()),
        ({"project": (SAM,), "directorate": (DIRA,)}, 2, (DIRA,)),
        ({"project": (SAM,), "top": (TESSA,)}, 2, (TESSA,)),
        ({"project": (SAM,), "ward": (DIRA,)}, 2, (QUINN,)),
        ({"project": (SAM,), "top": (TESSA,)}, 0, (QUINN,)),
    ],
    ids=[
        "the project's own sponsor",
        "else that of the unit above",
        "else that of the top",
        "else the QI team",
        "or nobody at all",
        "taken to the directorate",
        "whose sponsor has left since",
        "and nobody is above",
        "taken to the QI team",
    ],
)
def test_it_lies_with_the_nearest_level_that_has_anybody(
    people: dict, escalated_to: int | None, expected: tuple[Person, ...]
) -> None:
    assert lies_at(line(**people), escalated_to).people == expected


def test_going_up_skips_levels_without_anybody_else() -> None:
    several = line(project=(SAM,), ward=(SAM,), directorate=(), top=(SAM, TESSA))
    above = next_above(several, several[0])
    assert above is not None
    assert above.people == (SAM, TESSA)


def test_nobody_is_above_the_qi_team() -> None:
    several = line(project=(SAM,))
    assert next_above(several, several[-1]) is None
    assert next_above(line(project=(SAM,), qi_team=(SAM,)), several[0]) is None
