"""A coach's look at a charter or a cycle, in words: asked, reviewed, settled."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from people.models import User
from people.roles import Action
from projects.models import About, Project, Review
from projects.presenters.about import sealed
from projects.selectors.conversations import coaches_of, review_of

State = Review.State
_TONES = {
    State.ASKED: ("brand", "clock"),
    State.REVIEWED: ("warning", "note"),
    State.SETTLED: ("ok", "tick"),
}


@dataclass(frozen=True)
class ReviewView:
    """The newest review of one thing for one person; without a state nobody was asked yet.

    What is empty is not offered.
    """

    state: str
    tone: str
    icon: str
    words: str  # who asked whom
    said: str  # what the coach wrote
    asked_at: datetime | None
    sealed: str
    ask_href: str
    coaches: tuple[tuple[str, str], ...]
    give_href: str
    settle_href: str

    @property
    def ask_label(self) -> str:
        return (
            _("Ask {coach} for a review").format(coach=self.coaches[0][1]) if self.coaches else ""
        )


def review_for_page(
    reader: User, project: Project, about: About, actions: Collection[Action], *, on: date
) -> ReviewView:
    """The newest review of one thing, for a page to include (`projects/_review.html`).

    `actions` are what `reader` may do with the project. Two queries.
    """
    review = review_of(project, about.subject, about.id)
    edits = Action.EDIT_PROJECT in actions and not project.is_closed
    stands = review is not None and review.state != State.SETTLED
    coaches = [coach for coach in coaches_of(project, on=on) if coach != reader]
    tone, icon = _TONES[State(review.state)] if review else ("neutral", "")
    return ReviewView(
        state=review.get_state_display() if review else "",
        tone=tone,
        icon=icon,
        words=f"{review.asked_by} asked {review.coach}" if review else "",
        said=review.words if review else "",
        asked_at=review.asked_at if review else None,
        sealed=sealed(project, about),
        ask_href=reverse("review_ask") if edits and coaches and not stands else "",
        coaches=tuple((str(coach.public_id), coach.name) for coach in coaches),
        give_href=_href("review_give", review) if _may_give(review, reader) else "",
        settle_href=_href("review_settle", review) if edits and stands else "",
    )


def _may_give(review: Review | None, reader: User) -> bool:
    return review is not None and review.coach_id == reader.pk and review.state != State.SETTLED


def _href(name: str, review: Review | None) -> str:
    return reverse(name, args=[review.public_id]) if review else ""
