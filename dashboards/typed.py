"""What somebody typed into a search box, as words."""

import re

MOST_WORDS = 12
LONGEST_WORD = 60
SHORTEST_BEGINNING = 3  # letters, from which a word may be only begun
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BEGUN = re.compile(rf"(?:^|\s)([^\W_]{{{SHORTEST_BEGINNING},}})$")


def shortened(typed: str) -> str:
    """At most twelve words of what was typed, none endless; spaces and control signs in order."""
    pieces = "".join(c if c.isprintable() else " " for c in typed).split()
    return " ".join(piece[:LONGEST_WORD] for piece in pieces[:MOST_WORDS])


def words_in(typed: str) -> list[str]:
    """The words, each once, in the order in which they stand there."""
    return list(dict.fromkeys(word.lower() for word in _WORD.findall(typed)))


def begun_word(typed: str) -> tuple[str, str]:
    """All but the last word, and the last word if it may be the beginning of one."""
    found = _BEGUN.search(typed)
    return (typed[: found.start()], found[1]) if found else (typed, "")


def with_words(typed: str, instead: dict[str, str]) -> str:
    """The same text with other words in it; a word instead of which there is none is left out."""
    changed = _WORD.sub(lambda found: instead.get(found[0].lower(), found[0]), typed)
    return " ".join(changed.split())


def slips_between(one: str, other: str) -> int:
    """How many slips turn one word into the other: a letter more, less, wrong, or two swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        above, row = row, [i]
        for j, its in enumerate(other, start=1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != its)))
            if i > 1 and j > 1 and (letter, one[i - 2]) == (other[j - 2], its):
                row[j] = min(row[j], before[j - 2] + 1)
        before = above
    return row[-1]


def most_slips(word: str) -> int:
    """How many slips are forgiven in a word: none in a short one, for that would be another."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 7 else 2
