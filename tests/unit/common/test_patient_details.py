"""Words by which a patient may be told, and words that only look a little like them."""

import time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from common.forms import FilterForm, PlatformForm
from common.patient_details import mark_of, patient_details_in
from common.uploads import words_in


def kinds(text: str) -> list[str]:
    return [detail.kind for detail in patient_details_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "DOB 3/4/1956",
        "d.o.b.: 03-04-56",
        "Date of birth: 3 April 1956",
        "born on 3rd of April 1956 in Leeds",
        "She was born 1956-04-03.",
        "Name,DOB\nJ,03/04/1956\n",
        "team;date of birth;visit\nA;1956-04-03;2026-01-01",
    ],
)
def test_a_date_that_is_called_a_date_of_birth(text: str) -> None:
    assert kinds(text) == ["birth_date"]


@pytest.mark.parametrize(
    "text",
    [
        "The group met on 3/4/2026",
        "A plan born of need in April",
        "Date of birth is not collected",
        "adobe 3/4/2026",
        "newborn 3/4/2026",
    ],
)
def test_other_dates_are_only_dates(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Jane Smith, 4 Elm Road, SE1 7EH",
        "Went to EC1A 1BB to see Mr O'Neill",
        "patient: Jane, ls1 4ap",
        "Anna-Marie Jones lives at W1A 0AX",
    ],
)
def test_a_name_beside_a_postcode(text: str) -> None:
    assert kinds(text) == ["name_and_postcode"]


@pytest.mark.parametrize(
    "text",
    [
        "Willow Ward, SE1 7EH",
        "St Thomas Hospital, Westminster Road, SE1 7EH",
        "Mrs Smith led the huddle",
        "The clinic at SE1 7EH",
        "Jane Smith met us. " + "The ward is calm at night now. " * 8 + "It is at SE1 7EH",
        "Version A1 2BC of b12 form",
    ],
)
def test_places_and_names_alone_tell_nobody(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "soup", ["dob ", "SE1 7EH ", "Mr A ", "Aa-", "born on 1/", "1 2 ", "Jane Smith "]
)
def test_no_text_takes_long_to_read(soup: str) -> None:
    text = soup * (200_000 // len(soup))
    begun = time.perf_counter()
    patient_details_in(text + "\n" + text)
    assert time.perf_counter() - begun < 3


class Note(PlatformForm):
    """Every kind of field in which something may be written."""

    title = forms.CharField()
    words = forms.CharField(widget=forms.Textarea, required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    about = forms.CharField(widget=forms.HiddenInput, required=False)
    email = forms.EmailField(required=False)
    file = forms.FileField(required=False)


def note(files: dict[str, Any] | None = None, **answers: str) -> Note:
    data = QueryDict(mutable=True)
    data.update({"title": "Falls", **answers})
    return Note(data, files)


def test_a_form_asks_beside_the_field_and_keeps_what_was_typed() -> None:
    form = note(words="For 999 000 0018, again")

    assert not form.is_valid()
    assert form.errors["words"] == [
        "“999 000 0018” looks like an NHS number. Take it out, or say that it is none."
    ]
    assert form["words"].value() == "For 999 000 0018, again"
    shown = form["words"].as_field_group()
    assert f'name="no_patient" value="{form.no_patient_mark}"' in shown
    assert "no_patient" not in form["title"].as_field_group()


def test_what_is_confirmed_is_exactly_what_was_found() -> None:
    first = note(words="For 999 000 0018")
    first.is_valid()

    again = note(words="For 999 000 0018, and more", no_patient=first.no_patient_mark)
    other = note(words="For 999 000 0018 and DOB 1/2/1956", no_patient=first.no_patient_mark)

    assert again.is_valid()
    assert again.says_no_patient
    assert not other.is_valid()


def test_secrets_hidden_answers_addresses_and_filters_are_not_read() -> None:
    number = "999 000 0018"
    assert note(secret=number, about=number, email="9990000018@example.org").is_valid()

    class Find(FilterForm):
        q = forms.CharField()

    assert Find(QueryDict(f"q={number}")).chosen("q") == number


def an_office_file(**parts: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return made.getvalue()


WORD = "<w:p><w:r><w:t>For 999 </w:t></w:r><w:r><w:t>000 0018</w:t></w:r></w:p>"
CELLS = '<row r="1"><c r="A1"><v>9990000018</v></c></row>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter 999-000-0018.png", b"x"),
        ("list.csv", b"ward,number\nElm,9990000018\n"),
        ("list.txt", "Für 999\u00a0000\u00a00018".encode("cp1252")),
        ("letter.docx", an_office_file(word__document=WORD)),
        ("list.xlsx", an_office_file(xl__worksheets__sheet1=CELLS)),
    ],
)
def test_files_are_read_as_far_as_they_can_be(name: str, content: bytes) -> None:
    form = note({"file": SimpleUploadedFile(name, content)})

    assert not form.is_valid()
    assert "looks like an NHS number" in form.errors["file"][0]
    confirmed = note({"file": SimpleUploadedFile(name, content)}, no_patient=form.no_patient_mark)
    assert confirmed.is_valid()
    assert confirmed.cleaned_data["file"].read() == content


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf", "exe"])
def test_what_cannot_be_read_has_no_words(ending: str) -> None:
    assert words_in(ending, BytesIO(b"not what it says")) == ""


def test_a_mark_tells_nothing_of_what_it_stands_for() -> None:
    mark = mark_of(patient_details_in("999 000 0018"))

    assert "9990000018" not in mark
    assert len(mark) == 24
