"""What happens to projects that apps above may want to know of."""

from django.dispatch import Signal

# Sent inside the transaction in which a project went to another unit, with `project`, `left` (the
# unit it was in), `by` and `at`.
project_moved = Signal()

# Sent inside the transaction in which a programme was changed, closed or opened again, with
# `programme`, `was_closed_on` (the day it had been closed, if it was), `by` and `at`.
programme_changed = Signal()

# Sent inside the transaction in which a project came into a programme, with `place`,
# `by` and `at`.
programme_joined = Signal()

# Sent inside the transaction in which a barrier was raised, answered, or put back, with `barrier`.
barrier_moved = Signal()
