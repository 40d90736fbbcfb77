"""A project as the preview has read it, and what it answers a browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fristad.build.workspace import Workspace
from fristad.outputs.every_output import outputs
from fristad.pages.door_contract import BlankPage, FrontDoor
from fristad.problems import Problem
from fristad.site import doors as doors_module
from fristad.site.filling import Sheets
from fristad.site.rendering import Renderer
from fristad.translation import readability


@dataclass(frozen=True)
class Response:
    """What a path leads to. `location` is where to go instead."""

    status: int
    type: str
    body: bytes
    location: str = ""


@dataclass
class Reading:
    """The project as it was read at one time, and what has been made from it since."""

    number: str
    """Which reading it is: a page asks by it whether there is a newer one."""
    problems: tuple[Problem, ...]
    """All that is to be mended. Errors of records, settings and code keep the pages from being made."""
    stopped: bool
    workspace: Workspace | None = None
    sheets: Sheets | None = None
    renderer: Renderer | None = None
    sent: Mapping[str, str] = field(default_factory=dict)
    """Our scripts by file name."""
    told: set[Problem] = field(default_factory=set)
    """What the terminal has been told of pages that could not be made."""

    @cached_property
    def advice(self) -> list[Problem]:
        """What could be said better. No page waits for it."""
        if self.workspace is None:
            return []
        return [*readability.problems(self.workspace.measured), *self.workspace.advice]

    @cached_property
    def outputs(self) -> dict[str, Callable[[], str]]:
        """What is made of the whole site and is no page, by path."""
        return outputs(self.workspace.site, self.sheets.is_listed) if self.workspace and self.sheets else {}

    @cached_property
    def shared(self) -> dict[str, Callable[[], FrontDoor | BlankPage]]:
        """The pages that belong to no language."""
        return doors_module.shared_plan(self.workspace.site) if self.workspace else {}
