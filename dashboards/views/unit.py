"""One unit with everything below it: what its charts say, and its projects."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from common.http import SignedInRequest
from common.pagination import page_of
from dashboards.forms.filters import UnitFilter
from dashboards.presenters.counts import count_links, counts_in, target_links, with_all_signals
from dashboards.presenters.unit import head_of, hidden_words, rows_below, stages, stale_words
from dashboards.presenters.unit_charts import chart_tiles, heading
from dashboards.selectors.unit_charts import rows_on
from dashboards.selectors.units import around, summary_for, tally_of
from people.calendar import today_of

PER_PAGE = 60


def unit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Stored summaries and stored analyses; nothing is calculated here.

    Six queries, however many measures there are: session, person, summary, units around, tally
    and charts.
    """
    user, today = request.user, today_of(request.user)
    summary = summary_for(user, public_id)
    found, units = summary.unit, around(summary.unit)
    filters = UnitFilter(request.GET)
    verdict, target, chosen = filters.verdict_group, filters.target_group, filters.in_address()
    tally = tally_of(user, summary, on=today)
    page = page_of(
        range(tally.of(verdict, target)), number=request.GET.get("page", ""), per_page=PER_PAGE
    )
    rows = rows_on(
        page,
        user,
        found,
        verdict=verdict,
        target=target,
        signals=tally.signals(verdict, target),
        on=today,
    )
    counts = with_all_signals(counts_in(summary))
    address = reverse("unit", args=[public_id])

    context = {
        "head": head_of(found, units.above, current="unit"),
        "unit": found,
        "summary": summary,
        "counts": count_links(counts, address, filters=_but(chosen, "verdict"), chosen=verdict),
        "targets": target_links(
            tally.by_target(verdict), address, filters=_but(chosen, "target"), chosen=target
        ),
        "below": rows_below(found, units.below),
        "stages": stages(found, summary.projects_by_stage),
        "stale": stale_words(summary.active_by_day, user.organisation, today=today),
        "page": page,
        "tiles": chart_tiles(rows, found, today=today),
        "charts_heading": heading(verdict, target),
        "is_narrowed": bool(verdict or target),
        "is_table": filters.is_table,
        "is_grid": not filters.is_table,
        "grid_href": _address(address, _but(chosen, "view")),
        "table_href": _address(address, {**chosen, "view": "table"}),
        "all_href": address,
        "hidden": hidden_words(
            counts[verdict.key] if verdict else summary.measures,
            tally.of(verdict, None),
            is_current=summary.is_current,
        ),
    }
    return render(request, "dashboards/unit.html", context)


def _but(chosen: Mapping[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in chosen.items() if key != name}


def _address(address: str, chosen: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(chosen)}" if chosen else address
