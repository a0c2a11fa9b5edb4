"""What a run tells a person on standard error, beside the values it gives."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from norton_order.output import why
from norton_order.streams import has_colors, is_terminal, tell, tell_output_error
from norton_order.words import say

if TYPE_CHECKING:
    from norton_order.run import Choices, End


def tell_end(end: End, choices: Choices) -> None:
    """Tell what the values alone do not say."""
    from norton_order.render.advice import explain, sentences
    from norton_order.render.text import render_cautions, render_steps

    lang, form = choices.lang, choices.form
    for line in end.troubles:
        tell(line)
    if form == "html" and end.report.subscriptions:
        _tell_left_out(end, choices)
    if not choices.has_values_only:
        return
    if end.skipped:
        tell(say("cli.skipped", lang, count=end.skipped))
    if end.report.subscriptions:
        for line in sentences(end.spoken, lang):
            tell(line)
        is_plain = form == "text" and not choices.fields and is_terminal(sys.stderr)
        steps = render_steps(end.spoken, lang=lang, color=has_colors(sys.stderr))
        tell(steps if is_plain else render_cautions(end.spoken, lang=lang))
        _tell_left_out(end, choices)
    elif not end.nothing_read:
        tell(explain(end.spoken, lang=lang, left_out=end.left_out))


def _tell_left_out(end: End, choices: Choices) -> None:
    """Say that the state of what was chosen may not be the whole story."""
    if end.left_out:
        tell(say("advice.left_out.some", choices.lang, count=end.left_out))


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


def tell_write_error(error: OSError, choices: Choices) -> None:
    """Say that the answer could not be written, and why."""
    if choices.file is None:
        tell_output_error(error, choices.lang)
    else:
        tell(say("cli.write_error", choices.lang, path=str(choices.file), detail=why(error, choices.lang)))
