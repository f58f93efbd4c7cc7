"""The pages of data feeds, as an analyst uses them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from feeds.loading import run_waiting_loads
from feeds.models import Load, WarehouseCode
from feeds.vocabulary import FIELDS, Stage
from people.roles import UnitRole
from tests.integration.feeds.conftest import Warehouse, stored
from tests.world import a_person

FILE = (
    "measure,unit,period,value\nfalls,W1,2026-01-01,3\nfalls,W9,2026-01-01,3\n"
    "slips,W1,2026-01-01,=2+3\nslips,W9,2026-01-01,3\nfalls,W2,soon,3\n"
)


@pytest.fixture
def analyst(client: Client, warehouse: Warehouse) -> Client:
    client.force_login(warehouse.analyst)
    return client


def send(analyst: Client, text: str = FILE, **answers: str):
    said = {f"column_{name}": name for name in FIELDS} | {"how": "good_rows"}
    file = SimpleUploadedFile("falls.csv", text.encode())
    return analyst.post(reverse("load_new"), said | answers | {"file": file})


def test_a_file_is_sent_and_its_page_tells_how_it_went(
    analyst: Client, warehouse: Warehouse
) -> None:
    assert "Nothing has been loaded yet" in analyst.get(reverse("loads")).content.decode()

    answer = send(analyst)

    load = Load.objects.get()
    address = reverse("load", args=[load.public_id])
    assert answer.url == address
    waiting = analyst.get(address).content.decode()
    assert "Waiting" in waiting
    assert f'hx-get="{address}"' in waiting
    run_waiting_loads()
    told = analyst.get(address).content.decode()
    assert "1 change saved, in 1 measure." in told
    assert "4 rows were rejected." in told
    assert "This is not a day. Write it like 2026-03-31." in told
    assert "hx-get" not in told.split('id="load"')[1].split("</h2>")[0].split(">")[0]
    assert "falls.csv" in analyst.get(reverse("loads")).content.decode()


def test_the_page_that_asks_again_gets_the_part_alone(analyst: Client) -> None:
    send(analyst)
    address = reverse("load", args=[Load.objects.get().public_id])

    part = analyst.get(address, headers={"HX-Request": "true"}).content.decode()

    assert part.lstrip().startswith("<div")
    assert "<html" not in part


@pytest.mark.parametrize(
    ("how", "stage", "shown"),
    [
        ("trial", Stage.DONE, "1 change would be saved."),
        ("all_or_nothing", Stage.REFUSED, "4 rows are wrong, so nothing was saved."),
    ],
)
def test_a_trial_and_all_or_nothing_save_nothing(
    analyst: Client, warehouse: Warehouse, how: str, stage: Stage, shown: str
) -> None:
    send(analyst, how=how)
    run_waiting_loads()

    load = Load.objects.get()
    assert load.stage == stage
    assert shown in analyst.get(reverse("load", args=[load.public_id])).content.decode()
    assert stored(warehouse.falls[0]) == {}


def test_from_a_file_that_could_not_be_read_the_way_leads_to_another(analyst: Client) -> None:
    send(analyst, "indicator,unit,period,value\n")
    run_waiting_loads()

    page = analyst.get(reverse("load", args=[Load.objects.get().public_id])).content.decode()

    assert "If it has another name, say so when you load the file." in page
    assert "Load another file" in page


def test_without_a_file_the_form_says_so_and_keeps_what_was_typed(analyst: Client) -> None:
    answer = analyst.post(reverse("load_new"), {"how": "trial", "column_unit": "org_code"})

    assert answer.status_code == 422
    assert "Choose a file first." in answer.content.decode()
    assert 'value="org_code"' in answer.content.decode()


def test_a_form_without_a_token_is_refused(warehouse: Warehouse) -> None:
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(warehouse.analyst)

    assert send(stranger).status_code == 403
    assert not Load.objects.exists()


def test_codes_are_explained_from_the_page_of_the_load(
    analyst: Client, warehouse: Warehouse
) -> None:
    send(analyst)
    run_waiting_loads()
    load = Load.objects.get()
    address = reverse("load", args=[load.public_id])
    explain = reverse("code_explain")
    told = analyst.get(address).content.decode()
    assert f"{explain}?unit=W9&amp;load={load.public_id}" in told
    assert f"{explain}?measure=slips&amp;load={load.public_id}" in told

    refused = analyst.post(f"{explain}?unit=W9&load={load.public_id}")
    assert refused.status_code == 422
    assert "Choose the unit that this code stands for." in refused.content.decode()
    answer = analyst.post(
        f"{explain}?unit=W9&load={load.public_id}", {"stands_for": warehouse.wards[1].pk}
    )
    assert answer.url == address
    analyst.post(f"{explain}?measure=slips", {"stands_for": "Falls"})
    again = analyst.post(reverse("load_again", args=[load.public_id]))
    run_waiting_loads()

    repeated = Load.objects.exclude(pk=load.pk).get()
    assert again.url == reverse("load", args=[repeated.public_id])
    assert repeated.inserted + repeated.unchanged == 1  # the two of W9 are one period now
    listed = analyst.get(reverse("codes")).content.decode()
    assert "Ward 2" in listed
    code = WarehouseCode.objects.get(unit_code="W9")
    analyst.post(reverse("code_forget", args=[code.public_id]))
    assert not WarehouseCode.objects.filter(pk=code.pk).exists()


def test_two_codes_together_stand_for_one_measure(analyst: Client, warehouse: Warehouse) -> None:
    address = f"{reverse('code_explain')}?measure=odd&unit=W1"
    assert "Ward 1: Falls" in analyst.get(address).content.decode()

    analyst.post(address, {"stands_for": warehouse.falls[0].pk})

    assert WarehouseCode.objects.get().measure == warehouse.falls[0]


def test_rejected_rows_are_files(analyst: Client) -> None:
    send(analyst)
    run_waiting_loads()
    load = Load.objects.get()

    as_csv = analyst.get(reverse("rejected_csv", args=[load.public_id])).getvalue().decode()
    as_lines = analyst.get(reverse("rejected_ndjson", args=[load.public_id])).getvalue().decode()

    lines = as_csv.splitlines()
    assert lines[0] == "row,column,value,code,reason"
    assert lines[1] == "3,unit,W9,unknown_code,No unit has this code."
    assert len(lines) == 5
    assert [json.loads(line)["row"] for line in as_lines.splitlines()] == [3, 4, 5, 6]


def test_a_load_can_be_stopped_from_its_page(analyst: Client) -> None:
    send(analyst)
    load = Load.objects.get()

    analyst.post(reverse("load_cancel", args=[load.public_id]))

    load.refresh_from_db()
    assert load.stage == Stage.CANCELLED


def test_lists_need_as_many_queries_for_many_as_for_one(
    analyst: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    send(analyst)
    run_waiting_loads()
    load = Load.objects.get()
    analyst.get(reverse("loads"))
    with django_assert_num_queries(5):
        analyst.get(reverse("loads"))
    with django_assert_num_queries(8):
        analyst.get(reverse("load", args=[load.public_id]))


def test_others_find_no_load_and_staff_are_told_whom_to_ask(
    analyst: Client, warehouse: Warehouse
) -> None:
    send(analyst)
    address = reverse("load", args=[Load.objects.get().public_id])
    analyst.force_login(a_person(warehouse.organisation, role=UnitRole.QI_COACH))

    answer = analyst.get(address)

    assert answer.status_code == 403
    assert "Ask a data analyst of the whole organisation" in answer.content.decode()


def test_the_home_page_of_an_analyst_leads_to_data_feeds(analyst: Client) -> None:
    assert f'href="{reverse("loads")}"' in analyst.get(reverse("home")).content.decode()
