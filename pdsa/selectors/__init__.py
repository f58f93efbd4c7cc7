"""Reads about cycles, always starting from what the person may see."""

from pdsa.selectors.waiting import (
    Step,
    WaitingCycle,
    cycles_waiting_for,
    tasks_waiting_for,
)

__all__ = ["Step", "WaitingCycle", "cycles_waiting_for", "tasks_waiting_for"]
