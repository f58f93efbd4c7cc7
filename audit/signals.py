"""What apps above may want to hear of."""

from django.dispatch import Signal

# Sent once an act was committed, unless a task will tell: whatever counts facts may be behind now.
act_committed = Signal()
