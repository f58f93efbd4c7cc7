"""Named sets of rules, as data: what is applied, with which numbers, and where it comes from."""

from collections.abc import Mapping

from charts.engine.rule_types import (
    NO_SIDE,
    RISING_FALLING,
    PhaseRule,
    PointRule,
    RuleSet,
    Skips,
)
from charts.engine.rules.limits import (
    avoiding_centre,
    hugging,
    outside_limits,
    some_beyond,
    two_of_three_on_one_side,
)
from charts.engine.rules.phase import (
    few_crossings,
    outside_best_box,
    outside_cut_box,
    too_few_runs,
    too_many_runs,
)
from charts.engine.rules.sides import long_run, shift, unbroken_shift
from charts.engine.rules.steps import alternating, steady_trend, trend
from charts.engine.vocabulary import Assurance, Rule, RuleSetName

SHIFT_OF_SIX = PointRule(Rule.SHIFT, shift, {"length": 6}, skips=Skips.ON_LINE)
TREND_OF_FIVE = PointRule(Rule.TREND, trend, {"length": 5}, RISING_FALLING, skips=Skips.REPEATS)
LONG_RUN = PointRule(Rule.LONG_RUN, long_run, skips=Skips.ON_LINE)
OUTSIDE_LIMITS = PointRule(Rule.OUTSIDE_LIMITS, outside_limits)
TWO_OF_THREE = PointRule(
    Rule.TWO_OF_THREE, some_beyond, {"sigmas": 2, "least": 2, "window": 3}, reach=2
)
FOUR_OF_FIVE = PointRule(
    Rule.FOUR_OF_FIVE, some_beyond, {"sigmas": 1, "least": 4, "window": 5}, reach=4
)
FEW_CROSSINGS = PhaseRule(Rule.FEW_CROSSINGS, few_crossings)


def making_data_count(length: int, *, as_package: bool = False) -> tuple[PointRule, ...]:
    """The four rules of Making Data Count in their order of priority.

    ``as_package``: as NHSRplotthedots 0.2.2 has them, not as announced in November 2023.
    """
    return (
        OUTSIDE_LIMITS,
        PointRule(
            Rule.TREND, steady_trend, {"length": length, "later_keeps": True}, RISING_FALLING
        ),
        PointRule(
            Rule.TWO_OF_THREE,
            two_of_three_on_one_side,
            {"inside_limits": as_package},
            reach=2,
        ),
        PointRule(Rule.SHIFT, unbroken_shift, {"length": length, "skips_missing": not as_package}),
    )


MAKING_DATA_COUNT_RANGES = 2.66

RULE_SETS: Mapping[RuleSetName, RuleSet] = {
    RuleSetName.RUN_CHART: RuleSet(
        title="Run chart rules",
        source="Perla, Provost and Murray 2011, BMJ Quality & Safety 20:46-51",
        point_rules=(SHIFT_OF_SIX, TREND_OF_FIVE),
        phase_rules=(
            PhaseRule(Rule.TOO_FEW_RUNS, too_few_runs),
            PhaseRule(Rule.TOO_MANY_RUNS, too_many_runs),
        ),
    ),
    RuleSetName.ANHOEJ: RuleSet(
        title="Anhøj rules",
        source="Anhøj and Olesen 2014, PLoS ONE 9(11):e113825",
        point_rules=(LONG_RUN,),
        phase_rules=(FEW_CROSSINGS,),
    ),
    RuleSetName.BEST_BOX: RuleSet(
        title="Anhøj rules, best box",
        source="Anhøj and Wentzel-Larsen 2020, PLoS ONE 15(6):e0233920",
        point_rules=(),
        phase_rules=(PhaseRule(Rule.OUTSIDE_BOX, outside_best_box),),
    ),
    RuleSetName.CUT_BOX: RuleSet(
        title="Anhøj rules, cut box",
        source="Anhøj and Wentzel-Larsen 2020, PLoS ONE 15(6):e0233920",
        point_rules=(),
        phase_rules=(PhaseRule(Rule.OUTSIDE_BOX, outside_cut_box),),
    ),
    RuleSetName.SHEWHART: RuleSet(
        title="Limits only",
        source="Shewhart 1931, Economic Control of Quality of Manufactured Product",
        point_rules=(OUTSIDE_LIMITS,),
    ),
    RuleSetName.ANHOEJ_AND_LIMITS: RuleSet(
        title="Limits and Anhøj rules",
        source="Shewhart 1931; Anhøj and Olesen 2014, PLoS ONE 9(11):e113825",
        point_rules=(OUTSIDE_LIMITS, LONG_RUN),
        phase_rules=(FEW_CROSSINGS,),
    ),
    RuleSetName.WESTERN_ELECTRIC: RuleSet(
        title="Western Electric rules",
        source="Western Electric 1956, Statistical Quality Control Handbook",
        point_rules=(
            OUTSIDE_LIMITS,
            TWO_OF_THREE,
            FOUR_OF_FIVE,
            PointRule(Rule.SHIFT, unbroken_shift, {"length": 8}),
        ),
    ),
    RuleSetName.NELSON: RuleSet(
        title="Nelson rules",
        source="Nelson 1984, Journal of Quality Technology 16:237-239",
        point_rules=(
            OUTSIDE_LIMITS,
            PointRule(Rule.SHIFT, unbroken_shift, {"length": 9}),
            PointRule(Rule.TREND, steady_trend, {"length": 6}, RISING_FALLING),
            PointRule(Rule.ALTERNATING, alternating, {"length": 14}, NO_SIDE),
            TWO_OF_THREE,
            FOUR_OF_FIVE,
            PointRule(Rule.HUGGING, hugging, {"length": 15}, NO_SIDE),
            PointRule(Rule.AVOIDING_CENTRE, avoiding_centre, {"length": 8}, NO_SIDE),
        ),
    ),
    RuleSetName.MAKING_DATA_COUNT: RuleSet(
        title="Making Data Count",
        source="NHS England, Making Data Count, rules as announced in November 2023",
        point_rules=making_data_count(7),
        least_points=13,
        points_for_verdict=13,
        by_latest_point=True,
        ranges_to_limit=MAKING_DATA_COUNT_RANGES,
    ),
    RuleSetName.MAKING_DATA_COUNT_SIX_POINTS: RuleSet(
        title="Making Data Count, six points",
        source="NHS England, Making Data Count, with six points for shift and trend",
        point_rules=making_data_count(6),
        least_points=13,
        points_for_verdict=13,
        by_latest_point=True,
        ranges_to_limit=MAKING_DATA_COUNT_RANGES,
    ),
    RuleSetName.NHSRPLOTTHEDOTS: RuleSet(
        title="NHSRplotthedots 0.2.2",
        source="nhs-r-community/NHSRplotthedots 0.2.2",
        point_rules=making_data_count(7, as_package=True),
        points_for_verdict=0,
        by_latest_point=True,
        improvement_first=False,
        target_on_limit_decides=False,
        without_limits=Assurance.HIT_OR_MISS,
        ranges_to_limit=MAKING_DATA_COUNT_RANGES,
        falls_back=False,
    ),
}
