"""One run of the command: scan, render, tell, exit status."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from norton_order.model import Notice, Report
from norton_order.output import Output, why
from norton_order.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from norton_order.cluster.dask import DaskScan
    from norton_order.filters import Filter
    from norton_order.model import Rejection
    from norton_order.scan import Scan

FOUND: Final = 0
NONE_FOUND: Final = 1
TROUBLE: Final = 2
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141


@dataclass(frozen=True, slots=True)
class Choices:
    """What was asked for on the command line."""

    form: str
    fields: tuple[str, ...]
    lang: Lang
    output: str | None
    opens: bool
    jobs: int | None
    prefilter: bool
    redacts: bool
    progress: bool | None
    dask: str | None
    wanted: Filter

    @property
    def file(self) -> Path | None:
        """The file to write, None for standard output."""
        return None if self.output in {None, "-"} else Path(str(self.output))


class Run:
    """One run of the command."""

    def __init__(self, sources: Sequence[str], choices: Choices) -> None:
        self.choices = choices
        self.sources = sources
        self.notices: list[Notice] = []
        self.rejections: list[Rejection] = []
        self.left_out = 0

    def run(self) -> int:
        """Return the exit status."""
        try:
            return self._answer()
        except KeyboardInterrupt:
            tell(say("cli.interrupted", self.choices.lang))
            return INTERRUPTED
        except BrokenPipeError:
            _forget_output()
            return PIPE_CLOSED
        except ConnectionError as error:  # no cluster to work on
            tell(str(error))
            return TROUBLE
        except OSError as error:
            self._tell_write_error(error)
            return TROUBLE

    def _answer(self) -> int:
        choices = self.choices
        page: str | bytes = b""
        with Output(choices.file, choices.form) as output, ExitStack() as stack:
            found = self._scan(self._progress(stack))
            stack.callback(found.close)
            stream = self._stream_to(output) if choices.form == "jsonl" else lambda _one: None
            for one in found:
                if choices.wanted.wants(one):
                    (self.notices if isinstance(one, Notice) else self.rejections).append(one)  # type: ignore[arg-type]
                    stream(one)
                else:
                    self.left_out += 1
            stack.close()
            report = self._report(found)
            if choices.form != "jsonl":
                page = self._rendered(report)
                if not (choices.opens and choices.file is None and _is_terminal(sys.stdout)):
                    output.write(page)
        if choices.opens:
            self._open(page)
        self._tell_place()
        self._explain(report, found)
        if any(one.named and one.why != "empty" for one in found.unusable):
            return TROUBLE
        return FOUND if report.subscriptions else NONE_FOUND

    def _scan(self, on_progress: Callable[..., None] | None) -> Scan | DaskScan:
        """Return a scan of the sources, by this machine or by a cluster."""
        choices = self.choices
        if choices.dask is None:
            from norton_order.scan import scan

            return scan(self.sources, jobs=choices.jobs, prefilter=choices.prefilter, on_progress=on_progress)
        from norton_order.cluster.dask import scan_on_dask

        return scan_on_dask(
            choices.dask,
            self.sources,
            jobs=choices.jobs,
            prefilter=choices.prefilter,
            on_progress=on_progress,
        )

    def _stream_to(self, output: Output) -> Callable[[Notice | Rejection], None]:
        from norton_order.redact import redact_found
        from norton_order.render.json import render_jsonl_line

        def write(one: Notice | Rejection) -> None:
            output.write(render_jsonl_line(redact_found(one) if self.choices.redacts else one))
            output.flush()

        return write

    def _report(self, found: Scan | DaskScan) -> Report:
        from norton_order.subscriptions import group_subscriptions

        report = Report(found.scanned, group_subscriptions(self.notices), tuple(self.rejections))
        if self.choices.redacts:
            from norton_order.redact import redact

            return redact(report)
        return report

    def _rendered(self, report: Report) -> str | bytes:
        choices = self.choices
        if choices.fields:
            from norton_order.render.records import field_values

            lines = ("\t".join(field_values(one, choices.fields)) for one in report.subscriptions)
            return "".join(f"{line}\n" for line in lines)
        match choices.form:
            case "json":
                from norton_order.render.json import render_json

                return render_json(report)
            case "csv":
                from norton_order.render.csv import render_csv

                return render_csv(report)
            case "html":
                from norton_order.render.html import render_html

                return render_html(report, lang=choices.lang, left_out=self.left_out)
            case "ics":
                from norton_order.render.ics import render_ics

                return render_ics(report, lang=choices.lang)
            case _:
                from norton_order.render.text import render_text

                color = choices.file is None and _has_colors(sys.stdout)
                width = _columns(sys.stdout) if choices.file is None else None
                return render_text(report, lang=choices.lang, color=color, width=width)

    def _open(self, page: str | bytes) -> None:
        """Show *page* in the browser, from the file it was written to or from a private temporary one."""
        import tempfile
        import webbrowser

        path = self.choices.file
        if path is None:
            with tempfile.NamedTemporaryFile(prefix="norton-order-", suffix=".html", delete=False) as file:
                file.write(page if isinstance(page, bytes) else page.encode("utf-8", "replace"))
            path = Path(file.name)
        opened = webbrowser.open(path.resolve().as_uri())
        tell(say("cli.opened" if opened else "cli.not_opened", self.choices.lang, path=str(path)))

    def _progress(self, stack: ExitStack) -> Callable[..., None] | None:
        wanted = self.choices.progress
        if wanted is None:
            wanted = _is_terminal(sys.stderr) and not (
                self.choices.form == "jsonl" and _is_terminal(sys.stdout)
            )
        if not wanted or sys.stderr is None:
            return None
        from norton_order.progress import Bar

        return stack.enter_context(Bar(sys.stderr, lang=self.choices.lang)).show

    def _explain(self, report: Report, found: Scan | DaskScan) -> None:
        """Tell the person on standard error what the values alone do not say."""
        from norton_order.render.advice import explain, sentences
        from norton_order.render.text import render_cautions, render_steps
        from norton_order.render.troubles import trouble

        lang = self.choices.lang
        for one in found.unusable:
            if one.named:
                tell(trouble(one, lang=lang, redacts=self.choices.redacts))
        if self.choices.form == "html" and report.subscriptions:
            self._tell_left_out()
        if self.choices.form not in {"text", "csv", "ics"}:
            return
        if found.skipped:
            tell(say("cli.skipped", lang, count=found.skipped))
        named = {one.source for one in found.unusable if one.named}
        rest = Report(
            report.scanned,
            report.subscriptions,
            tuple(one for one in report.rejections if one.reason != "unreadable" or one.source not in named),
        )
        if report.subscriptions:
            for line in sentences(rest, lang):
                tell(line)
            is_plain = self.choices.form == "text" and not self.choices.fields and _is_terminal(sys.stderr)
            steps = render_steps(rest, lang=lang, color=_has_colors(sys.stderr))
            tell(steps if is_plain else render_cautions(rest, lang=lang))
            self._tell_left_out()
        elif report.scanned.messages or not named:
            tell(explain(rest, lang=lang, left_out=self.left_out))

    def _tell_left_out(self) -> None:
        """Say that the state of what was chosen may not be the whole story."""
        if self.left_out:
            tell(say("advice.left_out.some", self.choices.lang, count=self.left_out))

    def _tell_place(self) -> None:
        """Say on a terminal where the page or the values went, or where a page had better go."""
        choices = self.choices
        if choices.opens or not _is_terminal(sys.stderr):
            return
        if choices.file is not None:
            tell(say("cli.written", choices.lang, path=str(choices.file)))
        elif choices.form == "html" and _is_terminal(sys.stdout):
            tell(say("cli.html_hint", choices.lang))

    def _tell_write_error(self, error: OSError) -> None:
        lang, path = self.choices.lang, self.choices.file
        if path is None:
            _forget_output()
            tell(say("cli.stdout_error", lang, detail=why(error, lang)))
        else:
            tell(say("cli.write_error", lang, path=str(path), detail=why(error, lang)))


def tell(text: str) -> None:
    """Write words for people to standard error, whatever its encoding; on a terminal, broken at its width."""
    if text and sys.stderr is not None:
        import click

        if width := _columns(sys.stderr):
            from norton_order.render.wrapping import wrap

            text = wrap(text, width - 1)  # some terminals break a full line once more
        encoding = sys.stderr.encoding or "utf-8"
        click.echo(text.rstrip("\n").encode(encoding, "replace").decode(encoding, "replace"), err=True)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _columns(stream: TextIO | None) -> int | None:
    """Return how wide the terminal behind *stream* is, None for a file, a pipe and one that does not tell."""
    if stream is None or not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None


def _has_colors(stream: TextIO | None) -> bool:
    return _is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _forget_output() -> None:
    """Drop what is still to be written: Python would try, and complain once more, when it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
