"""What other people ask of somebody: reviews, coaching questions, remarks that mention them."""

from django.urls import reverse
from django.utils.text import Truncator

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
        meta=f"{question.project}. {question.written_by} asked {ago(question.written_at)} about "
        f"{about_words(question)}.",
        tag="Question",
        tone="warning",
        icon="clock",
        action="Answer",
        leads_to=reverse("remark_reply", args=[question.public_id]),
    )


def _mention(said: Comment) -> Prompt:
    return Prompt(
        title=_begin(said.text),
        href=_href(said),
        meta=f"{said.project}. {said.written_by} mentioned you {ago(said.written_at)} about "
        f"{about_words(said)}.",
        tag="Mentions you",
        tone="neutral",
        icon="note",
        action="Read it",
    )


def _review(review: Review) -> Prompt:
    page = page_about(review.subject, project=review.project.public_id, key=review.subject_id)
    is_asked = review.state == Review.State.ASKED
    who = review.asked_by if is_asked else review.coach
    did = "asks for your eyes" if is_asked else "has reviewed it: take it in, then settle it"
    return Prompt(
        title=review.subject_words[:1].upper() + review.subject_words[1:],
        href=page,
        meta=f"{review.project}. {who} {did}.",
        tag="Review" if is_asked else "Reviewed",
        tone="warning" if is_asked else "neutral",
        icon="clock" if is_asked else "note",
        action="Review it" if is_asked else "Read it",
        leads_to=reverse("review_give", args=[review.public_id]) if is_asked else "",
    )


def _begin(text: str) -> str:
    return f"“{Truncator(' '.join(text.split())).chars(_WORDS)}”"


def _href(said: Comment) -> str:
    page = page_about(said.subject, project=said.project.public_id, key=said.subject_id)
    return f"{page}#{anchor_of(said)}"
