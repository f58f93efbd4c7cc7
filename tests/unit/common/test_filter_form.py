"""A filter lives in the address: nothing in it is compulsory, and nonsense is not chosen."""

from django import forms

from common.forms import FilterForm


class Example(FilterForm):
    q = forms.CharField(max_length=10)
    stage = forms.ChoiceField(choices=[("idea", "Idea")])
    mine = forms.BooleanField()


def test_what_is_left_out_is_not_chosen() -> None:
    form = Example({})

    assert (form.chosen("q"), form.chosen("stage"), form.chosen("mine")) == ("", "", False)


def test_what_makes_sense_is_chosen() -> None:
    form = Example({"q": " falls ", "stage": "idea", "mine": "on"})

    assert (form.chosen("q"), form.chosen("stage"), form.chosen("mine")) == ("falls", "idea", True)


def test_nonsense_is_neither_chosen_nor_complained_about() -> None:
    form = Example({"q": "x" * 11, "stage": "nowhere"})

    assert (form.chosen("q"), form.chosen("stage")) == ("", "")
    assert form.errors == {}


def test_labels_do_not_say_that_a_filter_is_optional() -> None:
    assert "(optional)" not in str(Example({}))
