"""The agenda of a unit's QI Forum: on the screen in the room, or on two sheets of paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from common.http import SignedInRequest
from dashboards.forms.looking_back import ForumFilter
from dashboards.presenters import forum as words
from dashboards.presenters.looking_back import in_words, period_links
from dashboards.presenters.unit import head_of
from dashboards.selectors.forum import Forum, Span
from people.calendar import moments_of, today_of
from people.selectors import ancestors_of, unit_for


def unit_forum(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What is new or went well is of the period; what stands still or is in the way, of today.

    Sixteen queries, however many projects there are.
    """
    user, now, today = request.user, timezone.now(), today_of(request.user)
    found = unit_for(user, public_id)
    filters = ForumFilter(request.GET)
    stretch = filters.stretch(today)
    after, before = moments_of(user.organisation, stretch.first, stretch.last)
    agenda = Forum(user, found, Span(after, before, today), filters.whole)
    lying, all_barriers = agenda.barriers()
    context = {
        "head": head_of(found, ancestors_of(found), current="unit_forum"),
        "periods": period_links(reverse("unit_forum", args=[public_id]), stretch, today=today),
        "filters": filters,
        "stretch": in_words(stretch),
        "address_of_all": filters.address_of_all(),
        "today": today,
        "shares": words.shares(agenda.coverage()),
        "uncoached": words.uncoached(agenda.without_coach()),
        "parts": [
            words.charters_part(agenda.charters()),
            words.stalled_part(agenda.stalled(), user.organisation, on=today),
            words.barriers_part(lying, all_barriers, at=now),
            words.celebrations_part(agenda.celebrations(), found),
        ],
    }
    return render(request, "dashboards/unit_forum.html", context)
