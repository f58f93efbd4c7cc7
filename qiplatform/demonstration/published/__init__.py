"""Published results, told again by a fictional trust and moved to the present."""

from collections.abc import Iterator

from qiplatform.demonstration.published import beds, violence, waits, wards
from qiplatform.demonstration.published.story import Story


def stories(seed: int, *, all_of_them: bool = True) -> Iterator[Story]:
    """Every story, or one from each part where a few are enough."""
    if not all_of_them:
        yield from (violence.ALL_WARDS, waits.YOUNG_PEOPLE, wards.GLUCOSE, wards.RECORDS)
        return
    yield from violence.STORIES
    yield from waits.STORIES
    yield from wards.STORIES
    yield from beds.STORIES
    yield from waits.community_teams(seed)
