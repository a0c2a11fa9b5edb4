"""What one run of the command was asked for, and how it ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from norton_order.cli.filters import Filter
    from norton_order.model import Report
    from norton_order.text.words import Lang

PAGE: Final = Path("norton-order.html")  # in the current folder, where any browser may read it


class Choices(NamedTuple):
    """What was asked for on the command line."""

    form: str
    fields: tuple[str, ...]
    lang: Lang
    output: str | None
    opens: bool
    jobs: int | None
    prefilter: bool
    redacts: bool
    progress: bool | None
    dask: str | None
    verbose: bool
    wanted: Filter

    @property
    def file(self) -> Path | None:
        """The file to write, None for standard output."""
        if self.output in {None, "-"}:
            return PAGE if self.opens else None
        return Path(str(self.output))

    @property
    def takes_new_name(self) -> bool:
        """Whether the file's name is ours, and must not be that of a file that is there."""
        return self.opens and self.output in {None, "-"}


class End(NamedTuple):
    """How a run ended.

    Attributes:
        report: all that is wanted, masked where that was asked for.
        spoken: the same without the rejections that *troubles* tell of.
        troubles: a sentence for what could not be read.
        skipped: files that are not mail.
        skipped_sources: the first of them.
        left_out: a sentence about the mails that were not wanted, "" if there are none.
        status: the exit status.
        nothing_read: whether no SOURCE could be used.
        keeps_old: whether there is nothing worth taking the place of an earlier result.
    """

    report: Report
    spoken: Report
    troubles: tuple[str, ...]
    skipped: int
    skipped_sources: tuple[str, ...]
    left_out: str
    status: int
    nothing_read: bool
    keeps_old: bool
