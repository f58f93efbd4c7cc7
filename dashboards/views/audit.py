"""The record of who did what in the whole organisation."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from audit.selectors.acts import ActKey
from common.http import SignedInRequest
from dashboards.exports import audit_csv as as_csv
from dashboards.forms.audit import AuditFilter
from dashboards.presenters.audit import act_line, table_rows
from dashboards.selectors.audit import Wanted, about, acts_for, around, every_act
from people.calendar import today_of
from people.permissions import check_can_read_audit

PER_PAGE = 40
AT_ONCE = 200  # acts of a file that are read together


def audit(request: SignedInRequest) -> HttpResponse:
    """Newest first, with what was before and after; filters and place live in the address."""
    today = today_of(request.user)
    check_can_read_audit(request.user, on=today)
    form = AuditFilter(request.GET)
    wanted = _wanted(request, form, today)
    before = ActKey.read(request.GET.get("before", ""))
    acts = acts_for(request.user, wanted, before=before, most=PER_PAGE + 1)
    shown = acts[:PER_PAGE]
    known = around(request.user, shown, on=today)
    first, last = form.days(today)
    context = {
        "form": form,
        "lines": [act_line(act, known) for act in shown],
        "first": first,
        "last": last,
        "older": str(shown[-1].key) if len(acts) > PER_PAGE else "",
        "is_further_back": before is not None,
    }
    return render(request, "dashboards/audit.html", context)


def audit_csv(request: SignedInRequest) -> StreamingHttpResponse:
    """The same as a file, however long: it leaves as it is read."""
    today = today_of(request.user)
    check_can_read_audit(request.user, on=today)
    form = AuditFilter(request.GET)
    wanted = _wanted(request, form, today)
    name = f"who-did-what-{timezone.localtime():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        as_csv(_rows(request, wanted, today)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _wanted(request: SignedInRequest, form: AuditFilter, today: date) -> Wanted:
    since, until = form.moments(request.user.organisation, today)
    words = form.chosen("about")
    projects, measures = about(request.user, words, on=today) if words else (None, None)
    return Wanted(
        since=since,
        until=until,
        who=form.chosen("who"),
        app=form.chosen("kind"),
        projects=projects,
        measures=measures,
    )


def _rows(request: SignedInRequest, wanted: Wanted, today: date) -> Iterator[tuple[str, ...]]:
    for acts in every_act(request.user, wanted, at_once=AT_ONCE):
        known = around(request.user, acts, on=today)
        for act in acts:
            yield from table_rows(act_line(act, known))
