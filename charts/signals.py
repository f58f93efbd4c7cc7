"""What apps above may want to hear of."""

from django.dispatch import Signal

# Sent by a worker some time after analyses were published, outside any transaction.
analyses_published = Signal()
