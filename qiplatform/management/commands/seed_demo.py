from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from audit.services import SystemProcess
from charts.feeding import fill_fed_measures
from charts.recalculation import recompute, stale_measures
from charts.rollups import feed_roll_ups
from common.background import without_hints
from dashboards.spelling import learn_words
from dashboards.summarising import summarise_stale
from dashboards.summarising.usage import report_usage
from people.models import Organisation
from qiplatform.demonstration.appearing import let_signals_appear
from qiplatform.demonstration.behaviours import survey_the_board
from qiplatform.demonstration.boardroom import prepare_packs
from qiplatform.demonstration.building import build_trust, steps_of
from qiplatform.demonstration.hearing import let_hear
from qiplatform.demonstration.inviting import invite_some
from qiplatform.demonstration.logging import let_people_log
from qiplatform.demonstration.looking import look_at_signals
from qiplatform.demonstration.planning import DEFAULT_SEED, SIZES, plan_trust
from qiplatform.demonstration.programmes import begin_programmes
from qiplatform.demonstration.saying_how_it_is import let_people_say_how_it_is
from qiplatform.demonstration.scoring import claim_scores
from qiplatform.demonstration.signing_in import let_people_come_and_go
from qiplatform.demonstration.taking_along import take_along
from qiplatform.demonstration.taking_part import let_people_take_part
from qiplatform.demonstration.together import add_up
from qiplatform.demonstration.trust import NAME
from qiplatform.demonstration.visits import walk_around
from qiplatform.demonstration.wall import put_on_the_wall
from qiplatform.demonstration.warehouse import let_the_warehouse_send
from qiplatform.progress import progress

THE_DEMONSTRATION = SystemProcess("The demonstration")
AT_ONCE = 20  # analyses between two steps of the bar


class Command(BaseCommand):
    help = "Build the demonstration: a fictional mental health trust, its work and its charts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", choices=SIZES, default="full")
        parser.add_argument(
            "--seed", type=int, default=DEFAULT_SEED, help="Another number, other chance."
        )

    def handle(self, *args: object, size: str, seed: int, **options: object) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError(
                "The passwords of the demonstration are public. Set DEMONSTRATION=1 if this "
                "installation is one."
            )
        if Organisation.objects.filter(name=NAME).exists():
            self.stdout.write("The demonstration trust is there already.")
            return
        if other := Organisation.objects.first():
            raise CommandError(f"{other} is here already. Use an empty database.")
        with without_hints():
            at = timezone.now()
            self._build(size, seed, at)
            add_up(organisation=Organisation.objects.get(name=NAME), at=at)
            begin_programmes(organisation=Organisation.objects.get(name=NAME), at=at)
            let_people_log(organisation=Organisation.objects.get(name=NAME), at=at)
            let_people_say_how_it_is(
                organisation=Organisation.objects.get(name=NAME), seed=seed, at=at
            )
            self._analyse(seed)
            trust = Organisation.objects.get(name=NAME)
            let_hear(organisation=trust, by=THE_DEMONSTRATION, at=timezone.now())
            let_signals_appear(organisation=trust, at=timezone.now())
            claim_scores(by=THE_DEMONSTRATION, at=at, seed=seed)
            put_on_the_wall(organisation=trust, at=at)
            invite_some(organisation=trust, at=at)
            let_the_warehouse_send(organisation=trust, at=at)
            let_people_take_part(organisation=trust, at=at)
            while summarise_stale() or learn_words():
                pass
            prepare_packs(organisation=trust, at=at)
            survey_the_board(organisation=trust, seed=seed, at=at)
            walk_around(organisation=trust, at=at)
            let_people_come_and_go(organisation=trust, seed=seed, at=at)
            report_usage(at=timezone.now())
            take_along(organisation=trust, at=at)

    def _build(self, size: str, seed: int, at: datetime) -> None:
        plan = plan_trust(size, today=at.date(), seed=seed)
        with progress("Projects and measures", steps_of(plan), self.stdout) as bar:
            build_trust(plan=plan, by=THE_DEMONSTRATION, at=at, progress=bar)

    def _analyse(self, seed: int) -> None:
        fill_fed_measures()
        feed_roll_ups()
        waiting = stale_measures(most=100_000)
        with progress("Charts", len(waiting), self.stdout) as bar:
            for start in range(0, len(waiting), AT_ONCE):
                batch = waiting[start : start + AT_ONCE]
                recompute(batch)
                bar.advance(len(batch))
        feed_roll_ups()  # programmes draw their charts from what was analysed
        look_at_signals(seed=seed, by=THE_DEMONSTRATION, at=timezone.now())
