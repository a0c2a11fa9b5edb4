"""What a format needs and what is not installed with the rest."""

from __future__ import annotations


class MissingExtraError(Exception):
    """A format was asked for whose package is not installed.

    Attributes:
        extra: name of the optional dependency.
    """

    def __init__(self, extra: str, package: str) -> None:
        """Keep the name of the extra."""
        self.extra = extra
        super().__init__(f"this needs the extra {extra!r}: pip install {package}")
