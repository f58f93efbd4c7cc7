"""One box without an account: by the link of a poster, for one measure and nothing else."""

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from allauth.core.ratelimit import consume
from allauth.decorators import rate_limit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from audit.services import SystemProcess
from charts.forms.logging import LogForm, TapForm
from charts.policies import accepts_changes
from charts.presenters.checking import seen_in
from charts.presenters.logging import for_words, periods_to_log
from charts.presenters.safety_cross import cross_of, taps_for
from charts.readings import Reading
from charts.selectors import event_before, expected_period, measurements_on
from charts.selectors.entry_links import days_of_month, link_by_code
from charts.services.measurements import InvalidReadings, record_through_link
from common.errors import NotNow, NotVisible
from common.language import lazily
from people.calendar import local_date

if TYPE_CHECKING:
    from charts.models import EntryLink, Measure

TOO_FAST = lazily("That was too fast. Wait a minute, then log it again.")


@login_not_required
@never_cache
def log_number(request: HttpRequest, code: str) -> HttpResponse:
    """The box; and what was typed into it, once, however often it is sent.

    The module of the page sends what was kept while the network was away, and reads the answer as
    JSON; without it the form is an ordinary one.
    """
    link = link_by_code(code, at=timezone.now())
    if link is None:
        return _switched_off(request)
    with timezone.override(ZoneInfo(link.measure.organisation.time_zone)):
        if request.method != "POST":
            return _page(request, link, _form(request, link))
        if not consume(request, action="log_number", key=str(link.pk)):
            return _answer(request, link, _form(request, link), refused=TOO_FAST, status=429)
        return _save(request, link)


def _save(request: HttpRequest, link: "EntryLink") -> HttpResponse:
    form = _form(request, link)
    if not form.is_valid():
        return _answer(request, link, form, status=422)
    given = form.cleaned_data
    reading = _with_days(link.measure, form.reading())
    try:
        record_through_link(
            link=link,
            reading=reading,
            key=given["key"],
            by=SystemProcess(link.author),
            at=timezone.now(),
            replacing=link.is_cross,
            seen={reading.at_start_of(link.measure.every).period: given.get("replaces", "")},
        )
    except InvalidReadings as error:
        if isinstance(form, LogForm):
            form.refuse_reading(error.problems, stored=_said(link.measure, reading.period))
        else:
            form.refuse(error)
        return _answer(request, link, form, status=422)
    except NotVisible:
        return _switched_off(request)
    except NotNow as error:
        return _answer(request, link, form, refused=error.sentence, status=409)
    said = given["colour"].value if link.is_cross else _said(link.measure, reading.period)
    saved = f"{said} for {for_words(link.measure, reading.period)}"
    return _answer(request, link, _form(request, link, is_new=True), saved=saved)


def _form(request: HttpRequest, link: "EntryLink", *, is_new: bool = False) -> LogForm | TapForm:
    measure, today = link.measure, _today(link)
    typed = request.POST if request.method == "POST" and not is_new else None
    offered = periods_to_log(measure, expected_period(measure, today=today), today=today)
    if link.is_cross:
        return TapForm(typed, offered=offered, today=today)
    counts_days = measure.every == "event" and event_before(measure, today) is not None
    return LogForm(typed, measure=measure, offered=offered, today=today, counts_days=counts_days)


def _with_days(measure: "Measure", reading: Reading) -> Reading:
    """Between events, the days are counted where they were left out."""
    if measure.every != "event" or reading.value is not None:
        return reading
    before = event_before(measure, reading.period)
    days = float((reading.period - before).days) if before else None
    return Reading(reading.period, value=days)


def _said(measure: "Measure", period: date) -> str:
    start = Reading(period).at_start_of(measure.every).period
    return seen_in(measurements_on(measure, [start]).values()).get(start, "")


def _answer(
    request: HttpRequest,
    link: "EntryLink",
    form: LogForm | TapForm,
    *,
    saved: str = "",
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    if request.headers.get("Accept") != "application/json":
        return _page(request, link, form, saved=saved, refused=refused, status=status)
    if saved:
        return JsonResponse({"saved": saved, "picture": _cross(link)})
    texts = [str(error) for errors in form.errors.values() for error in errors]
    stands = form.replaceable if isinstance(form, LogForm) else ""
    return JsonResponse({"refused": refused or " ".join(texts), "stands": stands}, status=status)


def _page(
    request: HttpRequest,
    link: "EntryLink",
    form: LogForm | TapForm,
    *,
    saved: str = "",
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    measure, today = link.measure, _today(link)
    context: dict[str, object] = {
        "link": link,
        "measure": measure,
        "organisation": measure.organisation,
        "form": form,
        "is_open": accepts_changes(measure),
        "saved": saved,
        "refused": refused,
        "today": today,
    }
    if link.is_cross:
        row = measurements_on(measure, [today]).get(today)
        context |= {"taps": taps_for(measure, row), "cross": _cross(link)}
    return render(request, "charts/log.html", context, status=status)


def _cross(link: "EntryLink") -> str:
    if not link.is_cross:
        return ""
    today = _today(link)
    rows = days_of_month([link.measure], today)[link.measure.pk]
    return cross_of(rows, on=today).drawing


def _today(link: "EntryLink") -> date:
    return local_date(link.measure.organisation, timezone.now())


@rate_limit(action="unknown_log", limit_get=True)
def _switched_off(request: HttpRequest) -> HttpResponse:
    """One answer to revoked, expired and invented codes: it tells nothing about any of them."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"off": True}, status=404)
    return render(request, "charts/log_off.html", status=404)
