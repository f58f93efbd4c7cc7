"""One of everything that an address can name, and one person in each role."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils import timezone

from archives.models import Export
from archives.vocabulary import Stage
from charts.models import Entry, Measure
from charts.presenters.fhir import report_id
from charts.selectors import measurements_of
from charts.services.annotations import annotate
from charts.services.definitions import share_definition
from charts.services.entry_links import make_entry_link
from charts.services.node_measures import attach_measure
from charts.services.phases import start_phase
from charts.services.programmes import share_in_programme
from dashboards.models import BoardSurvey, PackTile
from dashboards.services.packs import record_published_pack, start_pack
from dashboards.services.portfolio import pause
from dashboards.services.saved_views import save_view
from dashboards.services.survey import open_survey
from dashboards.services.visits import note_visit
from dashboards.services.wall import make_board_link
from feeds.models import Delivery
from feeds.services.codes import explain_unit_code
from feeds.services.loads import Wishes, accept_load
from feeds.services.webhooks import make_webhook, send_test
from feeds.vocabulary import DeliveryState, Topic
from pdsa.services.predictions import Expectation
from pdsa.services.tasks import add_task
from people.models import Organisation, RoleAssignment, Unit, User
from people.roles import ProjectRole, Scope, UnitRole
from people.selectors import top_unit
from people.services.invitations import invite
from people.services.keys import make_key
from people.services.strengths import Strengths, write_strengths
from projects.layers import Layer, Strength
from projects.models import Programme, Project, PulseAnswer
from projects.presenters.about import about_charter, about_project, sealed
from projects.services import diagrams
from projects.services.barriers import resolve_barrier
from projects.services.charters import open_charter
from projects.services.coaching import log_coaching
from projects.services.conversations import ask_for_review, comment
from projects.services.files import keep_file, remove_file
from projects.services.guests import let_in
from projects.services.interests import show_interest, suggest
from projects.services.involvement import record_level, tell_difference
from projects.services.opportunities import Offer, post_opportunity
from projects.services.programme_places import leave
from projects.services.pulse import Pulse, give_pulse
from projects.services.scores import claim_score, tell_improvement
from projects.services.team import add_member
from projects.services.thanks import thank
from tests.barriers import a_barrier
from tests.cycles import a_cycle, an_idea
from tests.programmes import a_programme, joined
from tests.world import (
    a_measure,
    a_member,
    a_person,
    a_project,
    a_unit,
    an_organisation,
    some_data,
)

# What stands in an address: by its whole route (one value, or one for each name), by the
# beginning of that (which ends in a slash), or by the name that the route gives it.
Samples = dict[str, object]
LINKS = "measures/<uuid:public_id>/ways-to-log/<uuid:link_id>/"
TYPICAL = (None, UnitRole.ADMINISTRATOR, UnitRole.BOARD_MEMBER, UnitRole.STAFF)
TEAMS = ("", "add-up/", "compare/")
READ = ("", "pack.pdf", "pack.pptx", "take-back/")  # of packs that are published


@dataclass(frozen=True)
class Somebody:
    """One of the cast, with what they hold and where."""

    words: str
    user: User
    unit_role: UnitRole | None = None
    project_roles: tuple[ProjectRole, ...] = ()
    of_the_whole: bool = False
    owns: bool = False

    @property
    def is_typical(self) -> bool:
        """One of those who ask where roles make no difference."""
        served = ProjectRole.SERVICE_USER in self.project_roles
        return self.owns or served or (not self.project_roles and self.unit_role in TYPICAL)


def everybody(project: Project, owner: User) -> Iterator[Somebody]:
    """Each role once on the ward, once on the whole organisation, and once in the project."""
    organisation = project.organisation
    for role in UnitRole:
        of_the_ward = a_person(organisation, role=role, unit=project.unit)
        yield Somebody(f"{role} of the ward", of_the_ward, role)
        of_the_whole = a_person(organisation, role=role)
        yield Somebody(f"{role} of the whole", of_the_whole, role, of_the_whole=True)
    for part in ProjectRole:
        person = a_person(organisation, role=None)
        add_member(project=project, user=person, role=part, by=owner, at=timezone.now())
        yield Somebody(f"{part} of the project", person, project_roles=(part,))
    yield Somebody("somebody without a role", a_person(organisation, role=None))
    both = (ProjectRole.LEAD, ProjectRole.COACH)
    yield Somebody("whoever made it", owner, project_roles=both, owns=True)


def a_place(organisation: Organisation, owner: User) -> tuple[Project, Samples]:
    """A ward with a project in which everything has been done once, all of it by `owner`."""
    now = timezone.now()
    started = _for_a_moment(owner, top_unit(organisation), UnitRole.STAFF)
    project = a_project(a_unit(organisation), owner)
    add_member(project=project, user=owner, role=ProjectRole.COACH, by=owner, at=now)
    samples = (
        {"projects/": project.public_id, "project_id": project.public_id}
        | {
            "api/v1/projects/": project.public_id,
            "page": "portfolio",
            "stage": "aim",
            "key": "title",
        }
        | {"day": now.date().isoformat()}
        | {"about": sealed(project, about_project(project))}
        | _of_ward(project.unit, owner)
        | _of_measures(project, owner)
        | _of_feeds(project, owner)
        | _of_exports(project, owner)
        | _of_cycle(project, owner)
        | _of_talk(project, owner)
        | _of_those_around(project, owner)
        | _of_the_organisation(project, owner)
    )
    started.delete()
    return project, samples


def said_with(name: str, samples: Samples) -> dict[str, object] | None:
    """For buttons that ask for something before they look at who presses them."""
    said: dict[str, dict[str, object]] = {
        "cycle_start": {"started_on": "2026-01-05"},
        "cycle_reading": {"version": "1", "reading": "no"},
        "barrier_reopen": {"words": "It is back"},
        "remark_new": {"about": samples["about"], "text": "Well done"},
        "file_new": {"about": samples["about"]},
        "review_ask": {"about": samples["about"], "coach": samples["coach"]},
        "opportunity_state": {"state": "filled"},
        "project_programmes": {"programme": samples["programmes/"]},
        "box_unlink": {"target": samples["driver"]},
        "box_unwatch": {"target": samples["measures/"]},
    }
    acts = ("portfolio_assign", "portfolio_nudge", "portfolio_pause")
    said |= _said_to_the_api(samples)
    said |= {act: {"project": [samples["projects/"]]} for act in acts}
    return said.get(name)


def _said_to_the_api(samples: Samples) -> dict[str, dict[str, object]]:
    return {
        "api_projects": {"title": "Warmer welcome", "unit": samples["units/"]},
        "api_project": {"title": "Warmer welcome"},
        "api_members": {"email": samples["colleague_email"], "role": "team_member"},
        "api_drivers": {"layer": "primary", "text": "Rota"},
        "api_driver": {"text": "Rota"},
        "api_ideas": {"text": "A bell"},
        "api_idea": {"impact": 3},
        "api_barriers": {"words": "No chairs"},
        "api_barrier": {"words": "No chairs"},
        "api_measures": {
            "project": samples["projects/"],
            "name": "Slips",
            "role": "outcome",
            "data_shape": "count",
            "rhythm": "month",
        },
        "api_scores": {"score": 1.5, "why": "Told"},
        "api_cycles": {"title": "A huddle"},
        "api_cycle": {"title": "A huddle"},
        "api_measure": {"target": 3},
        "api_measurements": {"period": "2026-01-05", "value": 3},
        "api_phases": {"starts_on": "2026-02-01", "reason": "A rota"},
        "api_annotations": {"happened_on": "2026-02-01", "kind": "event", "text": "Snow"},
        "api_barrier_answers": {"answer": "decline", "words": "Not this year"},
    }


def _of_ward(ward: Unit, owner: User) -> Samples:
    now = timezone.now()
    administering = _for_a_moment(owner, ward, UnitRole.ADMINISTRATOR)
    screen, _ = make_board_link(unit=ward, screen="Corridor", by=owner, at=now)
    invitation = invite(email=f"new{ward.pk}@example.org", unit=ward, by=owner, at=now)
    administering.delete()
    looking_after = _for_a_moment(owner, top_unit(ward.organisation), UnitRole.ADMINISTRATOR)
    year = timedelta(days=365)
    made = make_key(name="Load", scopes=list(Scope), unit=ward, lasts=year, by=owner, at=now)
    hook = make_webhook(
        name="Hook", address="https://hooks.invalid/", unit=ward, topics=Topic, by=owner, at=now
    ).webhook
    sent = send_test(webhook=hook, by=owner, at=now)
    Delivery.objects.filter(pk=sent.pk).update(state=DeliveryState.GIVEN_UP)
    looking_after.delete()
    colleague = a_person(ward.organisation, unit=ward)
    return {
        "units/": ward.public_id,
        "link_id": screen.public_id,
        "api/v1/units/": ward.public_id,
        "people/": colleague.public_id,
        "colleague_email": colleague.email,
        "people/keys/": made.key.public_id,
        "webhooks/": hook.public_id,
        "webhooks/messages/": sent.public_id,
        "people/invitations/": invitation.public_id,
        "roles/": RoleAssignment.objects.get(user=colleague).public_id,
        "portfolio/coaches/": a_person(ward.organisation, role=UnitRole.QI_COACH).public_id,
    }


def _of_feeds(project: Project, owner: User) -> Samples:
    """A load that waits, and a code that was explained."""
    now = timezone.now()
    loading = _for_a_moment(owner, top_unit(project.organisation), UnitRole.DATA_ANALYST)
    text = b"measure,unit,period,value\nfalls,W1,2026-01-01,3\n"
    load = accept_load(
        name="feed.csv", content=BytesIO(text), size=len(text), wishes=Wishes(), by=owner, at=now
    )
    code = f"OLD{project.unit.pk}"
    explained = explain_unit_code(code=code, unit=project.unit, by=owner, at=now)
    loading.delete()
    return {
        "feeds/loads/": load.public_id,
        "feeds/codes/": explained.public_id,
        "api/v1/imports/": load.public_id,
    }


def _of_exports(project: Project, owner: User) -> Samples:
    """An export whose archive is there."""
    export = Export.objects.create(
        organisation=project.organisation,
        made_by=owner,
        made_at=timezone.now(),
        stage=Stage.DONE,
        finished_at=timezone.now(),
        file=ContentFile(b"PK", name="an-export.zip"),
    )
    return {"administration/exports/": export.public_id}


def _of_measures(project: Project, owner: User) -> Samples:
    """A measure with its chart, on the diagram and followed by others."""
    now = timezone.now()
    falls = a_measure(project, owner, direction="decrease")
    sharing = _for_a_moment(owner, top_unit(project.organisation), UnitRole.DATA_ANALYST)
    share_definition(measure=falls, name=f"Falls {falls.pk}", by=owner, at=now)
    sharing.delete()
    falls.refresh_from_db()
    some_data(falls, owner, [12.0, 9.0, 11.0, 10.0] * 4)
    note = annotate(
        measure=falls, happened_on=date(2026, 1, 5), kind="change", text="Huddle", by=owner, at=now
    )
    middle = measurements_of(falls).values_list("period", flat=True)[8]
    phase = start_phase(measure=falls, starts_on=middle, reason="A rota", by=owner, at=now)
    idea = an_idea(project, owner)
    driver = diagrams.add_node(
        diagram=idea.diagram, layer=Layer.PRIMARY, text="Rounds", by=owner, at=now
    )
    diagrams.link_nodes(source=idea, target=driver, strength=Strength.STRONG, by=owner, at=now)
    attach_measure(node=idea, measure=falls, by=owner, at=now)
    link = make_entry_link(measure=falls, name="By the door", by=owner, at=now)
    of_link = {"public_id": falls.public_id, "link_id": link.public_id}
    of_phase = {"public_id": falls.public_id, "part_id": phase.public_id}
    of_note = {"public_id": falls.public_id, "part_id": note.public_id}
    of_result = {"key": report_id(falls, middle)}
    return {
        "api/v1/measures/": falls.public_id,
        "api/v1/fhir/Measure/": falls.public_id,
        "api/v1/fhir/MeasureReport/<str:key>": of_result,
        "api/v1/measures/<uuid:public_id>/phases/<uuid:part_id>/": of_phase,
        "api/v1/measures/<uuid:public_id>/annotations/<uuid:part_id>/": of_note,
        **{f"{LINKS}{end}": of_link for end in ("revoke/", "code.svg", "poster/")},
        "api/v1/projects/<uuid:project_id>/drivers/": driver.public_id,
        "api/v1/projects/<uuid:project_id>/change-ideas/": idea.public_id,
        "node_id": idea.public_id,
        "driver": driver.public_id,
        "measures/": falls.public_id,
        "period": middle,
        "entry_id": Entry.objects.get(measure=falls).public_id,
        "entry_key": Entry.objects.get(measure=falls).key,
        "notes/": note.public_id,
        "phases/": phase.public_id,
    }


def _of_cycle(project: Project, owner: User) -> Samples:
    now = timezone.now()
    expected = Expectation(words="Fewer falls at night", by_when=now.date() + timedelta(days=7))
    cycle = a_cycle(project, owner, expected=(expected,))
    task = add_task(cycle=cycle, what="Print the form", by=owner, at=now)
    return {
        "api/v1/projects/<uuid:project_id>/cycles/": cycle.public_id,
        "cycles/": cycle.public_id,
        "cycle-tasks/": task.public_id,
        "predictions/": cycle.predictions.get().public_id,
    }


def _of_talk(project: Project, owner: User) -> Samples:
    now = timezone.now()
    remark = comment(
        project=project, about=about_project(project), text="Who says so?", by=owner, at=now
    )
    member = a_member(project, owner)
    open_charter(project=project, by=owner, at=now)
    review = ask_for_review(
        project=project, about=about_charter(project), coach=owner, by=member, at=now
    )
    kept, removed = _a_file(project, owner), _a_file(project, owner)
    remove_file(file=removed, by=owner, at=now)
    return {
        "coach": owner.public_id,
        "api/v1/projects/<uuid:project_id>/members/": project.memberships.get(
            user=member
        ).public_id,
        "membership_id": project.memberships.get(user=member).public_id,
        "remarks/": remark.public_id,
        "reviews/": review.public_id,
        "files/": kept.public_id,
        "files/<uuid:public_id>/put-back/": removed.public_id,
    }


def _a_file(project: Project, owner: User) -> object:
    form = b"%PDF-1.4\n%%EOF\n"
    return keep_file(
        project=project, about=about_project(project), name="form.pdf", content=BytesIO(form),
        size=len(form), by=owner, at=timezone.now(),
    )  # fmt: skip


def _of_those_around(project: Project, owner: User) -> Samples:
    """What sponsors, coaches and the QI team leave with a project."""
    now, ward = timezone.now(), project.unit
    barrier, answered = a_barrier(project, owner), a_barrier(project, owner, "No scales")
    looking_after = _for_a_moment(owner, ward, UnitRole.QI_TEAM)
    half = Decimal("0.5")
    lead = a_member(project, owner, ProjectRole.LEAD)  # nobody countersigns a claim of their own
    claim = claim_score(project=project, score=half, suggested=half, why="", by=lead, at=now)
    told = tell_improvement(project=project, words="Fewer bruises", by=owner, at=now)
    coached = log_coaching(project=project, minutes=30, by=owner, at=now)
    thanks = thank(project=project, by=owner, at=now)
    paused = pause(projects=[a_project(ward, owner)], by=owner, at=now)
    resolve_barrier(barrier=answered, what_changed="We bought some", by=owner, at=timezone.now())
    looking_after.delete()
    return {
        "barriers/": barrier.public_id,
        "api/v1/projects/<uuid:project_id>/barriers/": barrier.public_id,
        "barriers/<uuid:public_id>/undo/": answered.public_id,
        "barriers/<uuid:public_id>/reopen/": answered.public_id,
        "api/v1/projects/<uuid:project_id>/progress-scores/": claim.public_id,
        "claim_id": claim.public_id,
        "told_id": told.public_id,
        "coaching/log/": coached.public_id,
        "thanks/": thanks.public_id,
        "portfolio/done/": paused.public_id,
        **_of_involvement(project, owner),
        "views/": save_view(page="portfolio", name="Silent", query="", by=owner).public_id,
    }


def _of_involvement(project: Project, owner: User) -> Samples:
    now = timezone.now()
    today = now.date()
    level = record_level(project=project, level="big_i", starts_on=today, by=owner, at=now)
    told = tell_difference(
        project=project, words="Shorter letters", happened_on=today, by=owner, at=now
    )
    return {"level_id": level.public_id, "difference_id": told.public_id} | _of_opportunities(
        project, owner
    )


def _of_opportunities(project: Project, owner: User) -> Samples:
    """One with somebody who is interested, one suggested to somebody, and the owner's own yes."""
    now, ward = timezone.now(), project.unit
    chair = a_person(project.organisation, role=UnitRole.PARTICIPATION_LEAD)
    offer = Offer("Read our letter", "Tell us what is hard to read")
    posted = post_opportunity(project=project, offer=offer, contact=owner, by=owner, at=now)
    ruth, tom = (a_person(project.organisation, role=None) for _ in range(2))
    interested = show_interest(opportunity=posted, by=ruth, at=now)
    suggested = suggest(opportunity=posted, person=tom, by=chair, at=now)
    elsewhere = a_project(ward, chair)
    other = post_opportunity(project=elsewhere, offer=offer, contact=chair, by=chair, at=now)
    write_strengths(strengths=Strengths(brings="Patience"), by=owner, at=now)
    return {
        "opportunities/": posted.public_id,
        "interests/": interested.public_id,
        "interests/<uuid:public_id>/no/": show_interest(
            opportunity=other, by=owner, at=now
        ).public_id,
        "interests/<uuid:public_id>/take-back/": suggested.public_id,
        "people/<uuid:public_id>/strengths/": owner.public_id,
        **_erased_by_administrators(project, owner),
        "pulse/": _a_pulse(elsewhere, owner, chair).public_id,
    }


def _erased_by_administrators(project: Project, owner: User) -> Samples:
    """Somebody whose account is closed, and an invitation that nobody answered."""
    gone = a_person(project.organisation)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    administering = _for_a_moment(owner, project.unit, UnitRole.ADMINISTRATOR)
    email = f"never{project.pk}@example.org"
    never = invite(email=email, unit=project.unit, by=owner, at=timezone.now())
    administering.delete()
    return {
        "people/<uuid:public_id>/data/": gone.public_id,
        "people/<uuid:public_id>/erase/": gone.public_id,
        "people/invitations/<uuid:public_id>/erase/": never.public_id,
    }


def _a_pulse(project: Project, owner: User, lead: User) -> PulseAnswer:
    now = timezone.now()
    add_member(project=project, user=owner, role=ProjectRole.CARER, by=lead, at=now)
    return give_pulse(project=project, pulse=Pulse(5, 5, 5), by=owner, at=now)


def _of_the_organisation(project: Project, owner: User) -> Samples:
    """A programme with the project in it, and what the board reads."""
    now = timezone.now()
    preparing = _for_a_moment(owner, top_unit(project.organisation), UnitRole.QI_TEAM)
    programme = a_programme(owner, f"Calmer wards {project.pk}")
    joined_place = joined(programme, project, owner)
    falls = Measure.objects.get(project=project)
    shared = share_in_programme(programme=programme, what=falls, by=owner, at=now)
    month = date(2000 + project.pk % 20, 1, 1)  # one pack a month
    pack = start_pack(month=month, by=owner, at=now)
    read = start_pack(month=date(month.year, 2, 1), by=owner, at=now)
    PackTile.objects.filter(pack=read).delete()
    record_published_pack(pack=read, published_at=now, frozen={}, story=None, by=owner, at=now)
    survey = BoardSurvey.objects.filter(organisation=project.organisation).first()
    survey = survey or open_survey(answer_by=now.date() + timedelta(days=7), by=owner, at=now)
    on_the_way = _places_on_the_way(project, owner) | _guests(programme, owner)
    preparing.delete()
    visiting = _for_a_moment(owner, project.unit, UnitRole.BOARD_MEMBER)
    note = note_visit(
        unit=project.unit, words="We were shown the board", visited_on=now.date(), by=owner, at=now
    )
    visiting.delete()
    return {
        "note_id": note.public_id,
        "boardroom/survey/": survey.public_id,
        "programmes/": programme.public_id,
        "place_id": joined_place.public_id,
        **on_the_way,
        "measure_id": shared.public_id,
        **{f"measures/<uuid:public_id>/teams/{end}": shared.public_id for end in TEAMS},
        "boardroom/packs/": pack.public_id,
        **{f"boardroom/packs/<uuid:public_id>/{end}": read.public_id for end in READ},
    }


def _guests(programme: Programme, owner: User) -> Samples:
    """Somebody from elsewhere as a guest here, and the owner as one elsewhere."""
    now = timezone.now()
    elsewhere = an_organisation(f"Partner of {programme.pk}")
    host = a_person(elsewhere, role=UnitRole.QI_TEAM)
    guest = let_in(programme=programme, email=host.email, by=owner, at=now)
    visited = a_programme(host, "Warm welcomes")
    let_in(programme=visited, email=owner.email, by=host, at=now)
    return {"guest_id": guest.public_id, "programmes/as-guest/": visited.public_id}


def _places_on_the_way(project: Project, owner: User) -> Samples:
    """The project asked into one programme, and gone from another today."""
    now = timezone.now()
    chair = a_person(project.organisation, role=UnitRole.ADMINISTRATOR)
    asking = a_programme(owner, f"Quieter nights {project.pk}")
    asked = joined(asking, project, chair)
    past = a_programme(owner, f"Warmer welcomes {project.pk}")
    gone = joined(past, project, owner)
    leave(place=gone, by=owner, at=now)
    in_asking = {"public_id": asking.public_id, "place_id": asked.public_id}
    in_past = {"public_id": past.public_id, "place_id": gone.public_id}
    one = "programmes/<uuid:public_id>/projects/<uuid:place_id>/"
    return {f"{one}{end}/": in_asking for end in ("agree", "decline", "take-back")} | {
        f"{one}put-back/": in_past
    }


def _for_a_moment(user: User, unit: Unit, role: UnitRole) -> RoleAssignment:
    return RoleAssignment.objects.create(
        organisation=unit.organisation, user=user, unit=unit, role=role, starts_on=date(2020, 1, 1)
    )
