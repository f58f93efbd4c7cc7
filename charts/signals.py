"""What apps above may want to hear of."""

from django.dispatch import Signal

# Sent after analyses were published, with `measure_ids`, outside any transaction.
analyses_published = Signal()
