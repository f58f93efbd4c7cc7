"""Preparing a pack: one form, and each of its buttons saves what was typed before its own act."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.packs import PackForm, StartForm, act_in, keys_in, moved
from dashboards.permissions import check_can_prepare_packs
from dashboards.presenters.pack_preparing import offered_tiles, prepared_tiles
from dashboards.presenters.packs import pack_happenings
from dashboards.selectors.packs import (
    changes_of_pack,
    measures_by_id,
    measures_saying,
    months_without,
    pack_for,
    packs_for,
    suggested_measures,
    tiles_of,
)
from dashboards.selectors.turns import presentable
from dashboards.services.packs import (
    Chosen,
    change_pack,
    discard_pack,
    publish_pack,
    start_pack,
    take_back_pack,
)
from dashboards.views.turns import project_choices, whose_turn_it_is
from people.calendar import today_of

if TYPE_CHECKING:
    from charts.models import Measure
    from dashboards.models import BoardPack

MOST_HAPPENINGS = 20


@require_POST
def pack_start(request: SignedInRequest) -> HttpResponse:
    """A draft for a month, with what is worth showing and whose turn it is on it already."""
    user, today = request.user, today_of(request.user)
    check_can_prepare_packs(user, on=today)
    form = StartForm(request.POST).offer(months_without(packs_for(user, on=today), on=today))
    if not form.is_valid():
        messages.error(request, _("Choose one of the months of the list."))
        return redirect("packs")
    turns = whose_turn_it_is(user, on=today)
    try:
        pack = start_pack(
            month=date.fromisoformat(form.cleaned_data["month"]),
            presents=turns[0][1] if turns else None,
            by=user,
            at=timezone.now(),
        )
    except (Invalid, NotNow) as error:
        messages.error(request, error.sentence)
        return redirect("packs")
    messages.success(
        request, _("Here is a first selection. Change what you like, then publish it.")
    )
    return redirect("pack_prepare", pack.public_id)


@keeps_answers
def pack_prepare(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Add, take off and put in order by buttons; none of them loses what was typed."""
    user, today = request.user, today_of(request.user)
    check_can_prepare_packs(user, on=today)
    pack = pack_for(user, public_id, on=today)
    if pack.is_published:
        return redirect("pack", public_id)
    kept = kept_answers(request)
    typed = request.POST or kept
    page = _Page(request, pack, typed)
    if request.method != "POST" or not page.form.is_valid():
        status = 422 if request.method == "POST" else 200
        return page.answer(status=status, was_signed_out=kept is not None)
    try:
        page.save()
    except EditedElsewhere:
        return _somebody_else_saved(request, public_id)
    except (Invalid, NotNow) as error:
        page.refuse(error)
        return page.answer(status=422)
    return page.go_on()


def _somebody_else_saved(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What this person typed, with the name of the other; saving again is a choice now."""
    pack = pack_for(request.user, public_id, on=today_of(request.user))
    if pack.is_published:
        messages.error(request, _("Somebody published this pack while you were preparing it."))
        return redirect("pack", public_id)
    typed = request.POST.copy()
    typed["version"] = str(pack.version)
    changes = changes_of_pack(pack, most=1)
    editor = changes[0].by if changes else ""
    return _Page(request, pack, typed).answer(status=409, editor=editor, is_behind=True)


class _Page:
    """The form as it was sent or as it is stored, and what its button asks for."""

    def __init__(
        self, request: SignedInRequest, pack: "BoardPack", typed: QueryDict | None
    ) -> None:
        self._request, self._pack = request, pack
        self._today = today_of(request.user)
        rows = tiles_of(pack)
        stored = [row.measure.public_id for row in rows]
        self._act, self._key = act_in(typed) if typed else ("", None)
        before = keys_in(typed) if typed else stored
        after = moved(before, self._act, self._key)
        self._measures = measures_by_id(pack.organisation_id, [*before, *after])
        self._before = [key for key in before if key in self._measures]
        self._keys = [key for key in after if key in self._measures]
        self.form = PackForm(
            typed,
            measures=[(key, self._measures[key].name) for key in self._measures],
            projects=project_choices(request.user, pack.presents, on=self._today),
            initial={
                "version": pack.version,
                "find": request.GET.get("find", "")[:100],
                "title": pack.title,
                "presents": str(pack.presents.public_id) if pack.presents else "",
                **{f"question-{row.measure.public_id}": row.question for row in rows},
            },
        )

    def save(self) -> None:
        answers = self.form.cleaned_data
        project = answers["presents"]
        change_pack(
            pack=self._pack,
            seen_version=answers["version"],
            title=answers["title"],
            presents=presentable(self._pack.organisation_id, UUID(project)) if project else None,
            tiles=[Chosen(self._measures[key], self.form.question_of(key)) for key in self._keys],
            by=self._request.user,
            at=timezone.now(),
        )

    def refuse(self, error: Invalid | NotNow) -> None:
        """The page stays as it was before the button; what was typed stays in any case."""
        self._keys = self._before
        self.form.refuse(error)

    def go_on(self) -> HttpResponse:
        """After saving: to the next page, or to where the button was."""
        address = reverse("pack_prepare", args=[self._pack.public_id])
        if self._act == "publish":
            return self._publish(address)
        if self._act == "find":
            query = urlencode({"find": self.form.cleaned_data["find"]})
            return redirect(f"{address}?{query}#more")
        if self._act in ("up", "down", "add"):
            return redirect(f"{address}#measure-{self._key}")
        if self._act == "off":
            return redirect(f"{address}#measures")
        messages.success(self._request, _("The draft is saved."))
        return redirect(address)

    def _publish(self, address: str) -> HttpResponse:
        try:
            publish_pack(
                pack=self._pack,
                seen_version=self._pack.version,
                by=self._request.user,
                at=timezone.now(),
            )
        except NotNow as error:
            messages.error(self._request, error.sentence)
            return redirect(address)
        messages.success(
            self._request,
            _("The pack is published. It stays as it is now. You can take it back for a day."),
        )
        return redirect("pack", self._pack.public_id)

    def answer(self, *, status: int, **more: object) -> HttpResponse:
        words = self._request.GET.get("find", "")[:100]
        on, organisation = self._today, self._pack.organisation_id
        found: list[Measure] = []
        if words.strip():
            found = measures_saying(organisation, words, on=on)
        context = {
            "pack": self._pack,
            "form": self.form,
            "tiles": prepared_tiles([self._measures[key] for key in self._keys], self.form),
            "suggested": offered_tiles(suggested_measures(organisation, on=on), self._keys),
            "found": offered_tiles(found, self._keys),
            "words": words,
            "happenings": pack_happenings(changes_of_pack(self._pack, most=MOST_HAPPENINGS)),
            **more,
        }
        return render(self._request, "dashboards/pack_prepare.html", context, status=status)


@require_POST
def pack_take_back(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Published by a slip."""
    pack = pack_for(request.user, public_id, on=today_of(request.user))
    take_back_pack(pack=pack, by=request.user, at=timezone.now())
    messages.success(request, _("The pack is a draft again. The board does not see it any more."))
    return redirect("pack_prepare", public_id)


def pack_discard(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Throw a draft away, after asking."""
    today = today_of(request.user)
    check_can_prepare_packs(request.user, on=today)
    pack = pack_for(request.user, public_id, on=today)
    if request.method == "POST":
        discard_pack(pack=pack, by=request.user, at=timezone.now())
        messages.success(request, _("The draft “{title}” is thrown away.").format(title=pack.title))
        return redirect("packs")
    context = {
        "pack": pack,
        "confirm_label": _("Throw the draft away"),
        "cancel_href": reverse("pack_prepare", args=[public_id]),
        "is_danger": True,
    }
    return render(request, "dashboards/pack_discard.html", context)
