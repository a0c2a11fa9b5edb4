"""Header field bodies -> readable text on one line: encoded-words and raw octets of any charset."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from norton_order.charset import Decoded, decode_text
from norton_order.charset.codecs import strangeness
from norton_order.charset.names import known_charset
from norton_order.mime.transfer import decode_transfer

_START: Final = re.compile(rb"=\?([!->@-~]{1,64})\?([BbQq])\?")
_FOLD: Final = re.compile(rb"\r*+\n[ \t]*+|\r[ \t]*+")
_RUN: Final = re.compile(rb"[!-~]++")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/]{2,}+={0,2}")
_Q_ESCAPE: Final = re.compile(rb"=[0-9A-Fa-f]{2}")
_BREAKS: Final = re.compile("[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f]+")


class _Word(NamedTuple):
    """An encoded-word: its label as written, "B" or "Q", and what is encoded."""

    label: str
    encoding: str
    payload: bytes


def decode_field(octets: bytes) -> str:
    """Return a header field body as readable text. Never raises; linear in time.

    Encoded-words (RFC 2047) are read wherever they stand, in quotes and glued to other text too. Neighbours
    of one charset are joined as octets first: many mailers cut them inside a character or between two escape
    sequences. Raw octets are read as ``decode_text`` reads them.

    Args:
        octets: what stands after the colon, folded or not.

    Returns:
        One line without control characters and without blanks at its ends.

    >>> decode_field(b"=?UTF-8?B?44GU?= =?utf-8?q?=E6=B3=A8=E6=96=87?=")
    'ご注文'
    """
    pieces: list[str] = []
    words: list[_Word] = []
    for token in _tokens(_FOLD.sub(b" ", octets).strip(b" \t")):
        if isinstance(token, _Word):
            words.append(token)
        elif token.strip(b" \t") or not words:
            pieces += _decode_words(words)
            words = []
            pieces.append(decode_text(token).text)
    pieces += _decode_words(words)
    return on_one_line("".join(pieces))


def on_one_line(text: str) -> str:
    """Return *text* with line breaks and tabs as blanks, other control characters dropped, and stripped."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", text)).strip()


def _tokens(field: bytes) -> Iterator[_Word | bytes]:
    """Yield the encoded-words of an unfolded field body and the raw octets between them."""
    position = raw = 0
    end = 0  # where the next "?=" stands; looked for once, however many words are left unfinished before it
    while start := _START.search(field, position):
        if end < start.end():
            end = field.find(b"?=", start.end())
            end = len(field) if end < 0 else end
        following = _START.search(field, start.end(), end)
        if following or end == len(field):
            payload = _unfinished(field[start.end() : following.start() if following else end], start[2])
            position = start.end() + len(payload)
        else:
            payload = field[start.end() : end]
            position = end + 2
        if payload or position == end + 2:
            if start.start() > raw:
                yield field[raw : start.start()]
            raw = position
            label = start[1].decode("ascii").split("*")[0]
            yield _Word(label, start[2].decode("ascii").upper(), payload)
    if raw < len(field):
        yield field[raw:]


def _unfinished(rest: bytes, encoding: bytes) -> bytes:
    """Return what a word without its closing "?=" holds; nothing if it does not look encoded at all."""
    if encoding in b"Bb":
        found = _BASE64.match(rest)
        return found[0] if found else b""
    run = _RUN.match(rest)
    return run[0] if run and _Q_ESCAPE.search(run[0]) else b""


def _decode_words(words: Sequence[_Word]) -> Iterator[str]:
    """Yield the texts of neighbouring encoded-words."""
    for _, group in itertools.groupby(
        words, key=lambda word: known_charset(word.label) or word.label.lower()
    ):
        same = list(group)
        apart = [_octets(word.payload, word.encoding) for word in same]
        reading = _read_joined(apart, same[0].label)
        if reading.replaced or len(_cuts(same)) < len(same):
            # One base64 text cut into words at any character: put together before it is decoded.
            whole = [_octets(b"".join(word.payload for word in run), run[0].encoding) for run in _cuts(same)]
            other = _read_joined(whole, same[0].label)
            if strangeness(other.text) < strangeness(reading.text):
                reading = other
        yield reading.text


def _cuts(words: Sequence[_Word]) -> list[list[_Word]]:
    """Return *words* in runs of which each holds whole groups of four base64 characters."""
    runs: list[list[_Word]] = [[]]
    length = 0
    for word in words:
        runs[-1].append(word)
        length += len(word.payload)
        if word.encoding == "Q" or word.payload.endswith(b"=") or length % 4 == 0:
            runs.append([])
            length = 0
    return [run for run in runs if run]


def _read_joined(pieces: Sequence[bytes], label: str) -> Decoded:
    """Return *pieces* read as one; each by itself where only that reads without loss."""
    joined = decode_text(b"".join(pieces), label)
    if not joined.replaced or len(pieces) == 1:
        return joined
    texts: list[str] = []
    for piece in pieces:
        apart = decode_text(piece, label)
        if apart.replaced:
            return joined
        texts.append(apart.text)
    return joined._replace(text="".join(texts), replaced=0)


def _octets(payload: bytes, encoding: str) -> bytes:
    if encoding == "Q":
        return decode_transfer(payload.replace(b"_", b" "), "quoted-printable")[0]
    return decode_transfer(payload, "base64")[0]
