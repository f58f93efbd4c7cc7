"""Documents that people edit: which version was read, and that a change is made to that one."""

import re

from django.utils.translation import gettext as _
from rest_framework.request import Request

from common.api.errors import Malformed, VersionNeeded
from common.models import VersionedModel

_TAG = re.compile(r'"v([0-9]{1,9})"')


def etag_of(row: VersionedModel) -> dict[str, str]:
    """The header that names the version of a document."""
    return {"ETag": f'"v{row.version}"'}


def seen_version(request: Request) -> int:
    """The version that whoever changes a document has read.

    Raises VersionNeeded when nobody says, and Malformed when it is no version of ours.
    """
    said = request.headers.get("If-Match")
    if said is None:
        raise VersionNeeded(_("Send the ETag of the version you have read as If-Match."))
    found = _TAG.fullmatch(said.strip())
    if found is None:
        raise Malformed(_('If-Match names one version as its ETag does, such as "v7".'))
    return int(found[1])
