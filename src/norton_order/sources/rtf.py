r"""The compressed RTF body of an Outlook message -> the HTML that Outlook wrapped in it, or its text.

MS-OXRTFCP tells of the compression, MS-OXRTFEX of the wrapping: the tags of the HTML stand in groups
``\*\htmltag``, its text between them, and what only RTF readers need between ``\htmlrtf`` and ``\htmlrtf0``.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, replace
from typing import Final

from norton_order.charset import decode_text

# What the window of the compression holds at the start: MS-OXRTFCP 2.2.2.1.
_WINDOW: Final = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW_OCTETS: Final = 4096
_COMPRESSED, _PLAIN = b"LZFu", b"MELA"

# A notice has 100 KB; pictures come as hexadecimal digits, megabytes of them. The plain text part is whole.
MAX_RTF_OCTETS: Final = 4 << 20

_TOKEN: Final = re.compile(
    rb"\\([A-Za-z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
_SIGNS: Final = {
    b"par": "\r\n", b"line": "\r\n", b"row": "\r\n", b"tab": "\t", b"cell": "\t", b"bullet": "•",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"endash": "–", b"emdash": "—",
}  # fmt: skip
_SYMBOLS: Final = {b"~": "\xa0", b"_": "‑", b"{": "{", b"}": "}", b"\\": "\\", b"\r": "\r\n", b"\n": "\r\n"}
_NO_TEXT: Final = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr listtable "
    b"listoverridetable rsidtbl generator pntext xmlnstbl themedata".split()
)
# fcharset of the RTF specification; 0 is the document's own.
_FONT_CODE_PAGES: Final = {128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 204: 1251, 238: 1250}


@dataclass(frozen=True, slots=True)
class RtfBody:
    """What stood in the RTF.

    Attributes:
        text: HTML or plain text.
        is_html: which of them.
    """

    text: str
    is_html: bool


def decompress_rtf(octets: bytes) -> bytes:
    """Return the RTF, at most `MAX_RTF_OCTETS` of it; what can be had of damaged octets, maybe none."""
    if len(octets) < 16:
        return b""
    packed, raw, kind = struct.unpack_from("<2L4s", octets)
    if kind == _PLAIN:
        return octets[16 : 16 + min(raw, MAX_RTF_OCTETS)]
    if kind != _COMPRESSED:
        return b""
    return _expand(octets[16 : packed + 4], min(raw, MAX_RTF_OCTETS))


def _expand(packed: bytes, limit: int) -> bytes:
    out = bytearray(_WINDOW)
    start = len(out)
    end = start + limit
    at = 0
    while at < len(packed) and len(out) < end:
        flags = packed[at]
        at += 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += packed[at : at + 1]
                at += 1
                continue
            if at + 2 > len(packed):
                return bytes(out[start:end])
            reference = packed[at] << 8 | packed[at + 1]
            at += 2
            distance = (len(out) - (reference >> 4)) % _WINDOW_OCTETS
            if distance == 0 or distance > len(out):  # the end mark, or nonsense
                return bytes(out[start:end])
            length = (reference & 15) + 2
            piece = out[-distance:][:length]
            out += (piece * (length // len(piece) + 1))[:length]
    return bytes(out[start:end])


def read_rtf(rtf: bytes) -> RtfBody:
    """Return the HTML in *rtf* where Outlook made it from HTML, else its text. Never fails; linear time."""
    reader = _Reader(rtf)
    reader.read()
    return RtfBody(reader.text(), reader.is_html)


def rtf_code_page(rtf: bytes) -> int | None:
    """Return the Windows code page that *rtf* declares: an ANSI message tells its own nowhere else."""
    found = re.search(rb"\\ansicpg([0-9]{1,5})", rtf[:4096])
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and its end undoes."""

    silent: bool = False  # a destination without text
    font_table: bool = False
    html_tag: bool = False
    rtf_only: bool = False
    code_page: int | None = None
    fallback: int = 1  # signs after \u for readers without Unicode


class _Reader:
    """One pass over the tokens of an RTF document."""

    def __init__(self, rtf: bytes) -> None:
        self.is_html = b"\\fromhtml" in rtf[:4096]
        self._rtf = rtf
        self._own_code_page = rtf_code_page(rtf)
        self._fonts: dict[int, int] = {}
        self._font = 0
        self._state = _State(code_page=self._own_code_page)
        self._stack: list[_State] = []
        self._skip = 0
        self._starred = False
        self._out: list[str] = []
        self._octets = bytearray()
        self._octets_page: int | None = None

    def text(self) -> str:
        """Return what was read; halves of surrogate pairs are joined."""
        self._flush()
        joined = "".join(self._out).encode("utf-16-le", "surrogatepass")
        return joined.decode("utf-16-le", "replace")

    def read(self) -> None:
        """Read to the end."""
        at = 0
        while token := _TOKEN.match(self._rtf, at):
            at = token.end()
            word, number, octet, symbol, brace, text = token.groups()
            if text is not None:
                self._say_octets(text)
            elif octet is not None:
                self._say_octets(bytes.fromhex(octet.decode()))
            elif brace is not None:
                self._turn(brace)
            elif word == b"bin":
                at += max(0, int(number or 0))
            elif word is not None:
                self._obey(word, None if number is None else int(number))
                continue
            elif symbol == b"*":
                self._starred = True
                continue
            elif symbol is not None:
                self._say(_SYMBOLS.get(symbol, ""))
            self._starred = False

    def _turn(self, brace: bytes) -> None:
        self._skip = 0
        if brace == b"{":
            self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()

    def _obey(self, word: bytes, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == b"htmltag" and starred:
            self._state = replace(self._state, html_tag=True, code_page=self._own_code_page)
        elif starred or word in _NO_TEXT:
            self._state = replace(self._state, silent=True, font_table=word == b"fonttbl")
        elif word == b"htmlrtf":
            self._state = replace(self._state, rtf_only=number != 0)
        elif word == b"u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self._skip = self._state.fallback
        elif word == b"uc" and number is not None:
            self._state = replace(self._state, fallback=max(0, number))
        elif word == b"f" and number is not None:
            self._choose_font(number)
        elif word == b"fcharset" and self._state.font_table and number in _FONT_CODE_PAGES:
            self._fonts[self._font] = _FONT_CODE_PAGES[number]
        elif word in _SIGNS:
            self._say(_SIGNS[word])

    def _choose_font(self, number: int) -> None:
        if self._state.font_table:
            self._font = number
        else:
            self._state = replace(self._state, code_page=self._fonts.get(number, self._own_code_page))

    def _is_heard(self) -> bool:
        state = self._state
        if state.silent:
            return False
        return state.html_tag or not (self.is_html and state.rtf_only)

    def _say(self, text: str) -> None:
        if self._is_heard():
            self._flush()
            self._out.append(text)

    def _say_octets(self, octets: bytes) -> None:
        if self._skip:
            passed = min(self._skip, len(octets))
            self._skip -= passed
            octets = octets[passed:]
        if not octets or not self._is_heard():
            return
        if self._octets_page != self._state.code_page:
            self._flush()
            self._octets_page = self._state.code_page
        self._octets += octets

    def _flush(self) -> None:
        """Turn octets into text; only now, for the two of one sign may come one by one."""
        if self._octets:
            octets = bytes(self._octets)
            self._octets.clear()
            page = self._octets_page
            self._out.append(
                octets.decode() if octets.isascii() else decode_text(octets, charset_of(page)).text
            )


def charset_of(code_page: int | None) -> str | None:
    """Return the name under which mail knows a Windows code page, ``None`` where there is none."""
    if code_page is None:
        return None
    return _CHARSETS.get(code_page, f"windows-{code_page}")


_CHARSETS: Final = {
    932: "cp932", 936: "gb18030", 949: "cp949", 950: "big5", 20127: "us-ascii", 28591: "iso-8859-1",
    28605: "iso-8859-15", 50220: "iso-2022-jp", 50221: "iso-2022-jp", 50222: "iso-2022-jp",
    50225: "iso-2022-kr", 51932: "euc-jp", 51949: "euc-kr", 54936: "gb18030", 65001: "utf-8",
}  # fmt: skip
