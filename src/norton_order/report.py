"""The report of a scan for programs: all that was found, as data and in every format of the command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from norton_order import model
from norton_order.model import Notice, Rejection, Scanned
from norton_order.render.records import to_record
from norton_order.subscriptions import group_owned, hand_over

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from norton_order.model import Subscription
    from norton_order.text.words import Lang


@dataclass(frozen=True, slots=True)
class Report(model.Report):
    """All that one run found; it is made by `of`.

    Attributes:
        scanned: how much was read.
        subscriptions: newest last notice first.
        rejections: in the order they were met.
    """

    # Said again for the documentation, which reads what this module imports.
    scanned: Scanned
    subscriptions: tuple[Subscription, ...]
    rejections: tuple[Rejection, ...]

    @classmethod
    def of(cls, found: Iterable[Notice | Rejection]) -> Self:
        """Return the report of *found*, which is read to its end.

        Args:
            found: a scan, or notices and rejections from anywhere. How many sources and octets these came from
                is not known then: each finding counts as one message.

        Raises:
            TypeError: there is something else among them.
        """
        every = list(found)
        for one in every:
            if not isinstance(one, Notice | Rejection):
                raise TypeError(f"a report is made of notices and rejections, not of {type(one).__name__}")
        scanned = getattr(found, "scanned", None)  # known at the end only
        if not isinstance(scanned, Scanned):
            scanned = Scanned(len({one.source for one in every}), len(every), 0)
        under = hand_over(every)
        rejections = tuple(one for one in under if isinstance(one, Rejection))
        return cls(scanned, group_owned(one for one in under if isinstance(one, Notice)), rejections)

    def to_dict(self) -> dict[str, Any]:
        """Return what ``-f json`` prints, as plain data: strings, numbers, lists and dicts."""
        return to_record(self)

    def render(self, form: str = "text", *, lang: Lang = "en", today: dt.date | None = None) -> str | bytes:
        """Return the report in a format of the command: octets for "xlsx" and "ics", text for the others.

        Args:
            form: "text", "json", "jsonl", "csv", "xlsx", "html" or "ics".
            lang: of the words for people.
            today: decides which days are past; by default the day in Japan.

        Raises:
            ValueError: there is no such format or language.
            MissingExtraError: the format needs a package that is not installed.
        """
        from norton_order.render import in_format

        return in_format(self, form, lang=lang, today=today)
