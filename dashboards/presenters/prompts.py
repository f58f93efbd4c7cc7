"""Things to look at or to do, each with the way there."""

from dataclasses import dataclass

from pdsa.presenters.waiting import WaitingLine


@dataclass(frozen=True)
class Prompt:
    """Something to look at or decide, with the way there."""

    title: str
    href: str
    meta: str
    tag: str
    tone: str
    icon: str
    action: str
    posts_to: str = ""  # where the action is done by a press of the button
    leads_to: str = ""  # where the action begins, if that is another page than the thing's own
    is_standing: bool = False  # it goes on saying so; by itself no reason to write to anybody

    @property
    def label(self) -> str:
        """The button's name for those who hear it: there are several alike."""
        return f"{self.action}: {self.title}"


def prompt_for_test(line: WaitingLine) -> Prompt:
    """A test, or something to do for one, that waits for this person."""
    return Prompt(
        title=line.title,
        href=line.href,
        meta=f"{line.project}. {line.words}.",
        tag=line.due or "Test",
        tone="warning" if line.is_late else "neutral",
        icon="clock",
        action=line.action,
        posts_to=line.posts_to,
    )
