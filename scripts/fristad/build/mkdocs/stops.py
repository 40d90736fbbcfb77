"""What stops a build, as MkDocs wants to hear it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import Abort

from fristad.build.finishing import StoppedError
from fristad.build.jobs import JobError
from fristad.build.locks import BusyError
from fristad.outputs.search_index import SearchIndexError
from fristad.prints.typesetting import PrintError
from fristad.problems import UnreadableError


@contextmanager
def stops_told() -> Iterator[None]:
    """Raises Abort with the words of what went wrong, so that no traceback is shown."""
    try:
        yield
    except (StoppedError, BusyError, UnreadableError) as error:
        raise Abort(str(error)) from error
    except (SearchIndexError, PrintError, JobError) as error:
        raise Abort(f"{error}. The old site is as it was") from error
