"""A person without JavaScript: opens pages of the running server and sends their forms."""

import http.client
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

from django.conf import settings

from people.models import User
from tests.sessions import session_key_of


@dataclass
class Answer:
    """What came back, after following redirects."""

    status: int
    url: str
    text: str


@dataclass
class Form:
    """A form as it stands on a page, with what it would send if nothing were typed."""

    action: str
    values: dict[str, str] = field(default_factory=dict)


class Visitor:
    """Signed in as `person` on the server at `address`."""

    def __init__(self, address: str, person: User, *, timeout: float = 30) -> None:
        self.host = urlsplit(address).netloc
        self.timeout = timeout
        self.cookies = {settings.SESSION_COOKIE_NAME: session_key_of(person)}

    def open(self, path: str) -> Answer:
        return self._ask("GET", path)

    def submit(self, path: str, *, with_field: str, **answers: str) -> Answer:
        """Open a page, fill in the form that has that field, and send it."""
        page = self.open(path)
        forms = [form for form in forms_of(page.text) if with_field in form.values]
        assert forms, f"No form with {with_field!r} on {path} ({page.status})"
        form = forms[0]
        return self._ask("POST", urljoin(page.url, form.action), form.values | answers)

    def _ask(self, method: str, path: str, values: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection(self.host, timeout=self.timeout)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = None
        if values is not None:
            body = urlencode(values)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read().decode()
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        if response.status in (301, 302, 303):
            return self._ask("GET", urljoin(path, response.headers["Location"]))
        return Answer(response.status, path, text)


def forms_of(page: str) -> list[Form]:
    reader = _FormReader()
    reader.feed(page)
    return reader.forms


class _FormReader(HTMLParser):
    """Collects forms with the values of their inputs, text areas and first or chosen options."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = dict(attributes)
        if tag == "form":
            self._open = Form(has.get("action") or "")
            self.forms.append(self._open)
        if self._open is None:
            return
        name = has.get("name") or ""
        if tag == "input" and name:
            ticked = has.get("type") not in ("checkbox", "radio") or "checked" in has
            if ticked:
                self._open.values[name] = has.get("value") or ""
        elif tag == "textarea" and name:
            self._open.values.setdefault(name, "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in has:
            self._open.values[self._select] = has.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = ""
