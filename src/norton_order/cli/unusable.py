"""One sentence for each thing that could not be read: what it is, and what to do."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from norton_order.cli.formats import install_line
from norton_order.cli.output import why
from norton_order.text import safe
from norton_order.text.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from norton_order.model import Rejection
    from norton_order.sources import Unusable

# More sentences than this would push everything else off the screen.
MAX_TROUBLES: Final = 6

# What pages make of the dashes of an option, and what a Japanese keyboard types for them.
_DASHES: Final = tuple("‐‑‒–—―−－ーｰ")

_WORDS: Final = {
    "missing": "cli.not_found",
    "permission": "cli.no_permission",
    "special-file": "cli.special_file",
    "io-error": "cli.io_error",
    "empty": "cli.empty",
    "not-mail": "cli.not_mail",
    "needs-outlook": "cli.needs_outlook",
    "needs-pst": "cli.needs_pst",
    "locked-pst": "cli.locked_pst",
    "broken-store": "cli.broken_store",
    "notes": "cli.notes",
    "eudora": "cli.eudora",
    "entourage": "cli.entourage",
    "outlook-mac": "cli.outlook_mac",
    "windows-mail": "cli.windows_mail",
    "mailstore": "cli.mailstore",
    "encrypted-mail": "cli.encrypted_mail",
    "broken-archive": "cli.broken_archive",
    "unsupported-archive": "cli.unsupported_archive",
    "encrypted": "cli.encrypted",
    "too-large": "cli.too_large",
    "too-deep": "cli.too_deep",
    "bomb": "cli.bomb",
}


# What can be read once these packages are there.
_PACKAGES: Final = {"needs-outlook": ("python-oxmsg",), "needs-pst": ("libpff-python",)}


def troubles(
    all_unusable: Iterable[Unusable],
    *,
    lang: Lang,
    redacts: bool = False,
    installs: bool = True,
    all_of_them: bool = False,
) -> tuple[str, ...]:
    """Return the sentences for *all_unusable*, each once, those of a SOURCE itself first.

    After ``MAX_TROUBLES`` of them it is said how many more there are. Of an archive whose members are locked
    the archive is named, once.

    Args:
        all_unusable: what could not be read.
        lang: of the words.
        redacts: mask the user's part of paths.
        installs: whether to tell how a missing package is installed and which option names the rest, which is
            for the person at this machine.
        all_of_them: whether to name each, however many there are.
    """
    whole = (replace(one, source=_locked(one)) for one in all_unusable)
    told = list(dict.fromkeys(sorted(whole, key=lambda one: not one.named)))
    most = len(told) if all_of_them else MAX_TROUBLES
    shown = [trouble(one, lang=lang, redacts=redacts, installs=installs) for one in told[:most]]
    more = len(told) - len(shown)
    if not more:
        return tuple(shown)
    words = "cli.more_troubles.hint" if installs else "cli.more_troubles"
    return (*shown, say(words, lang, count=more))


def untold(rejections: Iterable[Rejection], all_unusable: Iterable[Unusable]) -> tuple[Rejection, ...]:
    """Return the *rejections* that say more than the sentences about *all_unusable* do."""
    told = {(one.source, one.detail) for one in all_unusable}
    return tuple(
        one
        for one in rejections
        if one.reason != "unreadable" or one.offset is not None or (one.source, *one.values) not in told
    )


def _locked(unusable: Unusable) -> str:
    archive, _, member = unusable.source.rpartition("!")
    return archive if unusable.why == "encrypted" and archive and member else unusable.source


def trouble(unusable: Unusable, *, lang: Lang, redacts: bool = False, installs: bool = True) -> str:
    """Return the sentence for *unusable*, on one line.

    Args:
        unusable: what could not be read.
        lang: of the words.
        redacts: mask the user's part of the path.
        installs: whether to tell how a missing package is installed.
    """
    source = unusable.source
    if redacts:
        from norton_order.text.redact import mask_path

        source = mask_path(source)
    shown = say("place.input", lang) if source == "-" else source
    words = _WORDS[unusable.why]
    if unusable.why == "missing" and source.startswith(_DASHES):
        words = "cli.not_found.dash"
    sentence = say(words, lang, source=shown, detail=_in_words(unusable.detail, lang))
    if installs and unusable.why in _PACKAGES:
        hint = say("install.hint", lang, command=install_line(*_PACKAGES[unusable.why]))
        sentence += hint if lang == "ja" else f" {hint}"
    return sentence


def _in_words(detail: str, lang: Lang) -> str:
    """Return an English sentence, or what the system calls an error, in the language."""
    numbers = {os.strerror(number): number for number in errno.errorcode}
    if detail in numbers:
        return why(OSError(numbers[detail], detail), lang)
    return safe.clean(detail) if lang == "en" else say("trouble.unknown", lang)
