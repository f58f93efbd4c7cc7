"""An outline as people paste it: indented lines, bullets or numbers become boxes.

Depth is read from the indentation; where there is none, from numbers such as 1.2.1, and else from
the kinds of bullets, since text copied out of a word processor keeps those alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from projects.layers import DEPTH, LAYERS, Layer, NewBox, NewLink

LONGEST = 200  # characters in a box
_TAB = 4
_NUMBER = re.compile(r"(\d+(?:\.\d+)+|\d+(?=[.)]))[.)]?\s+(?=\S)")
_BULLET = re.compile(r"([•◦▪▫‣⁃●○■□§·*–—+-]|o(?=\s)|[a-zA-Z][.)])\s+(?=\S)")


@dataclass(frozen=True)
class PastedLine:
    """One line: where it stood, how deep, what it says."""

    number: int
    depth: int
    text: str


@dataclass(frozen=True)
class Draft:
    """Boxes and links ready to be added, and in words what could not be read."""

    boxes: tuple[NewBox, ...] = ()
    links: tuple[NewLink, ...] = ()
    problems: tuple[str, ...] = ()


def read_outline(text: str) -> list[PastedLine]:
    """The lines that say something, the first at depth 0 and none more than one step deeper."""
    found = [
        (number, *_taken_apart(line))
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip()
    ]
    marks = _depth_marks([(indent, sign) for _, indent, sign, _ in found])
    lines: list[PastedLine] = []
    above: list[int] = []
    for (number, _indent, _sign, words), mark in zip(found, marks, strict=True):
        while above and above[-1] >= mark:
            above.pop()
        lines.append(PastedLine(number, len(above), words))
        above.append(mark)
    return lines


def draft_from(
    lines: Sequence[PastedLine], *, first: Layer, under: str, without_secondary: bool = False
) -> Draft:
    """The lines as boxes: the first level of layer `first`, led to the box `under`."""
    deeper = [
        layer
        for layer in LAYERS[DEPTH[first] + 1 :]
        if not (without_secondary and layer is Layer.SECONDARY)
    ]
    layers = [first, *deeper]
    boxes, links, problems = [], [], []
    above: dict[int, str] = {-1: under}
    for line in lines:
        key = f"line {line.number}"
        above[line.depth] = key
        if line.depth >= len(layers):
            problems.append(
                _("Line {number} is a level too deep: a change idea has nothing under it.").format(
                    number=line.number
                )
            )
        elif len(line.text) > LONGEST:
            problems.append(
                _(
                    "Line {number} has {text} characters. Use at most {most}, so that "
                    "it fits into a box."
                ).format(number=line.number, text=len(line.text), most=LONGEST)
            )
        else:
            boxes.append(NewBox(key, layers[line.depth], line.text))
            if above[line.depth - 1]:
                links.append(NewLink(key, above[line.depth - 1]))
    return Draft(tuple(boxes), tuple(links), tuple(problems))


def _taken_apart(line: str) -> tuple[int, str, str]:
    """How far a line is indented, the number or bullet before its words, and its words."""
    expanded = line.expandtabs(_TAB)
    rest = expanded.lstrip()
    indent = len(expanded) - len(rest)
    for pattern in (_NUMBER, _BULLET):
        if found := pattern.match(rest):
            return indent, found.group(1), " ".join(rest[found.end() :].split())
    return indent, "", " ".join(rest.split())


def _depth_marks(starts: Sequence[tuple[int, str]]) -> list[int]:
    """A number a line that grows with its depth."""
    indents = {indent for indent, _ in starts}
    if len(indents) > 1:
        return [indent for indent, _ in starts]
    if any("." in sign for _, sign in starts):
        return [sign.count(".") for _, sign in starts]
    kinds: dict[str, int] = {}
    return [kinds.setdefault(_kind(sign), len(kinds)) for _, sign in starts]


def _kind(sign: str) -> str:
    """What signs of one level have in common: 1 and 2 are both numbers, a) and b) letters."""
    if sign.isdigit():
        return "number"
    return "letter" if sign[:-1].isalpha() else sign
