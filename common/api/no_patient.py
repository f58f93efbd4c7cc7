"""Words that may tell who a patient is are asked about before they are saved, as in forms."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from common.errors import Invalid
from common.patient_details import patient_details_in

POSSIBLE = "possible_patient_details"
_ADDRESSES = frozenset({"email"})


def check_no_patient(body: Any, *, confirmed: bool) -> bool:
    """Whether words were found that somebody has confirmed. Raises Invalid for any others."""
    found = {
        path: details[0].sentence
        for path, text in _texts(body)
        if (details := patient_details_in(text))
    }
    if found and not confirmed:
        raise Invalid(
            _("Take it out, or send it again with ?no_patient=true."), fields=found, code=POSSIBLE
        )
    return bool(found)


def _texts(said: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(said, str):
        yield path, said
    elif isinstance(said, dict):
        for name, part in said.items():
            if name not in _ADDRESSES:
                yield from _texts(part, ".".join(filter(None, (path, str(name)))))
    elif isinstance(said, list):
        for position, part in enumerate(said):
            yield from _texts(part, ".".join(filter(None, (path, str(position)))))
