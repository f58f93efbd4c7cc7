"""Finding the columns that are asked for among those that a file has."""

from collections.abc import Mapping, Sequence

from feeds.reading.batches import UnreadableFile
from feeds.vocabulary import NEEDED, NUMBERS


def columns_in(header: Sequence[str], wanted: Mapping[str, str]) -> dict[str, str]:
    """Of the fields, those that the file has, with its name for each. Raises UnreadableFile."""
    has = ", ".join(header[:30])
    found = {name: column for name, column in wanted.items() if column in header}
    for name in NEEDED:
        if name not in found:
            raise UnreadableFile(
                f"There is no column “{wanted[name]}” here. If it has another name, say so when "
                f"you load the file. There are: {has}."
            )
    if not any(name in found for name in NUMBERS):
        names = ", ".join(wanted[name] for name in NUMBERS)
        raise UnreadableFile(f"There is no column with numbers ({names}). There are: {has}.")
    twice = [column for column in found.values() if list(header).count(column) > 1]
    if twice:
        raise UnreadableFile(f"There are two columns called “{twice[0]}”. Rename one.")
    return found
