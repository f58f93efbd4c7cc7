"""Why each change is thought to help, and what teams make of the ideas: as data."""

from qiplatform.demonstration.theories.backlog import ideas_of, with_more_ideas
from qiplatform.demonstration.theories.diagrams import diagram_of

__all__ = ["diagram_of", "ideas_of", "with_more_ideas"]
