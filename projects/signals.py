"""What happens to projects that apps above may want to know of."""

from django.dispatch import Signal

# Sent inside the transaction in which a project went to another unit, with `project`, `left` (the
# unit it was in), `by` and `at`.
project_moved = Signal()

# Sent inside the transaction in which a barrier was raised, answered, or put back, with `barrier`.
barrier_moved = Signal()
