"""Saying, asking and answering where the work is, and taking one's own words back."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from common.errors import Invalid, NotNow
from common.http import SignedInRequest, page_or_fragment
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of
from projects.forms.talking import Talk, remark_form, reply_form, talk_about
from projects.permissions import actions_on, check_can_comment
from projects.presenters.about import Place, opened, place_of
from projects.presenters.conversation import anchor_of
from projects.presenters.project import head_of
from projects.selectors import project_for
from projects.selectors.conversations import comment_for
from projects.services.conversations import comment, put_back, take_back

if TYPE_CHECKING:
    from projects.models import Comment, Project


@keeps_answers
def remark_new(request: SignedInRequest) -> HttpResponse:
    """Say or ask something about what the form belongs to. Only a form leads here."""
    typed = request.POST or kept_answers(request)
    if not typed:
        return redirect("home")
    place = opened(typed.get("about", ""))
    project = project_for(request.user, place.project, on=today_of(request.user))
    check_can_comment(request.user, project, on=today_of(request.user))
    talk = _talk(request, project, place)
    form = remark_form(talk.conversation, typed)
    if request.method == "POST" and form.is_valid():
        try:
            said = comment(
                project=project,
                about=place.about,
                text=form.cleaned_data["text"],
                is_question=form.cleaned_data.get("is_question", False),
                anyway=form.says_no_patient,
                by=request.user,
                at=timezone.now(),
            )
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            return _answer(request, project, place, said)
    return _page(request, project, place, replace(talk, form=form), refused=form)


@keeps_answers
def remark_reply(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Reply to a remark, or answer a question."""
    first = comment_for(request.user, public_id, on=today_of(request.user))
    project, place = first.project, place_of(first)
    check_can_comment(request.user, project, on=today_of(request.user))
    is_open = first.is_question and first.answered_at is None
    label = f"{'Answer' if is_open else 'Reply to'} {first.written_by}"
    form = reply_form(label, request.POST or kept_answers(request))
    talk = replace(_talk(request, project, place), reply=form, replying_to=str(public_id))
    if request.method == "POST" and form.is_valid():
        try:
            said = comment(
                project=project,
                about=place.about,
                text=form.cleaned_data["text"],
                answering=first,
                anyway=form.says_no_patient,
                by=request.user,
                at=timezone.now(),
            )
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            return _answer(request, project, place, said)
    return _page(request, project, place, talk, refused=form if form.is_bound else None)


@require_POST
def remark_take_back(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One's own words go; that they were there stays, and they can be put back."""
    said = comment_for(request.user, public_id, on=today_of(request.user))
    take_back(said=said, by=request.user, at=timezone.now())
    return _answer(request, said.project, place_of(said), said)


@require_POST
def remark_put_back(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One's own words stand again."""
    said = comment_for(request.user, public_id, on=today_of(request.user))
    put_back(said=said, by=request.user, at=timezone.now())
    return _answer(request, said.project, place_of(said), said)


def _answer(
    request: SignedInRequest, project: "Project", place: Place, said: "Comment"
) -> HttpResponse:
    """The conversation as it is now, at what was just said."""
    if not request.htmx:
        return redirect(f"{place.href}#{anchor_of(said)}")
    talk = replace(_talk(request, project, place), focus=anchor_of(said))
    return _page(request, project, place, talk)


def _talk(request: SignedInRequest, project: "Project", place: Place) -> Talk:
    today = today_of(request.user)
    actions = actions_on(request.user, project, on=today)
    return talk_about(request.user, project, place.about, actions, on=today)


def _page(
    request: SignedInRequest,
    project: "Project",
    place: Place,
    talk: Talk,
    *,
    refused: object = None,
) -> HttpResponse:
    """The conversation alone; the page it belongs to is one click away."""
    context = {
        "head": head_of(project, ()),
        "talk": talk,
        "place_href": place.href,
        "form": refused,
    }
    return page_or_fragment(
        request,
        "projects/talk_about.html",
        "projects/_talk.html",
        context,
        status=422 if refused and request.method == "POST" else 200,
    )
