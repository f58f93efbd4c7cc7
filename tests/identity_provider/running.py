"""The provider as a process, and a person who signs in there without a browser."""

import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from qiplatform.embedded.ports import free_port
from qiplatform.embedded.process import Program
from tests.stack import Running

ROOT = Path(__file__).resolve().parents[2]
CLIENT_ID, CLIENT_SECRET = "improvement", "a secret that only two servers know"


class IdentityProvider(Running):
    """A provider of its own process; `address` is its issuer."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "tests.identity_provider", str(port)]
        super().__init__(
            Program(
                "identity provider",
                command,
                folder / "identity-provider.log",
                environment={"PATH": "/usr/bin:/bin"},
                folder=ROOT,
            ),
            self._answers,
        )

    def get_wrong(self, **faults: object) -> None:
        """From now on; nothing when called without arguments."""
        self._send("/faults", json.dumps(faults).encode(), "application/json")

    def let_in(self, authorize_url: str, **person: object) -> str:
        """Sign in as that person; the address to which the browser is sent back."""
        form = urlencode({"person": json.dumps(person)}).encode()
        path = authorize_url.removeprefix(self.address)
        return self._send(path, form, "application/x-www-form-urlencoded")

    def _send(self, path: str, body: bytes, kind: str) -> str:
        request = urllib.request.Request(
            self.address + path, body, headers={"Content-Type": kind}, method="POST"
        )
        try:
            with _opener.open(request, timeout=10) as answer:
                return str(answer.headers.get("Location", ""))
        except urllib.error.HTTPError as error:
            return str(error.headers.get("Location", ""))

    def _answers(self) -> bool:
        address = f"{self.address}/.well-known/openid-configuration"
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        return None


_opener = urllib.request.build_opener(_Stay)
