"""Regular expressions that are compiled when they are first used.

A module is imported with all its patterns, and one mail uses a few of them: to compile all takes a quarter of
the time in which a mail is read.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_NAMES = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def pattern(text: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """Return what behaves like ``re.compile(text, flags)``, but costs nothing until it is used.

    The methods and attributes of a pattern are there; to hand it to the functions of `re` is not possible.

    Raises:
        re.error: at first use, where *text* is no regular expression.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


class _Pattern:
    """A pattern that turns into the compiled one: from the first use on, each method is that one's own."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern; it is asked for what is not there yet."""
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({each: getattr(compiled, each) for each in _NAMES})
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel uncompiled."""
        return _Pattern, (self.pattern, self._flags)

    def __repr__(self) -> str:
        return f"pattern({self.pattern!r})"
