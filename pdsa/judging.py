"""A prediction as a number: how it is said, and what its number makes of what happened.

Pure. `lowest` and `highest` are the ends of what was predicted, in the measure's unit; one of them
alone means "at least" or "at most", both the same means exactly that number.
"""

from django.utils.translation import gettext as _

from pdsa.stages import Outcome


def figures(number: float) -> str:
    """A number as people write it: 1,204 or 12.5."""
    return f"{number:,.10g}"


def range_words(lowest: float | None, highest: float | None) -> str:
    """What a predicted range says; nothing where there is no number.

    >>> range_words(None, 12), range_words(80, None), range_words(5, 8)
    ('at most 12', 'at least 80', '5 to 8')
    """
    if lowest is None:
        return "" if highest is None else _("at most {figures}").format(figures=figures(highest))
    if highest is None:
        return _("at least {figures}").format(figures=figures(lowest))
    return figures(lowest) if lowest == highest else f"{figures(lowest)} to {figures(highest)}"


def proposed_outcome(
    lowest: float | None, highest: float | None, happened: float | None, *, decimals: int = 10
) -> Outcome | None:
    """What the numbers alone say of a prediction, seen with so many decimals.

    None where there is nothing to compare. Whether it came true in part is for people to say.
    """
    if happened is None or (lowest is None and highest is None):
        return None
    seen = round(happened, decimals)
    is_within = (lowest is None or seen >= lowest) and (highest is None or seen <= highest)
    return Outcome.CONFIRMED if is_within else Outcome.NOT
