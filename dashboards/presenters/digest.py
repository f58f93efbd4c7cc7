"""A digest in words: what needs a person, as at home, and what is new since the last one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from common.templatetags.words import counted
from dashboards.presenters.data_due import DataDue
from dashboards.presenters.needs import Needs
from dashboards.presenters.news import NewsLine
from dashboards.presenters.prompts import Prompt

MOST_NEWS = 12


@dataclass(frozen=True)
class DigestLine:
    """One thing with the whole address of the way to it."""

    title: str
    link: str
    words: str
    tag: str


@dataclass(frozen=True)
class DigestContent:
    """What stands in one e-mail. `more` counts what is left for the pages."""

    needs: Sequence[DigestLine]
    more_needs: int
    news: Sequence[DigestLine]
    more_news: int
    says_something: bool

    @property
    def subject(self) -> str:
        """'3 things need you, 2 pieces of news'."""
        needs, news = len(self.needs) + self.more_needs, len(self.news) + self.more_news
        said = [counted(needs, "thing needs,things need") + " you"] if needs else []
        said += [counted(news, "piece of news,pieces of news")] if news else []
        return ", ".join(said)


def digest_content(needs: Needs, news: Sequence[NewsLine]) -> DigestContent:
    """Puts both together. A chart that still says what it said before is no reason to write."""
    asks = bool(needs.data) or any(not prompt.is_standing for prompt in needs.prompts)
    return DigestContent(
        needs=[*map(_data, needs.data), *map(_prompt, needs.prompts)],
        more_needs=needs.hidden,
        news=[_news(line) for line in news[:MOST_NEWS]],
        more_news=max(0, len(news) - MOST_NEWS),
        says_something=asks or bool(news),
    )


def whole_address(path: str) -> str:
    """The address of a page as a link in an e-mail."""
    return settings.SITE_ADDRESS + path


def _data(due: DataDue) -> DigestLine:
    where = f"{due.project}, {due.period_words}" if due.project else due.period_words
    return DigestLine(due.title, whole_address(due.action), where, due.due_words)


def _prompt(prompt: Prompt) -> DigestLine:
    return DigestLine(prompt.title, whole_address(prompt.href), prompt.meta, prompt.tag)


def _news(line: NewsLine) -> DigestLine:
    return DigestLine(
        line.title, whole_address(line.href), f"{line.project}. {line.sentence}", line.tag
    )


def digest_links(unsubscribe_token: str) -> dict[str, str]:
    """Where a digest leads besides its lines."""
    return {
        "home": whole_address(reverse("home")),
        "news": whole_address(reverse("news")),
        "hearing": whole_address(reverse("hearing")),
        "stop": whole_address(reverse("digest_stop", args=[unsubscribe_token])),
    }
