"""The settings that the platform's processes get: ours, unless the caller set them."""

import os

from qiplatform.embedded.installation import Installation, Keys, Kind


def environment(installation: Installation, keys: Keys, *, address: str) -> dict[str, str]:
    """Every setting but the addresses of the database and of Redis.

    A variable that the caller has set wins, so that `make start` can be given a mail server or
    an address of its own. `docs/operations.md` explains each.
    """
    is_demo = installation.kind is Kind.DEMO
    values = {
        "SECRET_KEY": keys.secret_key,
        "SITE_ADDRESS": address,
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "SETUP_CODE": "" if is_demo else keys.setup_code,
        "SECURE_COOKIES": "false",  # plain http on this machine only
        "LOG_FORMAT": "console",
        "STATIC_COMPRESSED": "false",
        "FILES_FOLDER": str(installation.files),
    }
    if is_demo or not os.environ.get("EMAIL_URL"):
        values["MAIL_FOLDER"] = str(installation.mail)
    chosen = {name: os.environ.get(name) or value for name, value in values.items()}
    return chosen | {
        "DEMONSTRATION": str(is_demo).lower(),
        "STATIC_ROOT": str(installation.folder / "static"),
        "DJANGO_SETTINGS_MODULE": "qiplatform.settings",
    }
