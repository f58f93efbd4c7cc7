"""Why a person and an opportunity fit: counted in the open, and told in words."""

import pytest

from people.models import StrengthsProfile
from people.vocabulary import Activity, Time, Way
from projects.models import Opportunity, Project
from projects.presenters.matching import fit_of


def profile(**said: object) -> StrengthsProfile:
    return StrengthsProfile(**said)


def offer(**said: object) -> Opportunity:
    opportunity = Opportunity(
        **{"title": "Garden group", "what": "Plan what grows by the door", **said}
    )
    opportunity.project = Project(title="Calm evenings", aim="Better sleep at night")
    return opportunity


def test_nothing_in_common_gives_no_reason_and_no_doubt() -> None:
    fit = fit_of(profile(), offer())

    assert (fit.score, fit.reasons, fit.doubts) == (0, (), ())


def test_what_somebody_would_like_to_do_counts_most() -> None:
    fit = fit_of(
        profile(activities=[Activity.NUMBERS, Activity.TEAM]),
        offer(activities=[Activity.TEAM, Activity.NUMBERS, Activity.TEST]),
    )

    assert fit.score == 6
    assert fit.reasons == ("In common: be in a project team and look at numbers and charts.",)


def test_words_that_both_use_are_quoted_whatever_their_ending() -> None:
    fit = fit_of(profile(brings="I love gardening", would_like="to sleep well again"), offer())

    assert fit.score == 4
    assert fit.reasons == ("Both speak of “garden” and “sleep”.",)


@pytest.mark.parametrize("common", ["I want to help people", "Working with the team", "the ward"])
def test_words_that_everybody_uses_are_no_reason(common: str) -> None:
    assert fit_of(profile(brings=common), offer(what="Help people of the ward team")).score == 0


def test_at_most_three_words_count() -> None:
    fruit = "apples pears plums cherries"

    assert fit_of(profile(brings=fruit), offer(what=fruit)).score == 6


def test_times_and_ways_in_common_are_reasons_and_others_are_doubts() -> None:
    fit = fit_of(
        profile(times=[Time.EVENINGS], ways=[Way.ONLINE]),
        offer(times=[Time.DAYTIME], ways=[Way.ONLINE, Way.IN_PERSON]),
    )

    assert fit.score == 1
    assert fit.reasons == ("A way that suits: by video or phone.",)
    assert fit.doubts == ("The times may not fit. This is: weekdays in the daytime.",)


def test_what_was_not_said_is_no_doubt() -> None:
    fit = fit_of(profile(times=[]), offer(times=[Time.DAYTIME]))

    assert fit.doubts == ()
