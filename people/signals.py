"""What happens among people that apps above may want to know of."""

from django.dispatch import Signal

# Sent inside the transaction of the acceptance, with `person`, `invitation` and `at`.
invitation_accepted = Signal()

# Sent inside the transaction in which an account is erased, with `person`, `by` and `at`, while
# it still has its name.
account_erased = Signal()

# Sent inside the transaction in which an organisation chooses another language, with it as
# `organisation`.
language_changed = Signal()
