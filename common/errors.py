"""The kinds of refusal, each with a code for machines and a sentence for people.

`Invalid` is about a value, `NotNow` about the state of a thing, `Denied` about who is asking and
`NotVisible` about a thing that this person cannot know of. Services raise them; forms, pages and
the API translate them in one place each (`common.middleware`, `common.api`).
"""

from collections.abc import Mapping


class DomainError(Exception):
    """A refusal that a person can understand and act on."""

    code = "refused"

    def __init__(self, sentence: str, *, code: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        if code is not None:
            self.code = code


class Invalid(DomainError):
    """A value cannot be accepted. `fields` says which one and what to do about it."""

    code = "invalid"

    def __init__(
        self,
        sentence: str = "Check the answers marked below.",
        *,
        fields: Mapping[str, str] | None = None,
        code: str | None = None,
    ) -> None:
        super().__init__(sentence, code=code)
        self.fields = dict(fields or {})


class NotNow(DomainError):
    """The thing is in a state that does not allow this."""

    code = "not_now"


class EditedElsewhere(NotNow):
    """Somebody saved this after the page was opened."""

    code = "edited_elsewhere"


class Denied(DomainError):
    """This person may see the thing but not do this to it. The sentence names whom to ask."""

    code = "denied"


class NotVisible(DomainError):
    """Nothing by that address that this person may know of."""

    code = "not_found"

    def __init__(self, sentence: str = "We could not find that.") -> None:
        super().__init__(sentence)
