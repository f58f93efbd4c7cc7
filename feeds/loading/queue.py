"""Which load is done next, by whom, and how each ends."""

from datetime import timedelta

import structlog
from django.db import OperationalError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from common.locks import alone_with
from feeds import staging
from feeds.loading.one_load import Beat, Cancelled, OneLoad
from feeds.loading.stages import finish, start
from feeds.models import Load
from feeds.reading import UnreadableFile
from feeds.vocabulary import UNFINISHED, Stage

log = structlog.get_logger(__name__)
_LOADING = "feeds.load"


def run_waiting_loads(*, quiet_for: timedelta = timedelta(0), beat: Beat = lambda: None) -> int:
    """Do every load that waits and that nobody else is at. Returns how many were done.

    With `quiet_for`, only those of which nobody has heard for so long. Must not run inside a
    transaction.
    """
    done = 0
    before = timezone.now() - quiet_for
    waiting = Load.objects.unfinished().order_by("pk")
    for organisation in list(dict.fromkeys(waiting.values_list("organisation_id", flat=True))):
        with alone_with(_LOADING, organisation) as alone:
            while alone and (load := _next(organisation)):
                if (load.seen_at or load.made_at) > before:
                    break
                run(load, beat=beat)
                done += 1
    return done


def run_until_done(load: Load) -> bool:
    """Do this load, and those that came before it. False where another process is at them."""
    with alone_with(_LOADING, load.organisation_id) as alone:
        while alone and (earlier := _next(load.organisation_id)):
            run(earlier)
    load.refresh_from_db()
    return load.is_finished


def run(load: Load, *, beat: Beat = lambda: None) -> None:
    """Do one load from its beginning to its end, whatever the end is. Needs the lock."""
    start(load)
    try:
        if load.attempts > Load.MOST_ATTEMPTS:
            raise UnreadableFile(_("This load was broken off three times. Send it in parts."))
        OneLoad(load, beat).through()
    except Cancelled:
        finish(load, Stage.CANCELLED)
    except UnreadableFile as error:
        finish(load, Stage.FAILED, failure=str(error))
    except OperationalError:
        raise  # the database is away: the load waits for it
    except Exception as error:  # whatever it is, whoever asked has to see an end
        log.exception("load_failed", load=load.pk)
        finish(
            load, Stage.FAILED, failure=_("Something went wrong here: %s") % type(error).__name__
        )
    finally:
        if not connection.needs_rollback and connection.is_usable():
            staging.drop()


def _next(organisation: int) -> Load | None:
    return (
        Load.objects.filter(organisation=organisation, stage__in=UNFINISHED)
        .select_related("organisation", "made_by")
        .order_by("pk")
        .first()
    )
