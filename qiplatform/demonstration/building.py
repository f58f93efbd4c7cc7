"""Making a planned trust real, through the services that people use.

Everything happens in one transaction: a demonstration that was interrupted is not there at all.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from audit.services import Actor, recorded
from charts.models import Measure
from charts.services import bulk as chart_services
from charts.services import measures, phases
from dashboards.services.saved_views import save_view
from pdsa.models import Cycle
from pdsa.selectors.cycles import ideas_of
from people.calendar import local_date
from people.demonstration import ADMINISTRATOR, ANALYST, COACH, PASSWORD, QI_TEAM, STAFF
from people.models import Organisation, Unit, User
from people.roles import ProjectRole, UnitRole
from people.selectors import top_unit
from people.services import accounts, bulk, organisations
from people.services import units as unit_services
from people.services.history import keep_history_for
from people.services.roles import assign_role
from projects.methods.standing import Written
from projects.models import Project
from projects.services import bulk as team_services
from projects.services import involvement, record
from projects.services import projects as project_services
from projects.services.bulk import Stamp
from projects.services.bulk_talk import record_talk
from projects.services.closing import close_project
from projects.services.idea_records import IdeaRecord, write_up_ideas
from projects.services.ideas import Thoughts
from projects.services.methods import write_up_stages
from projects.stages import ACTIVE, Stage
from qiplatform.demonstration.cycles.building import build_cycles
from qiplatform.demonstration.plans import MeasurePlan, PersonPlan, ProjectPlan, TrustPlan
from qiplatform.demonstration.talking import talk_in
from qiplatform.demonstration.theories.building import build_diagram
from qiplatform.progress import Progress

BEFORE_THE_END = {  # where a project stood before it was paused or closed
    Stage.COMPLETED: Stage.SUSTAINING,
    Stage.PAUSED: Stage.TESTING,
    Stage.CLOSED_WITH_LEARNING: Stage.TESTING,
}

VIEWS = (  # (page, whose, name, filters)
    ("coach", COACH, "Waiting for Study", "why=unstudied_many"),
    ("coach", COACH, "Testing now", "stage=testing"),
    ("portfolio", QI_TEAM, "Silent projects", "activity=silent"),
    ("portfolio", QI_TEAM, "Under way without a coach", "stage=under_way&coach=nobody"),
    ("portfolio", QI_TEAM, "No service users yet", "stage=under_way&involvement=none"),
)


@recorded
def build_trust(*, plan: TrustPlan, by: Actor, at: datetime, progress: Progress) -> None:
    """The whole trust. Its analyses are made afterwards, from what is stored."""
    founder = organisations.found_organisation(
        name=plan.name,
        short_name=plan.short_name,
        notice=plan.notice,
        person_name=ADMINISTRATOR.name,
        email=ADMINISTRATOR.email,
        password=PASSWORD,
        by=by,
        at=at,
    )
    builder = Builder(founder, at)
    builder.make_units(plan)
    builder.make_people(plan.people)
    builder.make_coaches(plan)
    builder.lend_a_hand(at)
    keep_history_for(
        organisation=founder.organisation,
        history_years=8,
        security_log_years=3,
        by=founder,
        at=at,
    )
    for project in plan.projects:
        builder.make_project(project)
        progress.advance(1 + len(project.measures))
    for unit, measure in plan.indicators:
        builder.make_indicator(unit, measure)
        progress.advance()


def steps_of(plan: TrustPlan) -> int:
    """How often building a plan advances its progress."""
    return len(plan.projects) + sum(1 for _ in plan.measures())


class Builder:
    """Knows the units and people made so far, by their names and e-mail addresses."""

    def __init__(self, founder: User, at: datetime) -> None:
        self._founder = founder
        self._at = at
        self._organisation: Organisation = founder.organisation
        top = top_unit(self._organisation)
        self._units: dict[str, Unit] = {top.name: top}
        self._people: dict[str, User] = {founder.email: founder}

    def make_units(self, plan: TrustPlan) -> None:
        for unit in plan.units:
            self._units[unit.name] = unit_services.create_unit(
                parent=self._units[unit.parent],
                name=unit.name,
                kind=unit.kind,
                by=self._founder,
                at=self._at,
            )

    def lend_a_hand(self, at: datetime) -> None:
        """A nurse of the community helps out on a ward for some weeks."""
        until = local_date(self._organisation, at) + timedelta(weeks=10)
        assign_role(
            user=self._people[STAFF.email],
            unit=self._units["Plover Ward"],
            role=UnitRole.STAFF,
            ends_on=until,
            by=self._founder,
            at=at,
        )

    def make_people(self, people: Iterable[PersonPlan]) -> None:
        people = list(people)
        for person in people:
            if person.password:
                self._people[person.email] = accounts.create_person(
                    organisation=self._organisation,
                    name=person.name,
                    email=person.email,
                    password=person.password,
                    job_title=person.job_title,
                    by=self._founder,
                )
        without = [
            bulk.NewPerson(person.name, person.email, person.job_title)
            for person in people
            if not person.password
        ]
        made = bulk.create_people(organisation=self._organisation, people=without, by=self._founder)
        self._people |= {user.email: user for user in made}
        bulk.assign_roles(
            roles=[
                bulk.NewRole(self._people[person.email], self._units[unit], role)
                for person in people
                for role, unit in person.posts
            ],
            by=self._founder,
            at=self._at,
        )

    def make_project(self, plan: ProjectPlan) -> None:
        lead = self._people[plan.lead]
        project = project_services.start_project(
            title=plan.title,
            aim=plan.aim,
            unit=self._units[plan.unit],
            stage=BEFORE_THE_END.get(plan.stage, plan.stage),
            visibility="private" if plan.is_private else "open",
            involvement=plan.involvement if not plan.levels else "none",
            started_on=plan.started_on,
            method=plan.method,
            by=lead,
            at=self._at,
        )
        self._say_plainly(project, plan, by=lead)
        team_services.add_members(
            project=project,
            members=[
                (self._people[email], role)
                for email, role in plan.team
                if role is not ProjectRole.LEAD
            ],
            starts_on=plan.started_on,
            by=lead,
            at=self._at,
        )
        made = self._make_measures(project, plan.measures, by=lead)
        self._write_charter(project, plan)
        build_diagram(plan.diagram, project=project, measures=made, by=lead, at=self._at)
        ideas = {idea.text: idea for idea in ideas_of(project)}
        build_cycles(plan.cycles, project=project, measures=made, ideas=ideas, by=lead, at=self._at)
        self._write_up_ideas(project, plan)
        write_up_stages(
            project=project,
            stages={
                stage.stage: Written(stage.answers, stage.ticked, stage.day)
                for stage in plan.stages
            },
            by=lead,
            at=self._at,
        )
        self._record_barriers(project, plan, by=lead)
        self._record_involvement(project, plan, by=lead)
        self._talk(project, plan, by=lead)
        self._log_coaching(project, plan, lead)
        self._end(project, plan, lead)

    def _end(self, project: Project, plan: ProjectPlan, lead: User) -> None:
        at = self._moment(plan.moved_on)
        if plan.parting is not None:
            close_project(project=project, stage=plan.stage, parting=plan.parting, by=lead, at=at)
        elif plan.stage not in ACTIVE:
            project_services.move_to_stage(project=project, stage=plan.stage, by=lead, at=at)

    def _talk(self, project: Project, plan: ProjectPlan, *, by: User) -> None:
        cycle = Cycle.objects.filter(project=project).order_by("-planned_start", "-pk").first()
        said = talk_in(plan, project, cycle, self._people, today=self._at.date())
        if said:
            record_talk(project=project, said=said, by=by, at=self._at)

    def _log_coaching(self, project: Project, plan: ProjectPlan, lead: User) -> None:
        team_services.log_all_coaching(
            project=project,
            notes=[
                team_services.NewNote(
                    self._people[note.coach], note.happened_on, note.minutes, note.words
                )
                for note in plan.coaching
            ],
            by=lead,
            at=self._at,
        )

    def _write_charter(self, project: Project, plan: ProjectPlan) -> None:
        if plan.charter is None:
            return
        charter, lead = plan.charter, self._people[plan.lead]
        sponsor = next((who for who, role in plan.team if role is ProjectRole.SPONSOR), plan.lead)
        team_services.write_up_charter(
            project=project,
            record=team_services.CharterRecord(
                parts=charter.parts,
                aim=charter.aim,
                written=self._stamp(lead, charter.written_on),
                submitted=self._stamp(lead, charter.submitted_on),
                decided=self._stamp(self._people[sponsor], charter.decided_on),
                is_returned=charter.is_returned,
                note=charter.note,
            ),
            by=lead,
            at=self._at,
        )

    def _write_up_ideas(self, project: Project, plan: ProjectPlan) -> None:
        people = self._people
        records = [
            IdeaRecord(
                text=idea.text,
                suggested=Stamp(people[idea.suggested_by], self._moment(idea.suggested_on)),
                thoughts=Thoughts(people.get(idea.owner), idea.impact, idea.effort, idea.reply),
                replied=self._stamp(people[idea.replied_by], idea.replied_on)
                if idea.replied_by
                else None,
                voters=tuple(people[email] for email in idea.voters),
                could_stop=idea.could_stop,
            )
            for idea in plan.ideas
        ]
        if records:
            lead = people[plan.lead]
            write_up_ideas(project=project, records=records, by=lead, at=self._at)

    def _record_barriers(self, project: Project, plan: ProjectPlan, *, by: User) -> None:
        record.record_barriers(
            project=project,
            records=[
                record.BarrierRecord(
                    words=barrier.words,
                    raised=self._stamp_of(barrier.raised_by, barrier.raised_on),
                    answered=(
                        self._stamp_of(barrier.answered_by, barrier.answered_on)
                        if barrier.answered_on
                        else None
                    ),
                    is_declined=barrier.is_declined,
                    answer=barrier.answer,
                )
                for barrier in plan.barriers
            ],
            by=by,
            at=self._at,
        )
        record.record_thanks(
            project=project,
            records=[
                record.ThanksRecord(one.words, self._stamp_of(one.given_by, one.given_on))
                for one in plan.thanks
            ],
            by=by,
            at=self._at,
        )

    def _say_plainly(self, project: Project, plan: ProjectPlan, *, by: User) -> None:
        if plan.plain_words:
            project_services.edit_project(
                project=project,
                seen_version=project.version,
                changes={"plain_words": plan.plain_words},
                by=by,
                at=self._at,
            )

    def _record_involvement(self, project: Project, plan: ProjectPlan, *, by: User) -> None:
        if not plan.levels:
            return
        involvement.record_involvement(
            project=project,
            levels=plan.levels,
            differences=[
                involvement.DifferenceRecord(
                    one.words, one.happened_on, self._stamp_of(one.told_by, one.happened_on)
                )
                for one in plan.differences
            ],
            by=by,
            at=self._at,
        )

    def _stamp_of(self, email: str, day: date) -> team_services.Stamp:
        return team_services.Stamp(self._people[email], self._moment(day))

    def make_coaches(self, plan: TrustPlan) -> None:
        """The time that coaches have, and how two people like to see their portfolios."""
        bulk.set_capacities(
            hours={self._people[email]: hours for email, hours in plan.coaching_hours},
            by=self._founder,
            at=self._at,
        )
        for page, person, name, query in VIEWS:
            save_view(page=page, name=name, query=query, by=self._people[person.email])

    def make_indicator(self, unit: str, plan: MeasurePlan) -> None:
        self._make_measures(self._units[unit], [plan], by=self._people[ANALYST.email])

    def _make_measures(
        self, place: Project | Unit, plans: Iterable[MeasurePlan], *, by: User
    ) -> list[Measure]:
        plans = list(plans)
        made = chart_services.define_measures(
            place=place,
            new=[
                chart_services.NewMeasure(plan.definition, plan.starts_on, plan.baseline_points)
                for plan in plans
            ],
            by=by,
            at=self._at,
        )
        planned = list(zip(made, plans, strict=True))
        chart_services.load_measurements(
            loads=[(measure, plan.readings) for measure, plan in planned], by=by, at=self._at
        )
        self._draw_on(planned, by)
        for measure, plan in planned:
            if plan.closed_on:
                measures.close_measure(measure=measure, by=by, at=self._moment(plan.closed_on))
        return made

    def _draw_on(self, planned: Iterable[tuple[Measure, MeasurePlan]], by: User) -> None:
        marks = []
        for measure, plan in planned:
            marks += [
                chart_services.NewMark(measure, note.happened_on, note.kind, note.text)
                for note in plan.notes
            ]
            for phase in plan.phases:
                phases.start_phase(
                    measure=measure,
                    starts_on=phase.starts_on,
                    reason=phase.reason,
                    baseline_points=phase.baseline_points,
                    by=by,
                    at=self._at,
                )
        chart_services.annotate_all(marks=marks, by=by, at=self._at)

    def _stamp(self, by: User, day: date | None) -> team_services.Stamp | None:
        return team_services.Stamp(by, self._moment(day)) if day else None

    def _moment(self, day: date | None) -> datetime:
        """Noon of a day long past, or now."""
        return datetime.combine(day, time(12), UTC) if day else self._at
