"""The values of a forwarded header block: clean text, and the addr-specs in a printed From or To."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_ADDR_SPEC_CHARACTERS: Final = 254  # RFC 5321 §4.5.3.1.3 less the angle brackets

# Two dots in a row are against RFC 5322 and real: addresses of Japanese carriers. Signs that only mark up
# text in a printed header (asterisks, bars, back quotes) are left out of the local part.
_ADDR_SPEC: Final = re.compile(
    r"(?<![\w!#$%&+./=?^{}~@\xc0-\u024f\u0370-\u04ff-])[A-Za-z0-9!#$%&'+/=?^_{}~.-]{1,64}@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,20}(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{2,59})"
    r"(?![A-Za-z0-9@_-]|\.[A-Za-z0-9])",
    re.ASCII,
)
_QUOTED_STRING: Final = re.compile(r'"[^"]*"')
_BETWEEN_MAILBOXES: Final = re.compile(r"[,;、]")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean_text(text: str) -> str:
    """Return *text* on one line without control, bidirectional and other invisible characters."""
    if text.isascii() and text.isprintable():
        return text.strip()
    shown = (" " if character in "\t\r\n" else character for character in text)
    return "".join(character for character in shown if unicodedata.category(character) not in _UNSEEN).strip()


def find_addr_specs(value: str) -> tuple[str, ...]:
    """Return the addr-specs of the mailboxes in *value*, each once, in order, domains in lower case.

    An address inside a display name is no mailbox: ``"a@example.jp" <b@example.jp>`` gives the second only.
    """
    plain = unicodedata.normalize("NFKC", clean_text(value))
    return tuple(dict.fromkeys(_mailboxes(plain)))


def find_sender(value: str) -> str | None:
    """Return the addr-spec of the one mailbox a From prints, or None where it prints a name only.

    Of "A on behalf of B" (A が B の代理で送信) it is B, whom the From field of the mail names.
    """
    found = find_addr_specs(value)
    return found[-1] if found else None


def _mailboxes(plain: str) -> list[str]:
    unquoted = _QUOTED_STRING.sub('""', plain)
    text = unquoted if "@" in unquoted else plain
    found: list[str] = []
    for piece in _BETWEEN_MAILBOXES.split(text):
        matches = list(_ADDR_SPEC.finditer(piece))
        bracketed = [match for match in matches if piece[: match.start()].endswith(("<", "["))]
        linked = [match for match in matches if piece[: match.start()].casefold().endswith("mailto:")]
        found += map(_addr_spec, bracketed or linked or matches)
    return [address for address in found if len(address) <= MAX_ADDR_SPEC_CHARACTERS]


def _addr_spec(match: re.Match[str]) -> str:
    local, _, domain = match.group().lstrip("'").rpartition("@")
    return f"{local}@{domain.lower()}"
