"""People who take part, for tests: what they write of themselves, and what projects offer them."""

from django.utils import timezone

from people.models import StrengthsProfile, User
from people.roles import ProjectRole
from people.services.strengths import Strengths, write_strengths
from people.vocabulary import Activity, ProfileReader, Time, Way
from projects.models import Opportunity, Project
from projects.services.opportunities import Offer, post_opportunity
from projects.services.team import add_member
from tests.world import a_person

LETTER = Offer(
    title="Help us rewrite the welcome letter",
    what="Read the letter with us and say what is hard to understand.",
    activities=(Activity.WRITE, Activity.SHARE),
    happens="Every second Tuesday at two",
    times=(Time.DAYTIME,),
    how_long="Four meetings",
    place="Room 2",
    ways=(Way.IN_PERSON, Way.ONLINE),
    payment="10 pounds an hour, fares paid back",
    support="A buddy and breaks",
)
EVERYBODY = tuple(ProfileReader)


def an_opportunity(project: Project, by: User, **changes: object) -> Opportunity:
    """The letter, offered by that project, with `changes` made to what it says."""
    offer = Offer(**{**vars(LETTER), **changes})
    return post_opportunity(project=project, offer=offer, contact=by, by=by, at=timezone.now())


def a_partner(project: Project, name: str = "Ruth Reader") -> User:
    """Somebody of the organisation who has no role in it."""
    return a_person(project.organisation, name, role=None)


def a_partner_in(project: Project, lead: User, role: ProjectRole) -> User:
    """Somebody without a role in the organisation who takes part in that project."""
    person = a_partner(project)
    add_member(project=project, user=person, role=role, by=lead, at=timezone.now())
    return person


def a_profile(person: User, **changes: object) -> StrengthsProfile:
    """A page that everybody whom one can choose may read, with `changes` made to it."""
    said = {
        "brings": "I worked as a proofreader",
        "helps": "Large print",
        "activities": (Activity.WRITE,),
        "times": (Time.DAYTIME, Time.EVENINGS),
        "ways": (Way.ONLINE,),
        "seen_by": EVERYBODY,
    }
    strengths = Strengths(**{**said, **changes})
    return write_strengths(strengths=strengths, by=person, at=timezone.now())
