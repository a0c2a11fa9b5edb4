"""Long lines of a body that mail servers broke -> the lines as they were sent."""

from __future__ import annotations

from typing import Final, NamedTuple

CUT_OCTET: Final = (
    b"\x1c"  # put where a line was cut off; no mail holds it, and it is a sign of its own in every charset
)


class LineLimit(NamedTuple):
    """How a mail server breaks lines: after so many octets comes *sign*, a line end and one blank.

    Attributes:
        server: who does it.
        octets: of the line that it sends, its sign and the blank of the break before counted.
        sign: what it puts before the line end.
        is_longest: no line of what it sends is longer.
        source: where it was seen.
    """

    server: str
    octets: int
    sign: bytes
    is_longest: bool
    source: str


LINE_LIMITS: Final = (
    LineLimit("Postfix from 2.9 on", 998, b"", False, "3.7.11, run; smtp_line_length_limit"),
    LineLimit("Postfix before 2.9", 990, b"", True, "its manual; smtp_line_length_limit"),
    LineLimit("sendmail", 990, b"!", False, "8.17.1.9, run; L= of its mailers"),
    # It reads pieces of 2,047 octets, and counts anew at each, in the middle of a line.
    LineLimit("sendmail", 1_061, b"!", False, "8.17.1.9, run"),
)
_LIMITS: Final = frozenset((limit.octets, limit.sign) for limit in LINE_LIMITS)
_LIMITS_OF_LONGEST: Final = frozenset((limit.octets, limit.sign) for limit in LINE_LIMITS if limit.is_longest)
_SHORTEST: Final = min(limit.octets for limit in LINE_LIMITS)
_LONGEST: Final = max(limit.octets for limit in LINE_LIMITS)
# Lengths after which servers and programs drop the rest of a line: limits of SMTP, and common sizes of a buffer.
_CUT_LENGTHS: Final = frozenset({990, 998, 999, 1000, 1022, 1023, 1024, 2046, 2047, 2048, 4094, 4095, 4096})
_JIS: Final = b"\x1b$"


class Body(NamedTuple):
    """A body with its long lines put together.

    Attributes:
        octets: the body; ``CUT_OCTET`` stands where the rest of a line seems to be lost.
        joined: how many breaks were undone.
        cut: how many lines seem to be cut off.
    """

    octets: bytes
    joined: int = 0
    cut: int = 0


def undo_line_limits(octets: bytes) -> Body:
    """Return *octets*, a body that no transfer encoding protected, as it was before up to two servers broke its lines.

    Linear in time. Text of two or four octets a character is returned as it is.

    Args:
        octets: with LF line ends; bounded by the caller.
    """
    if len(octets) < _SHORTEST or b"\0" in octets:
        return Body(octets)
    lines = octets.split(b"\n")
    lengths = list(map(len, lines))
    if max(lengths) < _SHORTEST:
        return Body(octets)
    is_jis = _JIS in octets
    mender = _Mender(_limits_for(lines, lengths, is_jis=is_jis), is_jis=is_jis)
    for line in lines:
        mender.add(line)
    return mender.body()


def _limits_for(lines: list[bytes], lengths: list[int], *, is_jis: bool) -> frozenset[tuple[int, bytes]]:
    """Return the limits that can explain the *lines* of one body."""
    limits = _LIMITS
    for octets, sign in _LIMITS_OF_LONGEST:
        broken = [
            line
            for line, length, following in zip(lines, lengths, lines[1:], strict=False)
            if length == octets and following.startswith(b" ")
        ]
        signed = sum(line.endswith(b"!") for line in broken)
        if max(lengths) > octets or (signed == len(broken) and not is_jis):
            limits -= {(octets, sign)}
        elif signed * 2 < len(broken):
            limits -= {(octets, b"!")}  # those at the end of a few lines are the text's own
    return limits


class _Mender:
    """Puts lines together, one after the other.

    The server nearest to the reader is undone by the length of the line as it is; the one before it by the
    length that the line had, which depends on who broke it before: all that are possible are kept.
    """

    def __init__(self, limits: frozenset[tuple[int, bytes]], *, is_jis: bool) -> None:
        self._limits = limits
        self._is_jis = is_jis
        self._done: list[bytes] = []
        self._line: bytearray | None = None  # what is put together so far
        self._length = 0  # of its last piece
        self._earlier: set[int] = set()  # lengths that the line can have had before the last server
        self._escape = -1  # where the last escape of the line stands
        self._joined = self._cut = 0

    def add(self, piece: bytes) -> None:
        if self._line is not None and not self._join(piece):
            self._close(piece)
        if self._line is None:
            self._line, self._earlier, self._escape = bytearray(piece), {len(piece)}, -1
        self._length = len(piece)
        if self._is_jis:
            self._escape = max(
                self._escape, self._line.rfind(b"\x1b", max(0, len(self._line) - len(piece) - 1))
            )

    def body(self) -> Body:
        self._close(b"")
        return Body(b"\n".join(self._done), self._joined, self._cut)

    def _close(self, following: bytes) -> None:
        line = bytes(self._line or b"")
        if self._length in _CUT_LENGTHS and (line[-1:].isalnum() or line[-1:] > b"\x7f"):
            line += CUT_OCTET
            self._cut += 1
        self._done.append(line)
        self._line = None

    def _join(self, piece: bytes) -> bool:
        """Put *piece* behind the line and return True, if a server can have broken it there."""
        if self._line is None or not piece.startswith(b" "):
            return False
        for sign in (b"!", b""):
            if not self._line.endswith(sign):
                continue
            grown = len(piece) - 1 - len(sign)
            is_last = (self._length, sign) in self._limits
            is_earlier = any((length, sign) in self._limits for length in self._earlier)
            if not (is_last or is_earlier) or (sign and self._is_half_character(piece)):
                continue
            earlier = {len(piece)} if is_earlier else set()
            if is_last:
                earlier |= {length + grown for length in self._earlier if length + grown <= _LONGEST}
            if sign:
                del self._line[-1:]
            self._line += piece[1:]
            self._earlier = earlier
            self._joined += 1
            return True
        return False

    def _is_half_character(self, piece: bytes) -> bool:
        """Return whether the "!" before a break is an octet of a JIS character: the octets up to the next escape are odd without it."""
        line = self._line or b""
        if self._escape < 0 or line[self._escape + 1 : self._escape + 2] != b"$":
            return False
        start = self._escape + (4 if line[self._escape + 2 : self._escape + 3] == b"(" else 3)
        end = piece.find(b"\x1b")
        if end < 0 or (len(line) - 1 - start + end - 1) % 2 == 0:
            return False
        return (self._length, b"") in self._limits or bool(
            self._earlier & {o for o, s in self._limits if not s}
        )
