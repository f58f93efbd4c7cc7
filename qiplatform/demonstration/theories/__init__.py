"""Why each change is thought to help: the theories behind the driver diagrams of the trust."""

from qiplatform.demonstration.theories.diagrams import diagram_of

__all__ = ["diagram_of"]
