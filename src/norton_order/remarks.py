"""What a person is told beside the answer, on standard error: what is not used and why, what to do next."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from norton_order.output import why
from norton_order.streams import has_colors, is_terminal, tell, tell_output_error
from norton_order.words import say

if TYPE_CHECKING:
    from norton_order.run import Choices, End

VALUES_ONLY: Final = frozenset({"text", "csv", "ics"})  # formats that say nothing of what was not found


def remark(choices: Choices, end: End) -> None:
    """Tell what the values alone do not say."""
    from norton_order.render.advice import explain

    found = bool(end.report.subscriptions)
    lines = _lines(choices, end)
    if lines and found and _is_below_values(choices):
        tell("\n")
    for line in lines:
        tell(line)
    if found and choices.form in VALUES_ONLY:
        _tell_steps(choices, end)
    elif choices.form in VALUES_ONLY and not end.nothing_read:
        tell(explain(end.spoken, lang=choices.lang, left_out=end.left_out))
    if found and end.left_out and choices.form in VALUES_ONLY | {"html"}:
        # The state of what was chosen may not be the whole story.
        tell(say("advice.left_out.some", choices.lang, count=end.left_out))


def _lines(choices: Choices, end: End) -> list[str]:
    """Return a sentence for each thing that could not be read or was not used."""
    from norton_order.render.advice import sentences

    lines = list(end.troubles)
    if choices.form in VALUES_ONLY:
        lines += [say("cli.skipped", choices.lang, count=end.skipped)] if end.skipped else []
        lines += sentences(end.spoken, choices.lang) if end.report.subscriptions else ()
    return lines


def _is_below_values(choices: Choices) -> bool:
    """Return whether a person sees the values right above."""
    return choices.form == "text" and choices.file is None and all(map(is_terminal, (sys.stdout, sys.stderr)))


def _tell_steps(choices: Choices, end: End) -> None:
    """Tell what to do; where nobody waits for it, only what must not be missed."""
    from norton_order.render.text import render_cautions, render_steps

    lang = choices.lang
    if choices.form == "text" and not choices.fields and is_terminal(sys.stderr):
        tell(render_steps(end.spoken, lang=lang, color=has_colors(sys.stderr)))
    else:
        tell(render_cautions(end.spoken, lang=lang))
    if choices.form == "ics":
        from norton_order.render.ics import days_of

        if not any(map(days_of, end.report.subscriptions)):
            tell(say("calendar.none", lang))


def tell_place(choices: Choices, *, left: bool) -> None:
    """Say on a terminal where it went, or where a page had better go; and anywhere that a file was *left* as it was."""
    if left:
        kept = choices.file is not None and choices.file.exists()
        tell(say("cli.kept" if kept else "cli.not_written", choices.lang, path=str(choices.file)))
    elif choices.opens or not is_terminal(sys.stderr):
        return
    elif choices.file is not None:
        tell(say("cli.written", choices.lang, path=str(choices.file)))
    elif choices.form == "html" and is_terminal(sys.stdout):
        tell(say("cli.html_hint", choices.lang))


def tell_error(error: OSError, choices: Choices) -> None:
    """Say that there is no cluster to work on, or that the answer cannot be written."""
    if choices.dask is not None:
        from norton_order.cluster.connection import ClusterError

        if isinstance(error, ClusterError):
            tell(error.in_words(choices.lang))
            return
    if choices.file is None:
        tell_output_error(error, choices.lang)
    else:
        tell(say("cli.write_error", choices.lang, path=str(choices.file), detail=why(error, choices.lang)))
