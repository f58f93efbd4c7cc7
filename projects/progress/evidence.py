from dataclasses import dataclass

HELD_FOR = 12  # points in a new phase before it counts as lasting


@dataclass(frozen=True)
class Evidence:
    """Facts of a project's record that bear on its score."""

    charter_approved: bool = False
    has_aim: bool = False
    members: int = 0
    has_lead: bool = False
    has_sponsor: bool = False
    has_coach: bool = False
    boxes_on_diagram: int = 0
    next_meeting_set: bool = False
    involvement_decided: bool = False
    outcome_measures_defined: int = 0
    outcome_points: int = 0
    process_measures: int = 0
    target_set: bool = False
    cycles_past_do: int = 0
    ideas_adopted: int = 0
    ramps: int = 0
    gap_closed: float | None = None  # share of the way from baseline to target; None: unknown
    process_improving: bool = False
    outcome_improving: bool = False
    implementing_cycles: int = 0
    points_in_new_phase: int = 0
    balancing_concern: bool = False
    aim_held: bool = False
    improvement_told: bool = False  # by a coach, before numbers show it
    closure_written: bool = False
