"""Ways to take part, the pages that people wrote about themselves, and who answered what."""

from datetime import datetime, timedelta

from people import demonstration as known
from people.demonstration import SignIn
from people.models import Organisation, User
from people.roles import PARTNERS, ProjectRole
from people.services.strengths import Strengths, write_strengths
from people.vocabulary import Activity as A
from people.vocabulary import ProfileReader as Reader
from people.vocabulary import Time as T
from people.vocabulary import Way as W
from projects.models import Opportunity, Project, ProjectMembership
from projects.services import interests
from projects.services.opportunities import Offer, post_opportunity
from projects.stages import Stage

HERON = "Calm evenings on Heron Ward"
_PAY = "12 pounds an hour, paid within a week. Fares and childcare are paid back on the day."

_OFFERS = (
    Offer(
        "Help us plan the evening group",
        "Come to the ward once a fortnight and plan the evening group with two nurses and the "
        "people who stay here: music, garden, cooking, whatever calms.",
        (A.TEAM, A.TEST, A.TALK),
        "Every second Tuesday from 16:00 to 17:00",
        (T.DAYTIME,),
        "Until the end of March, then we look again",
        "The family room of the ward. A taxi is booked for you",
        (W.IN_PERSON,),
        _PAY,
        "A buddy who has done it for a year, tea, and a break whenever you like.",
    ),
    Offer(
        "Read our letters before they go out",
        "We send you a letter. You cross out what you would skip and say what is missing.",
        (A.WRITE,),
        "Whenever it suits you, within a week",
        (T.DAYTIME, T.EVENINGS, T.WEEKENDS),
        "Half an hour a letter, four letters in all",
        "At home, on paper or on a screen",
        (W.ONLINE,),
        _PAY,
        "A call first. Large print if you want it.",
    ),
    Offer(
        "Ask people how their wait was",
        "Ring up people who waited for us and ask four questions. We practise it together first.",
        (A.TALK, A.NUMBERS),
        "Evenings that you choose",
        (T.EVENINGS,),
        "Two hours a week for six weeks",
        "From home, with a phone that we lend you",
        (W.ONLINE,),
        _PAY,
        "Training, a script, and somebody to ring afterwards.",
    ),
    Offer(
        "Tell new staff what the first day is like",
        "Twenty minutes in front of ten people who start here. Your story, in your words.",
        (A.SHARE, A.TEACH),
        "The first Monday of the month at 10:00",
        (T.DAYTIME,),
        "Once, or as often as you like",
        "Training room, main building",
        (W.IN_PERSON, W.ONLINE),
        _PAY,
        "Somebody prepares it with you, sits beside you, and has tea with you after.",
    ),
    Offer(
        "Look at our charts with us",
        "Once a month we look at what the numbers say and decide what to try next. You decide "
        "with us. No need to be good at numbers: we learn to read them together.",
        (A.NUMBERS, A.TEAM),
        "The last Thursday of the month from 17:30 to 18:30",
        (T.EVENINGS,),
        "Six meetings",
        "By video",
        (W.ONLINE,),
        _PAY,
        "A half-day course on reading charts, with staff who are new to it too.",
    ),
    Offer(
        "Draw the new waiting room",
        "Walk through the waiting room with us, take pictures, and draw what would make it kinder.",
        (A.DESIGN, A.SHARE),
        "Two Saturdays in the new year",
        (T.WEEKENDS,),
        "Three hours each",
        "At the team’s base. There is a lift",
        (W.IN_PERSON,),
        _PAY,
        "Lunch, and a quiet room.",
    ),
)

_PAGES = (
    (
        "I sang in a choir for years and ran its rota. I stayed on three wards and know what an "
        "evening there can be like.",
        "Help plan evenings that are calm. Learn how to read a chart.",
        "Breaks. Somebody to walk in with the first time. Papers a few days before.",
        "Tuesdays and Thursdays, two hours at most",
        (A.TEAM, A.TEST, A.NUMBERS),
        (T.DAYTIME, T.EVENINGS),
        (W.IN_PERSON, W.ONLINE),
    ),
    (
        "I look after my brother. I was a proofreader and see at once what nobody will read.",
        "Make letters shorter and kinder.",
        "No early mornings: that is when he needs me.",
        "Evenings, and now and then a weekend",
        (A.WRITE, A.SHARE),
        (T.EVENINGS, T.WEEKENDS),
        (W.ONLINE,),
    ),
    (
        "I speak three languages and people tell me things. I have waited a year for help once.",
        "Ring people up and ask how their wait was.",
        "A quiet place, and a call afterwards.",
        "Any evening but Friday",
        (A.TALK, A.SHARE),
        (T.EVENINGS,),
        (W.ONLINE, W.IN_PERSON),
    ),
    (
        "I draw every day, mostly rooms and gardens.",
        "Draw places that people have to wait in.",
        "Large print. Lunch.",
        "Saturdays",
        (A.DESIGN,),
        (T.WEEKENDS,),
        (W.IN_PERSON,),
    ),
    (
        "I was a teacher. I can say difficult things so that people listen.",
        "Speak to new staff about the first day.",
        "To know who will be in the room.",
        "Weekday mornings",
        (A.TEACH, A.SHARE),
        (T.DAYTIME,),
        (W.IN_PERSON,),
    ),
    (
        "I kept the books of a market stall. Numbers do not frighten me.",
        "See whether what we try works.",
        "A taxi in winter.",
        "Thursdays from five",
        (A.NUMBERS, A.TEAM),
        (T.EVENINGS,),
        (W.ONLINE, W.IN_PERSON),
    ),
)


def let_people_take_part(*, organisation: Organisation, at: datetime) -> None:
    """A few open opportunities, a page for several people, and some answers on their way."""
    people = _partners(organisation)
    for person, page in zip(people, _PAGES, strict=False):
        readers = tuple(Reader) if person != people[1] else (Reader.LEADS, Reader.TEAMS)
        write_strengths(strengths=Strengths(*page, seen_by=readers), by=person, at=at)
    offered = [
        _post(project, offer, at - timedelta(days=3 + 6 * number))
        for number, (project, offer) in enumerate(
            zip(_hosts(organisation, people), _OFFERS, strict=False)
        )
    ]
    chair = _known(organisation, known.PARTICIPATION_LEAD)
    _answer(offered, people, chair, at)
    _begin(organisation, at)


def _answer(offered: list[Opportunity], people: list[User], chair: User, at: datetime) -> None:
    """Somebody waits for Heron Ward's lead, and Rosa is thought of for the charts."""
    if len(people) < len(_PAGES) or len(offered) < len(_OFFERS):
        return
    interests.show_interest(opportunity=offered[0], by=people[2], at=at - timedelta(days=1))
    interests.suggest(opportunity=offered[4], person=people[0], by=chair, at=at)
    interests.show_interest(opportunity=offered[5], by=people[3], at=at - timedelta(days=2))


def _begin(organisation: Organisation, at: datetime) -> None:
    """How far the start of two people in Heron Ward's team has come."""
    places = ProjectMembership.objects.filter(
        organisation=organisation, project__title=HERON, role__in=PARTNERS
    ).select_related("project__organisation", "organisation", "user")
    steps = [step.key for step in interests.INDUCTION]
    for number, place in enumerate(places.order_by("pk")):
        done = steps if number == 0 else steps[:5]
        interests.tick_induction(membership=place, done=done, by=place.user, at=at)


def _post(project: Project, offer: Offer, at: datetime) -> Opportunity:
    place = project.memberships.select_related("user").get(role=ProjectRole.LEAD, ends_on=None)
    return post_opportunity(project=project, offer=offer, contact=place.user, by=place.user, at=at)


def _hosts(organisation: Organisation, people: list[User]) -> list[Project]:
    """Heron Ward’s project first, then others under way in whose teams none of these are."""
    under_way = Project.objects.filter(
        organisation=organisation,
        stage__in=[Stage.TESTING, Stage.IMPLEMENTING],
        visibility=Project.Visibility.OPEN,
    )
    heron = list(under_way.filter(title=HERON))
    theirs = ProjectMembership.objects.filter(user__in=people).values("project")
    others = under_way.exclude(pk__in=theirs).order_by("-started_on", "pk")
    return [*heron, *others.select_related("organisation")[: len(_OFFERS) - 1]]


def _partners(organisation: Organisation) -> list[User]:
    """The two whose sign-in is shown, then others without a role, by name."""
    first = [_known(organisation, one) for one in (known.SERVICE_USER, known.CARER)]
    others = User.objects.filter(
        organisation=organisation, job_title__in=["Service user", "Carer"]
    ).exclude(pk__in=[person.pk for person in first])
    return [*first, *others.order_by("name", "pk")[: len(_PAGES) - len(first)]]


def _known(organisation: Organisation, person: SignIn) -> User:
    return User.objects.get(organisation=organisation, email=person.email)
