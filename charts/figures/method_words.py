"""What each kind of chart is called, and how its lines are made, in a sentence or two."""

from dataclasses import dataclass

from charts.engine import Method
from charts.figures.saying import Words


@dataclass(frozen=True)
class MethodWords:
    """A chart's name, the name of its middle line, and where its lines come from."""

    name: str
    centre: str
    lines: str


_AVERAGE, _MEDIAN, _CENTRE = Words("Average"), Words("Median"), Words("Middle line")
_MOVING = Words(
    "The limits come from how much each point usually differs from the one "
    "before it (the average difference times 2.66)."
)
_SCALED = Words("The limits are wider where fewer were counted, so they go up and down in steps.")

_WORDS = {
    Method.RUN: MethodWords(
        Words("Run chart"),
        _MEDIAN,
        Words("The middle line is the median: half of the points lie above it and half below."),
    ),
    Method.INDIVIDUALS: MethodWords(
        Words("Individuals chart (XmR)"), _AVERAGE, f"The middle line is the average. {_MOVING}"
    ),
    Method.MOVING_RANGE: MethodWords(
        Words("Moving range chart"),
        _AVERAGE,
        Words(
            "Each point is the difference from the point before. The upper limit "
            "is 3.267 times the average difference."
        ),
    ),
    Method.XBAR: MethodWords(
        Words("X-bar chart (averages)"),
        _AVERAGE,
        Words(
            "Each point is the average of several measurements. The limits come "
            "from the spread among the measurements of each period."
        ),
    ),
    Method.S: MethodWords(
        Words("S chart (spread)"),
        _AVERAGE,
        Words("Each point is the spread (standard deviation) of several measurements."),
    ),
    Method.T: MethodWords(
        Words("T chart (time between events)"),
        _CENTRE,
        Words(
            "Each point is the time since the event before. The lines are worked "
            "out on a scale on which such times spread evenly, and turned back."
        ),
    ),
    Method.P: MethodWords(
        Words("P chart (percentages)"),
        _AVERAGE,
        f"The middle line is all who counted divided by all who could have. {_SCALED}",
    ),
    Method.P_PRIME: MethodWords(
        Words("P-prime chart (percentages of large numbers)"),
        _AVERAGE,
        f"As a P chart, and the limits also allow for the spread from period to period. {_SCALED}",
    ),
    Method.C: MethodWords(
        Words("C chart (counts)"),
        _AVERAGE,
        Words(
            "The middle line is the average count. The limits are three times its square root away."
        ),
    ),
    Method.U: MethodWords(
        Words("U chart (rates)"),
        _AVERAGE,
        f"The middle line is all events divided by all the time or people at risk. {_SCALED}",
    ),
    Method.U_PRIME: MethodWords(
        Words("U-prime chart (rates of large numbers)"),
        _AVERAGE,
        f"As a U chart, and the limits also allow for the spread from period to period. {_SCALED}",
    ),
    Method.I_PRIME: MethodWords(
        Words("I-prime chart (individuals of different sizes)"),
        _AVERAGE,
        f"As an individuals chart, weighted by the size of each point. {_SCALED}",
    ),
    Method.G: MethodWords(
        Words("G chart (cases between events)"),
        _MEDIAN,
        Words(
            "Each point counts the cases or days since the event before. The "
            "middle line is the median; the upper limit comes from the average."
        ),
    ),
    Method.BERNOULLI_CUSUM: MethodWords(
        Words("Bernoulli CUSUM chart"),
        _CENTRE,
        Words(
            "The trace climbs with each event that was not expected, and signals "
            "when it reaches the decision line."
        ),
    ),
}


def explain(method: Method) -> MethodWords:
    return _WORDS[method]


def centre_name(method: Method) -> str:
    """What the middle line is called: 'Average', 'Median' or 'Middle line'."""
    return _WORDS[method].centre
