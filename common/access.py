"""The boolean twin of a permission check: a button hides by the rule that refuses the click."""

from collections.abc import Callable
from typing import ParamSpec

from django.utils.translation import gettext as _

from common.errors import Denied, NotNow

P = ParamSpec("P")


def allowed(check: Callable[P, None]) -> Callable[P, bool]:
    """Turn `check_can_x(...)`, which raises, into `can_x(...)`, which answers."""

    def twin(*args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except (Denied, NotNow):
            return False
        return True

    twin.__doc__ = _("Whether `{name}` would pass.").format(name=check.__name__)
    twin.__name__ = check.__name__.removeprefix("check_")
    return twin
