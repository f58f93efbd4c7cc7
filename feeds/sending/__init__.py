"""Telling other systems what happened: each message at least once, however often it takes.

PostgreSQL is the queue. Claiming a message moves the moment of its next try ahead, further with
each try, before anything is sent: a worker that dies has lost nothing but time. An address that did
not take something rests for a while; one that takes nothing for three days is paused, and those who
look after it are written to (docs/webhooks.md, docs/adr/0023-webhooks.md).
"""

from feeds.sending.queue import forget_old_deliveries, is_any_due, send_due
from feeds.sending.signing import new_secret, signed_headers

__all__ = ["forget_old_deliveries", "is_any_due", "new_secret", "send_due", "signed_headers"]
