"""What other people ask of somebody: reviews, coaching questions, remarks that mention them."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from common.templatetags.words import ago
from dashboards.presenters.prompts import Prompt
from dashboards.selectors.needs import Asked
from projects.models import Comment, Review
from projects.presenters.about import page_about
from projects.presenters.conversation import anchor_of
from projects.presenters.talk import about_words

_WORDS = 80  # characters of what was said: enough to know what it is about


def prompts_for(asked: Asked) -> list[Prompt]:
    """What a person is asked: questions first, then reviews, then where they are mentioned."""
    return [
        *(_question(question) for question in asked.questions),
        *(_review(review) for review in asked.reviews),
        *(_mention(said) for said in asked.mentions),
    ]


def _question(question: Comment) -> Prompt:
    return Prompt(
        title=_begin(question.text),
        href=_href(question),
        meta=_("{project}. {written_by} asked {written_at} about {about_words}.").format(
            project=question.project,
            written_by=question.written_by,
            written_at=ago(question.written_at),
            about_words=about_words(question),
        ),
        tag=_("Question"),
        tone="warning",
        icon="clock",
        action=_("Answer"),
        leads_to=reverse("remark_reply", args=[question.public_id]),
    )


def _mention(said: Comment) -> Prompt:
    return Prompt(
        title=_begin(said.text),
        href=_href(said),
        meta=_("{project}. {written_by} mentioned you {written_at} about {about_words}.").format(
            project=said.project,
            written_by=said.written_by,
            written_at=ago(said.written_at),
            about_words=about_words(said),
        ),
        tag=_("Mentions you"),
        tone="neutral",
        icon="note",
        action=_("Read it"),
    )


def _review(review: Review) -> Prompt:
    page = page_about(review.subject, project=review.project.public_id, key=review.subject_id)
    is_asked = review.state == Review.State.ASKED
    who = review.asked_by if is_asked else review.coach
    did = _("asks for your eyes") if is_asked else _("has reviewed it: take it in, then settle it")
    return Prompt(
        title=review.subject_words[:1].upper() + review.subject_words[1:],
        href=page,
        meta=f"{review.project}. {who} {did}.",
        tag=_("Review") if is_asked else _("Reviewed"),
        tone="warning" if is_asked else "neutral",
        icon="clock" if is_asked else "note",
        action=_("Review it") if is_asked else _("Read it"),
        leads_to=reverse("review_give", args=[review.public_id]) if is_asked else "",
    )


def _begin(text: str) -> str:
    return f"“{Truncator(' '.join(text.split())).chars(_WORDS)}”"


def _href(said: Comment) -> str:
    page = page_about(said.subject, project=said.project.public_id, key=said.subject_id)
    return f"{page}#{anchor_of(said)}"
