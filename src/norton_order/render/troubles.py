"""One sentence for a SOURCE that could not be read: what it is, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from norton_order import safe
from norton_order.words import Lang, say

if TYPE_CHECKING:
    from norton_order.boxes import Unusable

_WORDS: Final = {
    "missing": "cli.not_found",
    "permission": "cli.no_permission",
    "special-file": "cli.special_file",
    "io-error": "cli.io_error",
    "empty": "cli.empty",
    "not-mail": "cli.not_mail",
    "pst": "cli.pst",
    "olm": "cli.olm",
    "needs-outlook": "cli.needs_outlook",
    "separator": "cli.separator",
    "broken-archive": "cli.broken_archive",
    "unsupported-archive": "cli.unsupported_archive",
    "encrypted": "cli.encrypted",
    "too-large": "cli.too_large",
    "too-deep": "cli.too_deep",
    "bomb": "cli.bomb",
}


def trouble(unusable: Unusable, *, lang: Lang, redacts: bool = False) -> str:
    """Return the sentence for *unusable*, on one line.

    Args:
        unusable: what could not be read.
        lang: of the words.
        redacts: mask the user's part of the path.
    """
    source = unusable.source
    if redacts:
        from norton_order.redact import mask_path

        source = mask_path(source)
    shown = say("place.input", lang) if source == "-" else safe.clean(source)
    return say(_WORDS[unusable.why], lang, source=shown, detail=safe.clean(unusable.detail))
