"""What a topic of improvement work is."""

from dataclasses import dataclass

from qiplatform.demonstration.sketches import Sketch

WARDS = ("ward", "older_ward", "forensic")
BEDS = (*WARDS, "disability_ward")
CLINICS = ("community", "young", "therapies", "older", "perinatal", "disability")
EVERYWHERE = (*BEDS, "young_ward", *CLINICS, "crisis")


@dataclass(frozen=True)
class Topic:
    """Work that many teams do in much the same way.

    Titles and the aim have a `{place}`; the aim also `{usual}`, `{goal}` and `{by}`. `changes` are
    what teams try, in that order. The first measure is the outcome.
    """

    care: tuple[str, ...]
    titles: tuple[str, ...]
    aim: str
    changes: tuple[str, ...]
    measures: tuple[Sketch, ...]
