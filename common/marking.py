"""Marks every word of a template for translation, as the template is loaded.

Templates are written in plain English and stay readable; nobody can forget a mark. What this
module puts in is what Django's own documentation asks authors to write by hand: `translate` for
words alone, `blocktranslate` for words around values, `_("…")` for words given to a tag. Loading
templates (`common.loaders`) and gathering messages (`manage.py gather_words`) both go through it,
so that what is looked up is what was gathered. Words inside `{% verbatim %}`, `{% comment %}` and
within a template's own `blocktranslate` are left as they are (docs/adr/0020-translation.md).
"""

import re
from collections.abc import Generator, Iterable, Iterator
from typing import NamedTuple

from django.utils.text import smart_split

_PARTS = re.compile(r"({%.*?%}|{{.*?}}|{#.*?#})")
# One may begin at the end of a text, where a value gives its name: `<{{ heading }}>`.
_TAGS = re.compile(r"(<!--.*?-->|</?[a-zA-Z!][^<>]*>?|</?\Z)", re.DOTALL)
_LEFT_ALONE = {"verbatim", "comment", "blocktranslate", "blocktrans"}
# Emphasis belongs to the sentence around it; a link or a field does not.
_WITHIN_SENTENCES = re.compile(r"</?(?:b|strong|em|i|kbd|code|abbr|q)>|<br>")
_SPOKEN = re.compile(
    r'\b(aria-label|data-label|title|placeholder|alt)="([^"{%]*(?:{{[^"]*?}}[^"{%]*)*)"'
)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_QUOTED = re.compile(r'^((?:\w+=)?)"((?:[^"\\]|\\.)*)"(.*)$', re.DOTALL)
# Not what is counted: `counted` says it in the other language with its own plurals.
_FILTER_WORDS = re.compile(r'(\|(?!counted:)\w+:)"([^"\\]*)"')
_FIRST_WORDS = re.compile(r'^(\s*)"([^"\\]*)"')
_NO_WORDS_IN = {
    *("block", "endblock", "extends", "include", "if", "elif", "for", "url", "static", "load"),
    *("csrf_token", "translate", "trans", "now", "icon", "get_current_language", "pagination"),
}
_SETTINGS_OF_TAGS = {"kind", "tone", "icon", "href", "name", "id", "view", "method", "action"}


class Atom(NamedTuple):
    """A piece of a template as written. Kinds: text, value, within (emphasis) and markup."""

    kind: str
    source: str


def marked(source: str, *, is_html: bool = True) -> str:
    """A template's source with all its words marked. Lines stay where they are."""
    return "".join(_runs(_atoms(source, is_html=is_html), is_html=is_html))


def _atoms(source: str, *, is_html: bool) -> Iterator[Atom]:
    inside, left_alone = "", ""  # an HTML tag begun, with what it holds; the name of what we leave
    for part in _PARTS.split(source):
        name = _name_of(part)
        if left_alone:
            left_alone = "" if name == f"end{left_alone}" else left_alone
            yield Atom("markup", part)
        elif name in _LEFT_ALONE:
            left_alone = name
            yield Atom("markup", inside + part)
            inside = ""
        elif inside:
            if part.startswith(("{%", "{{", "{#")):
                inside += _tag(part) if name else part
                continue
            closed, sign, rest = part.partition(">")
            inside += closed + sign
            if sign:
                yield _markup(inside)
                inside = yield from _text(rest, is_html=is_html)
        elif part.startswith("{{"):
            yield Atom("value", part)
        elif part.startswith(("{%", "{#")):
            yield Atom("markup", _tag(part) if name else part)
        else:
            inside = yield from _text(part, is_html=is_html)
    if inside:
        yield Atom("markup", inside)


def _name_of(part: str) -> str:
    """Of a template's tag; nothing for anything else."""
    return part[2:-2].split(maxsplit=1)[0] if part.startswith("{%") else ""


def _text(text: str, *, is_html: bool) -> Generator[Atom, None, str]:
    """Words and HTML tags. Returns the beginning of a tag that goes on after a value."""
    if not is_html:
        yield Atom("text", text)
        return ""
    for place, piece in enumerate(_TAGS.split(text)):
        if place % 2 == 0:
            if piece:
                yield Atom("text", piece)
        elif not piece.endswith(">"):
            return piece  # the last one: nothing but a template's tag can follow
        elif _WITHIN_SENTENCES.fullmatch(piece):
            yield Atom("within", piece)
        else:
            yield _markup(piece)
    return ""


def _markup(source: str) -> Atom:
    """An HTML tag, in which some attributes are read to people."""
    return Atom("markup", _SPOKEN.sub(_spoken, source))


def _spoken(match: re.Match[str]) -> str:
    inner = "".join(_runs(_atoms(match[2], is_html=False), is_html=False))
    return f'{match[1]}="{inner}"'


def _runs(atoms: Iterable[Atom], *, is_html: bool) -> Iterator[str]:
    run: list[Atom] = []
    for atom in atoms:
        if atom.kind != "markup":
            run.append(atom)
            continue
        yield from _run(run, is_html=is_html)
        run = []
        yield atom.source
    yield from _run(run, is_html=is_html)


def _run(run: list[Atom], *, is_html: bool) -> Iterator[str]:
    """One sentence or label, without the space and the emphasis around it."""
    ahead, run = _trimmed(run)
    run.reverse()
    behind, run = _trimmed(run)
    run.reverse()
    whole = "".join(atom.source for atom in run)
    if not any(_has_words(atom.source) for atom in run if atom.kind == "text"):
        yield from (*ahead, "".join(_value(atom) for atom in run), *reversed(behind))
    elif not is_html and "\n\n" in whole:
        yield from (*ahead, *_paragraphs(whole), *reversed(behind))
    else:
        start, words, end = _without_space(run)
        yield from (*ahead, start, _message(words), end, *reversed(behind))


def _paragraphs(whole: str) -> Iterator[str]:
    for place, piece in enumerate(re.split(r"(\n\n+)", whole)):
        yield piece if place % 2 else marked(piece, is_html=False)


def _trimmed(run: list[Atom]) -> tuple[list[str], list[Atom]]:
    """What stands ahead of the words: emphasis alone and empty text. Values belong to the words."""
    rest = list(run)
    ahead = []
    while rest and (rest[0].kind == "within" or not rest[0].source.strip()):
        if rest[0].kind == "within" and _is_paired(rest):
            break
        ahead.append(rest.pop(0).source)
    return ahead, rest


def _is_paired(run: list[Atom]) -> bool:
    """Whether emphasis opens or closes with something of the same sentence beyond its partner."""
    return len([atom for atom in run if atom.kind == "within"]) > 1


def _without_space(run: list[Atom]) -> tuple[str, list[Atom], str]:
    words = list(run)
    start = end = ""
    if words[0].kind == "text":
        kept = words[0].source.lstrip()
        start = words[0].source[: len(words[0].source) - len(kept)]
        words[0] = Atom("text", kept)
    if words[-1].kind == "text":
        kept = words[-1].source.rstrip()
        end = words[-1].source[len(kept) :]
        words[-1] = Atom("text", kept)
    return start, words, end


def _message(run: list[Atom]) -> str:
    whole = "".join(atom.source for atom in run)
    if all(atom.kind != "value" for atom in run) and '"' not in whole and "\n" not in whole:
        return f'{{% translate "{whole}" %}}'
    named: dict[str, str] = {}
    inner = "".join(_named(atom, named) for atom in run)
    given = "".join(
        f" {name}={expression}" for name, expression in named.items() if name != expression
    )
    return (
        f"{{% blocktranslate trimmed{' with' + given if given else ''} %}}{inner}"
        "{% endblocktranslate %}"
    )


def _named(atom: Atom, named: dict[str, str]) -> str:
    if atom.kind != "value":
        return atom.source
    expression = _with_words(atom.source[2:-2].strip())
    root = re.sub(r"\W+", "_", expression.split("|")[0].split(".")[-1]).strip("_") or "value"
    name, number = root if not root[0].isdigit() else f"value_{root}", 2
    while named.setdefault(name, expression) != expression:
        name, number = f"{root}_{number}", number + 1
    return "{{ " + name + " }}"


def _value(atom: Atom) -> str:
    if atom.kind != "value":
        return atom.source
    return "{{ " + _with_words(atom.source[2:-2].strip()) + " }}"


def _with_words(expression: str) -> str:
    """A value of a template in which words may be given to a filter: `name|default:"Nobody"`."""
    expression = _FIRST_WORDS.sub(_quoted_words, expression)
    return _FILTER_WORDS.sub(_quoted_words, expression)


def _quoted_words(match: re.Match[str]) -> str:
    return f'{match[1]}_("{match[2]}")' if _are_words(match[2]) else match[0]


def _tag(source: str) -> str:
    """A tag of a template, of whose arguments some are words."""
    name, *bits = smart_split(source[2:-2].strip())
    allowed = name not in _NO_WORDS_IN
    if not allowed and name != "include":
        return source
    return "{% " + " ".join([name, *(_argument(bit, allowed) for bit in bits)]) + " %}"


def _argument(bit: str, positions: bool) -> str:
    """One argument. `positions`: whether those without a name may be words."""
    found = _QUOTED.match(bit)
    if not found:
        return _FILTER_WORDS.sub(_quoted_words, bit)
    keyword, words, rest = found.groups()
    if (not keyword and not positions) or keyword[:-1] in _SETTINGS_OF_TAGS:
        return bit
    rest = _FILTER_WORDS.sub(_quoted_words, rest)
    return f'{keyword}_("{words}"){rest}' if _are_words(words) else f'{keyword}"{words}"{rest}'


def _are_words(text: str) -> bool:
    """Words for people rather than a name in code: a capital letter first, or a space between."""
    return _has_words(text) and (text[:1].isupper() or " " in text.strip())


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in _ENTITY.sub("", text))
