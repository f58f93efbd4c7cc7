"""What happens among people that apps above may want to know of."""

from django.dispatch import Signal

# Sent inside the transaction of the acceptance, with `person`, `invitation` and `at`.
invitation_accepted = Signal()
