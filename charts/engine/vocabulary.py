"""The words a result is written in: rules, sides, verdicts, marks and notices."""

from enum import StrEnum


class RuleSetName(StrEnum):
    """A named set of rules; ``rulesets.py`` holds what each consists of."""

    RUN_CHART = "run_chart"
    ANHOEJ = "anhoej"
    BEST_BOX = "best_box"
    CUT_BOX = "cut_box"
    SHEWHART = "shewhart"
    ANHOEJ_AND_LIMITS = "anhoej_and_limits"
    WESTERN_ELECTRIC = "western_electric"
    NELSON = "nelson"
    MAKING_DATA_COUNT = "making_data_count"
    MAKING_DATA_COUNT_SIX_POINTS = "making_data_count_six_points"
    NHSRPLOTTHEDOTS = "nhsrplotthedots"


class Rule(StrEnum):
    """One rule that can fire."""

    SHIFT = "shift"
    TREND = "trend"
    TOO_FEW_RUNS = "too_few_runs"
    TOO_MANY_RUNS = "too_many_runs"
    LONG_RUN = "long_run"
    FEW_CROSSINGS = "few_crossings"
    OUTSIDE_LIMITS = "outside_limits"
    TWO_OF_THREE = "two_of_three"
    FOUR_OF_FIVE = "four_of_five"
    ALTERNATING = "alternating"
    HUGGING = "hugging"
    AVOIDING_CENTRE = "avoiding_centre"
    OUTSIDE_BOX = "outside_box"  # longest run and crossings judged together
    CUSUM = "cusum"


class Side(StrEnum):
    """Where the points of a signal lie, or which way they go."""

    ABOVE = "above"
    BELOW = "below"
    RISING = "rising"
    FALLING = "falling"


class Variation(StrEnum):
    """What the latest phase shows."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"
    SPECIAL_CAUSE = "special_cause"  # something changed, but no direction can be claimed
    COMMON_CAUSE = "common_cause"
    TOO_FEW_POINTS = "too_few_points"
    NO_DATA = "no_data"


class Assurance(StrEnum):
    """Whether the process, left as it is, will meet its target."""

    PASS = "pass"
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"
    NONE = "none"


class PointMark(StrEnum):
    """How one point is drawn."""

    COMMON = "common"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "neutral"
    EXCLUDED = "excluded"
    MISSING = "missing"


class NoticeCode(StrEnum):
    """Why a notice is given; the text of the notice says it in words."""

    NO_DATA = "no_data"
    NO_LIMITS = "no_limits"
    EMPTY_BASELINE = "empty_baseline"
    TOO_FEW_POINTS = "too_few_points"
    PROVISIONAL = "provisional"
    INVALID_POINTS = "invalid_points"
    NO_VARIATION = "no_variation"
    NEARLY_NO_VARIATION = "nearly_no_variation"
    NO_SPREAD_WITHIN = "no_spread_within"
    BASELINE_BEYOND_DATA = "baseline_beyond_data"
    PHASE_BEYOND_DATA = "phase_beyond_data"
    MANY_ON_LINE = "many_on_line"
    CANNOT_SIGNAL = "cannot_signal"
    OVER_DISPERSION = "over_dispersion"
    UNDER_DISPERSION = "under_dispersion"
