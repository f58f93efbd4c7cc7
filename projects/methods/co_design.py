"""Experience-based co-design: staff and patients change a service together."""

from common.language import lazily
from projects.methods.parts import Day, Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage

EBCD = Method(
    key="experience_based_co_design",
    label=lazily("Experience-based co-design"),
    about=lazily(
        "Staff and the people they care for tell of their experience, find the "
        "moments that matter together, and change them together."
    ),
    good_for=lazily("A service in which how it feels to be there is the problem, or part of it."),
    stages=(
        MethodStage(
            key="set_up",
            title=lazily("Set up"),
            about=lazily(
                "A steering group of staff, service users and managers, which meets "
                "before anything starts."
            ),
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "group",
                    lazily("Who is in the steering group?"),
                    lazily("One on each line."),
                    Kind.LINES,
                ),
                Prompt("support", lazily("How are those who tell their story looked after?")),
            ),
            facts=(Fact.SPONSOR, Fact.LIVED_EXPERIENCE),
            ticks=(
                Evidence("met", lazily("The steering group has met before the start")),
                Evidence("consent", lazily("Consent and ethics are clear, also for films")),
            ),
            day=Day(lazily("The steering group meets before the start on")),
        ),
        MethodStage(
            key="staff",
            title=lazily("Staff experience"),
            about=lazily("Watch what happens, and ask staff what it is like to work there."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("observed", lazily("What did you see?")),
                Prompt("told", lazily("What did staff tell you?")),
            ),
            ticks=(
                Evidence(
                    "observed", lazily("Somebody has watched for several hours, at different times")
                ),
                Evidence("interviewed", lazily("Staff of different trades have been interviewed")),
            ),
        ),
        MethodStage(
            key="patients",
            title=lazily("Patient experience"),
            about=lazily(
                "Filmed interviews, edited to a short film, and the touch points in "
                "them: the moments that shape how it feels."
            ),
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "touch_points",
                    lazily("Touch points"),
                    lazily(
                        "One on each line: the moment, a colon, and how it felt. Such as "
                        "“Waiting alone after the call: afraid”."
                    ),
                    Kind.TOUCH_POINTS,
                ),
                Prompt("film", lazily("Who is in the film, and who has agreed that it is shown?")),
            ),
            facts=(Fact.MEASURE,),
            ticks=(
                Evidence(
                    "filmed", lazily("People who use the service have been interviewed on film")
                ),
                Evidence("seen", lazily("Those in the film have seen and agreed to it")),
            ),
        ),
        MethodStage(
            key="event",
            title=lazily("Co-design event"),
            about=lazily(
                "Staff and patients hear each other, see the film and choose what to change."
            ),
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "priorities",
                    lazily("What did both choose to change?"),
                    lazily("One on each line."),
                    Kind.LINES,
                ),
                Prompt("surprise", lazily("What surprised you?")),
            ),
            facts=(Fact.AIM,),
            ticks=(
                Evidence("met", lazily("The steering group has met before the events")),
                Evidence("together", lazily("Staff and patients have met at one event")),
            ),
            day=Day(lazily("Day of the event")),
        ),
        MethodStage(
            key="groups",
            title=lazily("Co-design groups"),
            about=lazily(
                "Small groups of staff and patients, one for each change, try things out."
            ),
            stage=Stage.TESTING,
            prompts=(
                Prompt(
                    "groups",
                    lazily("Which groups are there, and who is in them?"),
                    lazily("One on each line."),
                    Kind.LINES,
                ),
                Prompt("changed", lazily("What have they changed so far?")),
            ),
            facts=(Fact.LIVED_EXPERIENCE, Fact.TEST_DONE),
            ticks=(
                Evidence(
                    "met", lazily("The steering group has met after the first co-design group")
                ),
            ),
            day=Day(lazily("The steering group meets after the first co-design group on")),
        ),
        MethodStage(
            key="usual",
            title=lazily("Make it usual"),
            about=lazily("What the groups found becomes the way the service works."),
            stage=Stage.IMPLEMENTING,
            prompts=(Prompt("usual", lazily("What is different now for those who come?")),),
            facts=(Fact.ADOPTED,),
        ),
        MethodStage(
            key="celebration",
            title=lazily("Celebration"),
            about=lazily(
                "Come together again, show what has changed, thank everybody, and "
                "agree what comes next."
            ),
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("shown", lazily("What did you show, and to whom?")),
                Prompt("next", lazily("What comes next, and who does it?")),
            ),
            ticks=(
                Evidence("celebrated", lazily("Everybody who took part was invited to celebrate")),
                Evidence("met", lazily("The steering group has met after the celebration")),
            ),
            day=Day(lazily("Day of the celebration")),
        ),
    ),
)
