"""Experience-based co-design: staff and patients change a service together."""

from projects.methods.parts import Day, Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage

EBCD = Method(
    key="experience_based_co_design",
    label="Experience-based co-design",
    about="Staff and the people they care for tell of their experience, find the moments that "
    "matter together, and change them together.",
    good_for="A service in which how it feels to be there is the problem, or part of it.",
    stages=(
        MethodStage(
            key="set_up",
            title="Set up",
            about="A steering group of staff, service users and managers, which meets before "
            "anything starts.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("group", "Who is in the steering group?", "One on each line.", Kind.LINES),
                Prompt("support", "How are those who tell their story looked after?"),
            ),
            facts=(Fact.SPONSOR, Fact.LIVED_EXPERIENCE),
            ticks=(
                Evidence("met", "The steering group has met before the start"),
                Evidence("consent", "Consent and ethics are clear, also for films"),
            ),
            day=Day("The steering group meets before the start on"),
        ),
        MethodStage(
            key="staff",
            title="Staff experience",
            about="Watch what happens, and ask staff what it is like to work there.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("observed", "What did you see?"),
                Prompt("told", "What did staff tell you?"),
            ),
            ticks=(
                Evidence("observed", "Somebody has watched for several hours, at different times"),
                Evidence("interviewed", "Staff of different trades have been interviewed"),
            ),
        ),
        MethodStage(
            key="patients",
            title="Patient experience",
            about="Filmed interviews, edited to a short film, and the touch points in them: the "
            "moments that shape how it feels.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "touch_points",
                    "Touch points",
                    "One on each line: the moment, a colon, and how it felt. Such as “Waiting "
                    "alone after the call: afraid”.",
                    Kind.TOUCH_POINTS,
                ),
                Prompt("film", "Who is in the film, and who has agreed that it is shown?"),
            ),
            facts=(Fact.MEASURE,),
            ticks=(
                Evidence("filmed", "People who use the service have been interviewed on film"),
                Evidence("seen", "Those in the film have seen and agreed to it"),
            ),
        ),
        MethodStage(
            key="event",
            title="Co-design event",
            about="Staff and patients hear each other, see the film and choose what to change.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "priorities",
                    "What did both choose to change?",
                    "One on each line.",
                    Kind.LINES,
                ),
                Prompt("surprise", "What surprised you?"),
            ),
            facts=(Fact.AIM,),
            ticks=(
                Evidence("met", "The steering group has met before the events"),
                Evidence("together", "Staff and patients have met at one event"),
            ),
            day=Day("Day of the event"),
        ),
        MethodStage(
            key="groups",
            title="Co-design groups",
            about="Small groups of staff and patients, one for each change, try things out.",
            stage=Stage.TESTING,
            prompts=(
                Prompt(
                    "groups",
                    "Which groups are there, and who is in them?",
                    "One on each line.",
                    Kind.LINES,
                ),
                Prompt("changed", "What have they changed so far?"),
            ),
            facts=(Fact.LIVED_EXPERIENCE, Fact.TEST_DONE),
            ticks=(Evidence("met", "The steering group has met after the first co-design group"),),
            day=Day("The steering group meets after the first co-design group on"),
        ),
        MethodStage(
            key="usual",
            title="Make it usual",
            about="What the groups found becomes the way the service works.",
            stage=Stage.IMPLEMENTING,
            prompts=(Prompt("usual", "What is different now for those who come?"),),
            facts=(Fact.ADOPTED,),
        ),
        MethodStage(
            key="celebration",
            title="Celebration",
            about="Come together again, show what has changed, thank everybody, and agree what "
            "comes next.",
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("shown", "What did you show, and to whom?"),
                Prompt("next", "What comes next, and who does it?"),
            ),
            ticks=(
                Evidence("celebrated", "Everybody who took part was invited to celebrate"),
                Evidence("met", "The steering group has met after the celebration"),
            ),
            day=Day("Day of the celebration"),
        ),
    ),
)
