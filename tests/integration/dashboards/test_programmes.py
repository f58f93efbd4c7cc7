"""Programmes: who makes them, how projects come in, and what their page shows to whom."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.services.programmes import share_in_programme
from common.errors import Denied, NotNow
from people.models import User
from people.roles import ProjectRole, UnitRole
from people.services.organisations import switch_comparison
from projects.models import Programme, ProgrammePlace, Project
from projects.services import programme_places as places
from projects.services.programmes import close_programme
from projects.services.team import add_member
from tests.barriers import a_barrier
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.programmes import a_programme, a_site, joined
from tests.world import FALLS, World, a_measure, a_person, a_world, closed, some_data

State = ProgrammePlace.State


@pytest.fixture
def qi(world: World) -> User:
    return a_person(world.organisation, "Quin Qi", UnitRole.QI_TEAM)


@pytest.fixture
def programme(qi: User) -> Programme:
    return a_programme(qi)


def page_of(programme: Programme, client: Client, name: str = "programme"):
    return client.get(reverse(name, args=[programme.public_id]))


def answers(**more: object) -> dict[str, object]:
    return {
        "version": 0,
        "title": "Calmer wards",
        "aim": "Half as much violence",
        "purpose": "",
        "lead": "",
        "starts_on": "1 March 2026",
        "ends_on": "",
        **more,
    }


class TestMaking:
    def test_the_qi_team_makes_one_and_names_its_lead(self, world: World, qi: User) -> None:
        typed = answers(lead=world.lead.email.upper(), ends_on="1/3/2027")

        answer = signed_in(qi).post(reverse("programme_new"), typed, follow=True)

        made = Programme.objects.get()
        assert (made.lead, made.ends_on.isoformat()) == (world.lead, "2027-03-01")
        assert "No project is in it yet" in answer.content.decode()

    def test_others_are_told_whom_to_ask(self, world: World) -> None:
        answer = signed_in(world.lead).get(reverse("programme_new"))

        assert answer.status_code == 403
        assert "Ask the central QI team" in answer.content.decode()

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ({"lead": "nobody@example.org"}, "Nobody here signs in with this address"),
            ({"aim": " "}, "Say what all of its projects want to reach together."),
            ({"ends_on": "1 March 2025"}, "It cannot end before it starts."),
            ({"starts_on": "soon"}, "27"),
            ({"title": "x" * 151}, "Shorten this to 150 characters"),
            ({"aim": "x" * 2001}, "Shorten this to 2000 characters"),
        ],
    )
    def test_bad_answers_are_refused_beside_the_field_and_kept(
        self, qi: User, typed: dict[str, str], says: str
    ) -> None:
        answer = signed_in(qi).post(
            reverse("programme_new"), answers(**{"lead": qi.email, "purpose": "Kept", **typed})
        )

        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert "Kept" in answer.content.decode()
        assert not Programme.objects.exists()

    def test_two_programmes_have_two_names(self, qi: User, programme: Programme) -> None:
        answer = signed_in(qi).post(
            reverse("programme_new"), answers(title="calmer WARDS", lead=qi.email)
        )

        assert answer.status_code == 422
        assert "There is a programme of that name already" in answer.content.decode()


class TestChanging:
    def test_its_lead_changes_it_and_history_tells(self, world: World, qi: User) -> None:
        programme = a_programme(qi)
        Programme.objects.filter(pk=programme.pk).update(lead=world.lead)
        typed = answers(version=1, aim="A third less", lead=world.lead.email)

        signed_in(world.lead).post(reverse("programme_edit", args=[programme.public_id]), typed)

        programme.refresh_from_db()
        assert (programme.aim, programme.version) == ("A third less", 2)
        page = page_of(programme, signed_in(world.lead)).content.decode()
        assert "Changed the aim and when it starts" in page

    def test_of_two_editors_the_second_sees_both_versions(
        self, qi: User, programme: Programme
    ) -> None:
        client, address = signed_in(qi), reverse("programme_edit", args=[programme.public_id])
        client.post(address, answers(version=1, aim="First", lead=qi.email))

        answer = client.post(address, answers(version=1, aim="Second", lead=qi.email))

        assert answer.status_code == 409
        assert {"First", "Second"} <= {
            text for d in answer.context["differences"] for text in (d.theirs, d.mine)
        }

    def test_a_closed_one_stays_to_be_read_and_can_go_on(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        project = a_site(world)
        joined(programme, project, qi)
        client = signed_in(qi)
        client.post(reverse("programme_close", args=[programme.public_id]))

        page = page_of(programme, client).content.decode()
        assert "This programme is closed" in page
        assert project.title in page
        assert "Bring a project in" not in page
        assert client.get(reverse("programme_edit", args=[programme.public_id])).status_code == 302
        with pytest.raises(NotNow, match="is closed"):
            joined(programme, a_site(world), qi)

        client.post(reverse("programme_reopen", args=[programme.public_id]))
        assert "Bring a project in" in page_of(programme, client).content.decode()

    def test_who_does_not_lead_it_cannot_change_it(
        self, world: World, programme: Programme
    ) -> None:
        client = signed_in(world.lead)

        for name in ("programme_edit", "programme_ask", "programme_measures"):
            assert page_of(programme, client, name).status_code == 403
        for name in ("programme_close", "programme_reopen"):
            address = reverse(name, args=[programme.public_id])
            assert client.post(address).status_code == 403


class TestComingIn:
    def test_a_project_asks_and_the_programme_agrees(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        lead = signed_in(world.lead)
        address = reverse("project_programmes", args=[world.project.public_id])
        lead.post(address, {"programme": programme.public_id})
        place = ProgrammePlace.objects.get()
        assert place.state == State.ASKED
        assert "asks whether it joins" in signed_in(qi).get("/").content.decode()

        there = [programme.public_id, place.public_id]
        assert lead.post(reverse("place_agree", args=there)).status_code == 403
        signed_in(qi).post(reverse("place_agree", args=there))

        place.refresh_from_db()
        assert place.state == State.JOINED
        history = lead.get(reverse("project_history", args=[world.project.public_id]))
        assert "into the programme “Calmer wards”" in history.content.decode()

    def test_a_programme_asks_and_the_project_agrees(self, world: World, programme: Programme):
        Programme.objects.filter(pk=programme.pk).update(
            lead=a_person(world.organisation, "Pia Programme")
        )
        programme.refresh_from_db()
        leader = signed_in(programme.lead)
        leader.post(
            reverse("programme_ask", args=[programme.public_id]),
            {"project": world.project.public_id},
        )
        place = ProgrammePlace.objects.get()
        assert place.state == State.INVITED
        assert "asks whether it joins" in signed_in(world.lead).get("/").content.decode()

        signed_in(world.lead).post(
            reverse("place_agree", args=[programme.public_id, place.public_id])
        )

        place.refresh_from_db()
        assert place.state == State.JOINED

    def test_whoever_speaks_for_both_brings_it_in_at_once(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        answer = signed_in(qi).post(
            reverse("programme_ask", args=[programme.public_id]),
            {"project": world.project.public_id},
            follow=True,
        )

        assert ProgrammePlace.objects.get().state == State.JOINED
        assert world.project.title in answer.content.decode()

    def test_asking_from_both_sides_is_agreeing(self, world: World, qi: User) -> None:
        programme = a_programme(qi)
        Programme.objects.filter(pk=programme.pk).update(lead=a_person(world.organisation))
        programme.refresh_from_db()
        for by in (programme.lead, world.lead):
            place = places.bring_in(
                programme=programme, project=world.project, by=by, at=timezone.now()
            )

        assert place.state == State.JOINED
        assert ProgrammePlace.objects.count() == 1

    def test_a_question_is_declined_or_taken_back_and_asked_again(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        def ask() -> ProgrammePlace:
            return places.bring_in(
                programme=programme, project=world.project, by=world.lead, at=timezone.now()
            )

        first = ask()
        places.decline(place=first, by=qi, at=timezone.now())
        second = ask()
        places.take_back(place=second, by=world.lead, at=timezone.now())

        states = [place.state for place in ProgrammePlace.objects.order_by("pk")]
        assert states == ["declined", "taken_back"]
        with pytest.raises(NotNow, match="answered or taken back"):
            places.agree(place=second, by=qi, at=timezone.now())
        assert ask().state == State.ASKED

    def test_private_and_closed_projects_are_told_why_not(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        private = a_site(world, visibility=Project.Visibility.PRIVATE)
        ended = closed(a_site(world), world.lead)

        for project, says in ((private, "is private"), (ended, "is closed")):
            with pytest.raises(NotNow, match=says):
                joined(programme, project, qi)
        answer = signed_in(qi).post(
            reverse("programme_ask", args=[programme.public_id]),
            {"project": private.public_id},
            follow=True,
        )
        assert "is private" in answer.content.decode()

    def test_a_member_of_the_team_does_not_decide(self, world: World, programme: Programme) -> None:
        member = a_person(world.organisation)
        add_member(
            project=world.project,
            user=member,
            role=ProjectRole.TEAM_MEMBER,
            by=world.lead,
            at=timezone.now(),
        )

        with pytest.raises(Denied, match="lead or the coach"):
            places.bring_in(
                programme=programme, project=world.project, by=member, at=timezone.now()
            )

    def test_a_project_that_left_keeps_its_dates_and_can_be_put_back_that_day(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        place = joined(programme, world.project, qi)
        client, there = signed_in(qi), [programme.public_id, place.public_id]
        client.post(reverse("place_leave", args=there))

        page = page_of(programme, client)
        assert [line.title for line in page.context["left"]] == [world.project.title]
        assert page.context["left"][0].put_back_href

        ProgrammePlace.objects.update(
            starts_on=place.starts_on - timedelta(days=9),
            ends_on=place.starts_on - timedelta(days=2),
        )
        page = page_of(programme, client)
        assert page.context["left"][0].put_back_href == ""
        assert page.context["left"][0].says.startswith("From ")
        place.refresh_from_db()
        with pytest.raises(NotNow, match="only on the same day"):
            places.put_back(place=place, by=qi, at=timezone.now())
        assert joined(programme, world.project, qi).pk != place.pk

    def test_leaving_is_undone(self, world: World, qi: User, programme: Programme) -> None:
        place = joined(programme, world.project, qi)
        places.leave(place=place, by=world.lead, at=timezone.now())

        places.put_back(place=place, by=world.lead, at=timezone.now())

        assert (place.state, place.ends_on) == (State.JOINED, None)

    @pytest.mark.parametrize("typed", [{}, {"project": "x"}])
    def test_nonsense_is_answered_with_a_sentence(
        self, qi: User, programme: Programme, typed: dict[str, str]
    ) -> None:
        address = reverse("programme_ask", args=[programme.public_id])

        answer = signed_in(qi).post(address, typed, follow=True)

        assert "Choose a project" in answer.content.decode()


class TestThePage:
    def a_full_one(self, world: World, qi: User, programme: Programme, sites: int) -> None:
        for number in range(sites):
            project = a_site(world, f"Calm {number}")
            measure = a_measure(project, qi, FALLS)
            some_data(measure, qi, [number + 1.0] * 12)
            a_barrier(project, world.lead, f"Agency staff start without a huddle on ward {number}")
            joined(programme, project, qi)
        share_in_programme(programme=programme, what=measure, by=qi, at=timezone.now())
        work_done()
        work_done()

    def test_each_project_and_all_together(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        self.a_full_one(world, qi, programme, 3)

        page = page_of(programme, signed_in(world.lead))

        [shared] = page.context["shared"]
        assert [tile.latest for tile in shared.tiles] == ["1", "2", "3"]
        assert all("<svg" in tile.drawing for tile in shared.tiles)
        assert "<svg" in shared.wide
        assert [site.title for site in page.context["sites"]] == ["Calm 0", "Calm 1", "Calm 2"]
        [barrier] = page.context["barriers"]
        assert barrier.is_common

    def test_who_does_not_count_it_yet_is_said(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        self.a_full_one(world, qi, programme, 1)
        joined(programme, a_site(world, "Quiet corner"), qi)

        page = page_of(programme, signed_in(qi)).content.decode()

        assert "Not counted yet by “Quiet corner”" in page

    def test_without_shared_measures_it_says_what_they_are_for(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        joined(programme, world.project, qi)

        page = page_of(programme, signed_in(world.lead)).content.decode()

        assert "Nothing is counted alike yet" in page
        assert "Choose what is counted alike" not in page

    def test_projects_that_became_private_are_hidden(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        project = a_site(world, "Now private")
        joined(programme, project, qi)
        Project.objects.filter(pk=project.pk).update(visibility=Project.Visibility.PRIVATE)

        page = page_of(programme, signed_in(a_person(world.organisation))).content.decode()

        assert "Now private" not in page
        assert "Now private" in page_of(programme, signed_in(world.lead)).content.decode()

    def test_teams_are_compared_only_where_that_is_switched_on(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        for number in range(3):
            project = a_site(world, f"Calm {number}")
            measure = a_measure(
                project, qi, FALLS, data_shape="percentage", denominator_words="shifts"
            )
            some_data(measure, qi, [(number + 1.0, 20.0)] * 12)
            joined(programme, project, qi)
        share_in_programme(programme=programme, what=measure, by=qi, at=timezone.now())
        work_done()
        assert "Beside one another" not in page_of(programme, signed_in(qi)).content.decode()

        switch_comparison(
            organisation=world.organisation, on=True, by=world.administrator, at=timezone.now()
        )
        work_done()

        assert "Beside one another" in page_of(programme, signed_in(qi)).content.decode()

    def test_other_organisations_find_nothing(self, programme: Programme) -> None:
        stranger = signed_in(a_world("Elsewhere").lead)

        assert page_of(programme, stranger).status_code == 404
        assert programme.title not in stranger.get(reverse("programmes")).content.decode()

    def test_queries_do_not_grow_with_projects(
        self, world: World, qi: User, programme: Programme, django_assert_num_queries: Callable
    ) -> None:
        self.a_full_one(world, qi, programme, 6)
        client = signed_in(qi)
        page_of(programme, client)

        with django_assert_num_queries(10):
            page_of(programme, client)
        with django_assert_num_queries(6):
            client.get(reverse("programmes"))

    def test_search_finds_it(self, world: World, programme: Programme) -> None:
        answer = signed_in(world.lead).get(reverse("search"), {"q": "calmer violence"})

        assert [line.title for line in answer.context["lines"]] == ["<mark>Calmer</mark> wards"]

    def test_the_list_says_how_many_projects_and_puts_closed_ones_last(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        joined(programme, world.project, qi)
        early = a_programme(qi, "An early one")
        close_programme(programme=early, by=qi, at=timezone.now())

        lines = signed_in(qi).get(reverse("programmes")).context["lines"]

        assert [line.title for line in lines] == ["Calmer wards", "An early one"]
        assert lines[0].about.startswith("1 project, led by Quin Qi")


class TestWhatIsCountedAlike:
    def test_it_is_chosen_and_stopped_on_a_page(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        measure = a_measure(world.project, qi, FALLS)
        joined(programme, world.project, qi)
        client, address = signed_in(qi), reverse("programme_measures", args=[programme.public_id])

        assert client.post(address, {"what": "x"}).status_code == 422
        client.post(address, {"what": f"m{measure.public_id}"})
        [roll_up] = client.get(address).context["roll_ups"]
        stop = reverse("programme_measure_stop", args=[programme.public_id, roll_up.public_id])
        client.post(stop)

        assert client.get(address).context["roll_ups"] == []
        assert client.post(stop).status_code == 404

    def test_a_team_matches_its_measures_on_a_page(
        self, world: World, qi: User, programme: Programme
    ) -> None:
        measure = a_measure(world.project, qi, FALLS)
        joined(programme, world.project, qi)
        share_in_programme(programme=programme, what=measure, by=qi, at=timezone.now())
        project = a_site(world)
        place = joined(programme, project, qi)
        definition = str(measure.shared_id and measure.shared.public_id)
        address = reverse("place_measures", args=[programme.public_id, place.public_id])
        client = signed_in(world.lead)

        assert client.post(address, {definition: ""}).status_code == 422
        client.post(address, {definition: "new"})

        assert [m.name for m in project.measures.all()] == ["Falls"]
        client.post(address, {definition: "none"})
        assert project.measures.get().shared is None
