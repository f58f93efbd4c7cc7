"""Projects that use another way of working than the usual one, with what they wrote of it."""

from qiplatform.demonstration.methods.allotting import with_methods

__all__ = ["with_methods"]
