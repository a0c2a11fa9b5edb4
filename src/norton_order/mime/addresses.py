"""Address fields (RFC 5322 §3.4) to addr-specs, as a mail program shows them and as a person types them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# An addr-spec that is safe to print and to type: a dot-atom, old carriers' stray dots allowed.
ADDRESS: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_LOCAL: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
ENCODED_WORD: Final = re.compile(r"=\?[^?\s]{1,80}\?[bBqQ]\?[^?]*\?=")
# sendmail writes =?…?=.taro@example.jp where a name stood before an address without brackets.
GLUED: Final = re.compile(r"=\?[^?\s]{1,80}\?[bBqQ]\?[^?\s]*\?=\.?[^\s,;<>\"]*@[^\s,;<>\"]*")
_LEXEME: Final = re.compile(r'"(?:[^"\\]|\\.)*"?|\\.|[(),;<>:]|[^"\\(),;<>:]+', re.DOTALL)
_ROUTE: Final = re.compile(r"@[^<>:]*:")
# What some clients write around an address that stands for its own name.
_WRAPPED: Final = re.compile(r"(?:'([^']*)'|‘([^‘’]*)’|“([^“”]*)”|mailto:(.*))\Z", re.IGNORECASE)
_AROUND_SIGNS: Final = re.compile(r"[ \t\r\n]+(?=[.@])|(?<=[.@])[ \t\r\n]+")


def mailboxes_of(field: str) -> Iterator[tuple[str, ...]]:
    """Yield of each mailbox in *field* the addr-specs that stand in angle brackets, else the bare one.

    Comments and display names are none; of a source route (RFC 5322 §4.4) it is the last address; a local part
    that was quoted only because of its dots stands without the quotation marks. What is no address that can be
    typed is left out: an empty tuple stands for a mailbox without any.

    Args:
        field: the body of one field, decoded octet by octet, encoded-words as they are.
    """
    bare: list[str] = []
    bracketed: list[str] = []
    inside: list[str] | None = None
    depth = 0
    for lexeme in _LEXEME.findall(ENCODED_WORD.sub(" ", GLUED.sub(" ", field))):
        if lexeme == "(":
            depth += 1
        elif lexeme == ")":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif inside is not None:
            if lexeme == ">":
                bracketed.append("".join(inside))
                inside = None
            else:
                inside.append(lexeme)
        elif lexeme == "<":
            inside = []
        elif lexeme in {",", ";"}:
            yield _addresses(bare, bracketed)
            bare, bracketed = [], []
        elif lexeme == ":" and not bracketed:
            bare = []  # the name of a group
        else:
            bare.append(lexeme)
    yield _addresses(bare, bracketed)


def _addresses(bare: list[str], bracketed: list[str]) -> tuple[str, ...]:
    if bracketed:
        return tuple(filter(None, map(_addr_spec, bracketed)))
    found = _addr_spec("".join(bare))
    return (found,) if found else ()


def _addr_spec(text: str) -> str | None:
    """Return the addr-spec that *text* is or ends with, None for anything else."""
    text = _AROUND_SIGNS.sub("", _ROUTE.sub("", text.strip(), count=1))
    name, blank, last = text.rpartition(" ")
    if blank and '"' not in last:  # a name, without brackets around its address
        if "@" in re.sub(r'"[^"]*"', "", name):
            return None
        text = last
    for _layer in range(2):
        if wrapped := _WRAPPED.match(text):
            text = next(filter(None, wrapped.groups()), "")
    local, at, domain = text.rpartition("@")
    if len(local) > 2 and local[0] == local[-1] == '"':
        unquoted = re.sub(r"\\(.)", r"\1", local[1:-1])
        local = unquoted if _LOCAL.fullmatch(unquoted) else local
    address = f"{local}{at}{domain}"
    return address if ADDRESS.fullmatch(address) else None
