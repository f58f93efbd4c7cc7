from io import StringIO

from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command

from people.demonstration import PASSWORD, SIGN_INS, WARD_LEAD
from people.models import User
from people.roles import ProjectRole, UnitRole


def test_there_is_a_sign_in_for_every_role() -> None:
    assert {one.unit_role for one in SIGN_INS} == {*UnitRole, None}
    assert {one.project_role for one in SIGN_INS} == {*ProjectRole, None}


def test_the_password_is_one_that_the_platform_accepts() -> None:
    for one in SIGN_INS:
        validate_password(PASSWORD, user=User(name=one.name, email=one.email))


def test_the_command_shows_them_as_a_table() -> None:
    said = StringIO()

    call_command("demo_sign_ins", stdout=said)

    heading, rule, *rows = said.getvalue().splitlines()
    assert heading.split() == ["Role", "Name", "E-mail"]
    assert set(rule) == {"─", " "}
    assert rows[0].split() == ["Project", "lead", *WARD_LEAD.name.split(), WARD_LEAD.email]
    assert len({row.index("@") > 0 for row in rows[: len(SIGN_INS)]}) == 1
    assert PASSWORD in rows[-1]
    assert max(map(len, said.getvalue().splitlines())) <= 90
