"""Whose hands a translation goes through until it is compared with the Swedish: kinds and numbers, never names."""

from __future__ import annotations

from typing import Literal, get_args

Hand = Literal["machine", "machine-2", "machine-3", "person", "person-2", "person-3"]
"""`machine` and `person` are those that reviews name as makers of the words; another of the same kind has a number."""
HANDS: tuple[Hand, ...] = get_args(Hand)


def is_machine(hand: str) -> bool:
    """Whether it is no human's."""
    return hand.startswith("machine")
