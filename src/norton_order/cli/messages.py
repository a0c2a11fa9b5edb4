"""What a person is told beside the answer, on standard error: what is not used and why, what to do next."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from norton_order.cli.formats import VALUES_ONLY
from norton_order.cli.output import why
from norton_order.cli.streams import has_colors, is_terminal, tell, tell_output_error
from norton_order.text import safe
from norton_order.text.words import say

if TYPE_CHECKING:
    from norton_order.cli.choices import Choices, End
    from norton_order.model import Report
    from norton_order.text.words import Lang


def remark(choices: Choices, end: End) -> None:
    """Tell what the values alone do not say: what to do, what is special, then what was not used."""
    from norton_order.render.advice import explain

    lines = _lines(choices, end)
    found = bool(end.report.subscriptions)
    if found and choices.form in VALUES_ONLY:
        _tell_steps(choices, end)
        tell("\n" if lines and _is_below_values(choices) else "")
    for line in lines:
        tell(line)
    if not found and choices.form in VALUES_ONLY and not end.nothing_read:
        tell(explain(end.spoken, lang=choices.lang, left_out=end.left_out))


def _lines(choices: Choices, end: End) -> list[str]:
    """Return a sentence for each thing that could not be read or was not used, and how much was searched."""
    from norton_order.render.advice import sentences, short_sentences

    lang, found = choices.lang, bool(end.report.subscriptions)
    lines = list(end.troubles)
    if choices.form in VALUES_ONLY and found and end.spoken.rejections:
        rejections = end.spoken.rejections
        told = short_sentences(rejections, lang) if choices.verbose else sentences(end.spoken, lang)
        lines += [say("advice.unused", lang), *(f"  {one}" for one in told)]
    if choices.form in VALUES_ONLY | {"html"} and end.skipped:
        lines.append(say("cli.skipped" if choices.verbose else "cli.skipped.hint", lang, count=end.skipped))
    if choices.verbose:
        lines += (f"  {safe.clean(source, limit=1000)}" for source in end.skipped_sources)
    if found and end.left_out and choices.form in VALUES_ONLY | {"html"}:
        lines.append(end.left_out)  # the state of what was chosen may not be the whole story
    if found and (choices.verbose or is_terminal(sys.stderr)):
        lines.append(say("cli.searched", lang, messages=f"{end.report.scanned.messages:,}"))
    return lines


def _is_below_values(choices: Choices) -> bool:
    """Return whether a person sees the values right above."""
    return choices.form == "text" and choices.file is None and all(map(is_terminal, (sys.stdout, sys.stderr)))


def _tell_steps(choices: Choices, end: End) -> None:
    """Tell what to do; where nobody waits for it, only what must not be missed."""
    from norton_order.render.text import render_cautions, render_steps

    lang = choices.lang
    if choices.form == "text" and not choices.fields and is_terminal(sys.stderr):
        colors = has_colors(sys.stderr)
        tell(render_steps(end.spoken, lang=lang, color=colors, verbose=choices.verbose))
    else:
        tell(render_cautions(end.spoken, lang=lang, verbose=choices.verbose))
    if choices.form == "ics":
        _tell_of_calendar(end.report, lang)


def _tell_of_calendar(report: Report, lang: Lang) -> None:
    from norton_order.render.ics import days_of, without_alarm

    if not any(map(days_of, report.subscriptions)):
        tell(say("calendar.none", lang))
    if silent := without_alarm(report):
        tell(say("calendar.today", lang, count=silent))


def tell_place(choices: Choices, *, left: bool) -> None:
    """Say on a terminal where it went, and anywhere that a file was *left* as it was."""
    if left:
        kept = choices.file is not None and choices.file.exists()
        tell(say("cli.kept" if kept else "cli.not_written", choices.lang, path=str(choices.file)))
    elif choices.opens or not is_terminal(sys.stderr):
        return
    elif choices.file is not None:
        tell(say("cli.written", choices.lang, path=str(choices.file)))


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
