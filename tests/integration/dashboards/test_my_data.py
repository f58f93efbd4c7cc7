"""One's own data: a file with everything, erasing that leaves no copy, and a name that goes."""

import json
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from audit.protection import history_models
from common.errors import Denied, NotNow
from people.models import Invitation, SecurityEvent, StrengthsProfile, User
from people.roles import ProjectRole, UnitRole
from people.security_log import Whence
from people.selectors import people_for
from people.services.accounts import close_account, edit_profile, reopen_account
from people.services.erasing import (
    NAMELESS,
    choose_easy_pages,
    erase_closed_account,
    erase_invitation,
    erase_own_account,
)
from people.services.invitations import invite
from projects.models import Interest, ProjectMembership, PulseAnswer
from projects.presenters.about import about_project
from projects.services.conversations import comment
from projects.services.interests import show_interest
from projects.services.involvement import tell_difference
from projects.services.pulse import Pulse, give_pulse
from tests.integration.dashboards.conftest import signed_in
from tests.participation import a_partner, a_profile, an_opportunity
from tests.world import World, a_member, a_person, a_project, a_world

NOW = timezone.now()


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def ruth(world: World) -> User:
    """Somebody who has said and done one of everything."""
    person = a_member(world.project, world.lead, ProjectRole.SERVICE_USER)
    edit_profile(name="Ruth Readington", job_title="Proofreader", by=person)
    a_profile(person, brings="I lived on that ward")
    other = a_project(world.ward, world.lead, "Quiet nights")
    show_interest(opportunity=an_opportunity(other, world.lead), by=person, at=NOW)
    give_pulse(project=world.project, pulse=Pulse(5, 1, 3, "Not easy"), by=person, at=NOW)
    comment(
        project=world.project, about=about_project(world.project), text="Who reads this?",
        by=person, at=NOW,
    )  # fmt: skip
    tell_difference(
        project=world.project, words="Shorter letters", happened_on=NOW.date(), by=person, at=NOW
    )
    person.refresh_from_db()
    return person


def everywhere_in_history(words: str) -> list[str]:
    """The tables of history in which somebody's words or name still stand, in any column."""
    return tables_with(words, [model._meta.db_table for model in history_models()])


def anywhere(words: str) -> list[str]:
    """Every table there is in which these words stand."""
    return tables_with(words, connection.introspection.table_names())


def tables_with(words: str, tables: list[str]) -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table in sorted(tables):
            name = connection.ops.quote_name(table)
            cursor.execute(
                f"SELECT 1 FROM {name} AS line WHERE line::text ILIKE %s", [f"%{words}%"]
            )
            if cursor.fetchone():
                found.append(table)
    return found


def test_the_file_holds_everything_a_person_wrote(ruth: User) -> None:
    answer = signed_in(ruth).get(reverse("my_data_file"))

    assert answer["Content-Disposition"].startswith('attachment; filename="my-data-')
    kept = json.loads(answer.content)
    assert kept["Account"]["Name"] == "Ruth Readington"
    assert kept["The page about you"]["What I bring"] == "I lived on that ward"
    assert kept["How you said it is going"][0]["Your words"] == "Not easy"
    assert kept["How you said it is going"][0]["Did people listen to you?"] == "Very much"
    assert kept["What you were interested in"][0]["Project"] == "Quiet nights"
    assert kept["Your places in teams"][0]["As"] == "Service user"
    assert {one["Words"] for one in kept["What you wrote about the work"]} == {
        "Who reads this?", "Shorter letters",
    }  # fmt: skip


def test_the_page_says_what_is_kept_and_who_reads_it(ruth: User) -> None:
    page = signed_in(ruth).get(reverse("my_data"))

    assert [(one.title, bool(one.erase_href)) for one in page.context["kept"]] == [
        ("The page about you", True), ("How you said it is going", True),
        ("What you were interested in", True),
    ]  # fmt: skip
    assert "2 remarks and ideas of yours" in page.text
    nobody = a_person(ruth.organisation)
    assert not any(
        one.erase_href for one in signed_in(nobody).get(reverse("my_data")).context["kept"]
    )


@pytest.mark.parametrize(
    ("kind", "model", "words"),
    [("page", StrengthsProfile, "I lived on that ward"), ("pulse", PulseAnswer, "Not easy"),
     ("interests", Interest, None)],
)  # fmt: skip
def test_each_kind_is_erased_after_one_question_and_leaves_no_copy(
    ruth: User, kind: str, model: type, words: str | None
) -> None:
    client, address = signed_in(ruth), reverse(f"my_data_erase_{kind}")
    assert client.get(address).status_code == 200
    assert model.objects.filter(user=ruth).exists()

    client.post(address)

    assert not model.objects.filter(user=ruth).exists()
    if words:
        assert anywhere(words) == []


def test_an_account_is_erased_with_its_name_in_every_table_of_history(
    world: World, ruth: User
) -> None:
    email = ruth.email
    assert len(everywhere_in_history("Ruth Readington")) == 3

    erase_own_account(by=ruth, at=NOW)

    assert anywhere("Ruth Readington") == []
    assert anywhere(email) == []
    assert anywhere("I lived on that ward") == []
    ruth.refresh_from_db()
    assert (ruth.name, ruth.is_active, ruth.erased_at) == (NAMELESS, False, NOW)
    assert not Interest.objects.filter(user=ruth).exists()
    place = ProjectMembership.objects.get(user=ruth)
    assert place.ends_on is not None


def test_what_was_done_for_the_work_stays_by_a_former_member(world: World, ruth: User) -> None:
    erase_own_account(by=ruth, at=NOW)

    history = signed_in(world.lead).get(reverse("project_history", args=[world.project.public_id]))
    assert "Told what changed because service users and carers take part: Shorter letters" in (
        history.text
    )
    assert NAMELESS in history.text
    assert "Ruth" not in history.text


def test_nobody_elses_name_is_touched(world: World, ruth: User) -> None:
    before = everywhere_in_history(world.lead.name)

    erase_own_account(by=ruth, at=NOW)

    assert everywhere_in_history(world.lead.name) == before
    assert User.objects.get(pk=world.lead.pk).name == "Lena Lead"


def test_the_function_refuses_whoever_is_not_erased(world: World, ruth: User) -> None:
    with (
        pytest.raises(Exception, match="Only an account that is erased"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT erase_person_from_history(%s)", [ruth.pk])

    assert everywhere_in_history("Ruth Readington")


def test_the_application_still_cannot_alter_history_by_itself(world: World, ruth: User) -> None:
    erase_own_account(by=ruth, at=NOW)

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE people_userevent SET name = 'Somebody'")


def test_oneself_is_erased_by_typing_ones_address_and_is_signed_out(ruth: User) -> None:
    client, address = signed_in(ruth), reverse("my_data_leave")
    page = client.post(address, {"email": "somebody@else.example"})
    assert page.status_code == 422
    assert User.objects.get(pk=ruth.pk).is_active

    answer = client.post(address, {"email": f" {ruth.email.upper()} "})

    assert answer.url == reverse("account_login")
    assert User.objects.get(pk=ruth.pk).name == NAMELESS
    assert client.get(reverse("home")).status_code == 302


def test_the_only_administrator_makes_another_first(world: World) -> None:
    with pytest.raises(NotNow):
        erase_own_account(by=world.administrator, at=NOW)

    a_person(world.organisation, role=UnitRole.ADMINISTRATOR)
    erase_own_account(by=world.administrator, at=NOW)
    assert User.objects.get(pk=world.administrator.pk).name == NAMELESS


def test_an_administrator_handles_closed_accounts_alone_and_the_log_says_so(
    world: World, ruth: User
) -> None:
    client = signed_in(world.administrator)
    file = reverse("person_data_file", args=[ruth.public_id])
    erase = reverse("person_erase", args=[ruth.public_id])
    assert "Can sign in, and does this alone" in client.get(
        reverse("data_requests"), {"q": "readington"}
    ).text  # fmt: skip
    with pytest.raises(NotNow):
        erase_closed_account(person=ruth, by=world.administrator, at=NOW, whence=Whence())

    close_account(person=ruth, by=world.administrator, at=NOW)
    assert erase in client.get(reverse("data_requests"), {"q": "readington"}).text
    kept = json.loads(client.post(file).content)
    assert kept["The page about you"]["What I bring"] == "I lived on that ward"
    client.post(erase)

    assert anywhere("Ruth Readington") == []
    acts = SecurityEvent.objects.filter(user=ruth).order_by("pk").values_list("act", "by")
    assert list(acts) == [
        ("data_given_out", world.administrator.pk), ("erased", world.administrator.pk),
    ]  # fmt: skip


def test_an_erased_account_is_listed_and_opened_again_by_nobody(world: World, ruth: User) -> None:
    close_account(person=ruth, by=world.administrator, at=NOW)
    client = signed_in(world.administrator)
    person = reverse("person", args=[ruth.public_id])
    assert reverse("person_erase", args=[ruth.public_id]) in client.get(person).text

    client.post(reverse("person_erase", args=[ruth.public_id]))

    assert "Reopen this account" not in client.get(person).text
    assert not people_for(world.administrator, are_active=False).exists()
    ruth.refresh_from_db()
    with pytest.raises(NotNow):
        reopen_account(person=ruth, by=world.administrator, at=NOW)


def test_nobody_but_an_administrator_handles_others(world: World, ruth: User) -> None:
    close_account(person=ruth, by=world.administrator, at=NOW)
    with pytest.raises(Denied):
        erase_closed_account(person=ruth, by=world.lead, at=NOW, whence=Whence())

    client = signed_in(world.lead)
    assert client.get(reverse("data_requests")).status_code == 403
    assert client.post(reverse("person_erase", args=[ruth.public_id])).status_code == 403
    elsewhere = signed_in(a_world("Southgate Fictional Health").administrator)
    assert elsewhere.post(reverse("person_erase", args=[ruth.public_id])).status_code == 404


def test_somebody_who_was_invited_and_never_came_is_forgotten(world: World) -> None:
    invitation = invite(
        email="nora.nobody@example.org", name="Nora Nobody", unit=world.ward,
        by=world.administrator, at=NOW,
    )  # fmt: skip
    client = signed_in(world.administrator)
    address = reverse("invitation_erase", args=[invitation.public_id])
    assert address in client.get(reverse("data_requests"), {"q": "nora"}).text

    client.post(address)

    assert anywhere("Nora Nobody") == []
    assert anywhere("nora.nobody") == []
    assert Invitation.objects.get().withdrawn_at is not None
    assert client.post(address).status_code == 404
    with pytest.raises(Denied):
        erase_invitation(invitation=invitation, by=world.lead, at=NOW)


def test_an_invitation_that_became_an_account_goes_with_the_account(
    world: World, ruth: User
) -> None:
    invitation = invite(
        email="later@example.org", name="Ruth R.", unit=world.ward, by=world.administrator, at=NOW
    )
    Invitation.objects.filter(pk=invitation.pk).update(
        email=ruth.email, accepted_at=NOW - timedelta(days=3)
    )
    invitation.refresh_from_db()
    with pytest.raises(NotNow):
        erase_invitation(invitation=invitation, by=world.administrator, at=NOW)

    erase_own_account(by=ruth, at=NOW)

    assert anywhere("Ruth R.") == []


def test_the_easy_pages_are_a_switch_that_no_history_keeps(ruth: User) -> None:
    history = User.history.rel.related_model.objects
    before = history.count()

    choose_easy_pages(easy=True, by=ruth)

    assert User.objects.get(pk=ruth.pk).easy_read
    assert history.count() == before


def test_an_administrator_finds_nothing_that_was_erased(world: World) -> None:
    ruth = a_partner(world.project)
    erase_own_account(by=ruth, at=NOW)

    page = signed_in(world.administrator).get(reverse("data_requests"), {"q": "erased"})
    assert page.context["people"] == []
