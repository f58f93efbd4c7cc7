"""The tests of every project of the trust, as data."""

from qiplatform.demonstration.cycles.allotting import with_cycles, with_tests
from qiplatform.demonstration.cycles.heron import heron_cycles

__all__ = ["heron_cycles", "with_cycles", "with_tests"]
