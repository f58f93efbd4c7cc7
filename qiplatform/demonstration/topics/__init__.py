"""What teams of a mental health trust work on. Wording and levels are invented."""

from qiplatform.demonstration.topics import (
    access,
    experience,
    flow,
    medicines,
    physical_health,
    safety,
    staff,
)
from qiplatform.demonstration.topics.topic import Topic

TOPICS: tuple[Topic, ...] = (
    *safety.TOPICS,
    *medicines.TOPICS,
    *access.TOPICS,
    *flow.TOPICS,
    *physical_health.TOPICS,
    *experience.TOPICS,
    *staff.TOPICS,
)

__all__ = ["TOPICS", "Topic"]
