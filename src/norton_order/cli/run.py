"""One run of the command: scan, render, tell, exit status."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from norton_order.cli.choices import Choices, End
from norton_order.cli.formats import VALUES_ONLY
from norton_order.cli.messages import remark, tell_error, tell_place
from norton_order.cli.output import Output
from norton_order.cli.signals import INTERRUPTED
from norton_order.cli.streams import columns_of, forget, has_colors, heeds_escapes, is_terminal, tell
from norton_order.model import Rejection, Report
from norton_order.text.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from norton_order.cli.filters import Chosen
    from norton_order.cluster.beside import MixedScan
    from norton_order.model import Notice
    from norton_order.scan import Scan

FOUND: Final = 0
NONE_FOUND: Final = 1
TROUBLE: Final = 2
PIPE_CLOSED: Final = 141


class Run:
    """One run of the command."""

    def __init__(self, sources: Sequence[str], choices: Choices) -> None:
        self.choices = choices
        self.sources = sources

    def run(self) -> int:
        """Return the exit status."""
        try:
            return self._answer()
        except KeyboardInterrupt:
            tell(say("cli.interrupted", self.choices.lang))
            return INTERRUPTED
        except BrokenPipeError:
            forget(sys.stdout)
            return PIPE_CLOSED
        except OSError as error:
            tell_error(error, self.choices)
            return TROUBLE
        except MemoryError:
            tell(say("cli.no_memory", self.choices.lang))
            return TROUBLE
        except RuntimeError as error:
            if not _is_want_of_threads(error):
                raise
            tell(say("cli.no_thread", self.choices.lang))
            return TROUBLE

    def _answer(self) -> int:
        choices = self.choices
        page: str | bytes = b""
        with Output(choices.file, choices.form, new=choices.takes_new_name) as output, ExitStack() as stack:
            scan = self._scan(self._progress(stack))
            stack.callback(scan.close)
            chosen = self._chosen(scan, output)
            stack.close()
            end = self._end(scan, chosen)
            if choices.form != "jsonl":
                page = self._rendered(end)
            left = end.keeps_old and output.leave()
            if page and not left:
                output.write(page)
        if choices.opens and not left and output.path is not None:
            self._open(output.path)
        tell_place(choices, left=left)
        remark(choices, end)
        return end.status

    def _scan(self, on_progress: Callable[..., None] | None) -> Scan | MixedScan:
        """Return a scan of the sources, by this machine or by a cluster."""
        choices = self.choices
        if choices.dask is None:
            from norton_order.scan import scan

            return scan(self.sources, jobs=choices.jobs, prefilter=choices.prefilter, on_progress=on_progress)
        if not sys.warnoptions:  # of a library to its programmers; who wants them asks for them
            import warnings

            warnings.simplefilter("ignore")
        from norton_order.cluster.beside import MixedScan, is_pipe
        from norton_order.cluster.connection import LOCAL

        if choices.dask != LOCAL and not all(map(is_pipe, self.sources)):
            tell(say("dask.waiting", choices.lang, address=choices.dask))
        return MixedScan(
            choices.dask,
            self.sources,
            jobs=choices.jobs,
            prefilter=choices.prefilter,
            on_progress=on_progress,
        )

    def _chosen(self, scan: Scan | MixedScan, output: Output) -> Chosen:
        """Return what is wanted of all that is found; the lines of jsonl are written as soon as may be."""
        wanted = self.choices.wanted
        if self.choices.form != "jsonl":
            return wanted.choose(tuple(scan))
        write = self._line_writer(output)
        found = []
        for one in scan:
            found.append(one)
            if wanted.desk is None and wanted.wants(one):
                write(one)
        chosen = wanted.choose(found)
        if wanted.desk is not None:  # which only all notices of a number together tell
            for one in chosen.found:
                write(one)
        return chosen

    def _line_writer(self, output: Output) -> Callable[[Notice | Rejection], None]:
        from norton_order.render.json import render_jsonl_line
        from norton_order.text.redact import redact_found

        def write(one: Notice | Rejection) -> None:
            shown = redact_found(one) if self.choices.redacts else one
            output.write(render_jsonl_line(shown, lang=self.choices.lang))
            output.flush()

        return write

    def _end(self, scan: Scan | MixedScan, chosen: Chosen) -> End:
        """Judge what was found, and mask it where that is wanted."""
        from norton_order.cli.unusable import troubles, untold

        rejections = tuple(one for one in chosen.found if isinstance(one, Rejection))
        report = Report(scan.scanned, chosen.subscriptions, rejections)
        plain = untold(rejections, scan.unusable)
        if self.choices.redacts:
            from norton_order.text.redact import redact, redact_found

            report, plain = redact(report), tuple(map(redact_found, plain))
        named = [one for one in scan.unusable if one.named]
        told = named if self.choices.form in {"json", "jsonl"} else scan.unusable
        nothing_read = not scan.scanned.messages and {str(one) for one in self.sources} <= {
            one.source for one in named
        }
        status = FOUND if report.subscriptions else NONE_FOUND
        return End(
            report=report,
            spoken=replace(report, rejections=plain),
            troubles=troubles(
                told,
                lang=self.choices.lang,
                redacts=self.choices.redacts,
                installs=self.choices.form != "html",
                all_of_them=self.choices.verbose,
            ),
            skipped=scan.skipped,
            skipped_sources=self._skipped_sources(scan, rejections),
            left_out=self._left_out(chosen, found=bool(report.subscriptions)),
            status=TROUBLE if any(one.why != "empty" for one in named) else status,
            nothing_read=nothing_read,
            keeps_old=not report.subscriptions and (nothing_read or self.choices.form in VALUES_ONLY),
        )

    def _skipped_sources(self, scan: Scan | MixedScan, rejections: tuple[Rejection, ...]) -> tuple[str, ...]:
        """Return the names of what was passed over; what could not be read is a rejection, and told as such."""
        told = {one.source for one in rejections if one.reason == "unreadable"}
        names = tuple(one.source for one in scan.scanned.not_searched if one.source not in told)
        if not self.choices.redacts:
            return names
        from norton_order.text.redact import mask_path

        return tuple(map(mask_path, names))

    def _left_out(self, chosen: Chosen, *, found: bool) -> str:
        """Say what the filters left out, by which options, and how to see it."""
        if not chosen.left_out:
            return ""
        lang, options = self.choices.lang, self.choices.wanted.options
        if self.choices.redacts:  # an address is one's own
            options = tuple(option.partition(" ")[0] for option in options)
        named = ("、" if lang == "ja" else ", ").join(options)
        words = "advice.left_out.some" if found else "advice.left_out"
        words += ".one" if chosen.left_out == 1 else ""
        return say(words, lang, options=named, count=chosen.left_out)

    def _rendered(self, end: End) -> str | bytes:
        choices, report = self.choices, end.report
        if choices.fields:
            from norton_order.render.records import field_values

            lines = ("\t".join(field_values(one, choices.fields)) for one in report.subscriptions)
            return "".join(f"{line}\n" for line in lines)
        match choices.form:
            case "html":
                from norton_order.render.html import render_html

                return render_html(
                    end.spoken, lang=choices.lang, left_out=end.left_out, troubles=end.troubles
                )
            case "text":
                from norton_order.render.text import render_text

                color = choices.file is None and has_colors(sys.stdout)
                width = columns_of(sys.stdout) if choices.file is None else None
                return render_text(report, lang=choices.lang, color=color, width=width)
            case "csv" if choices.file is not None:
                from norton_order.render.csv import BYTE_ORDER_MARK, render_csv

                return BYTE_ORDER_MARK + render_csv(report)
        from norton_order.render import in_format

        return in_format(report, choices.form, lang=choices.lang)

    def _open(self, path: Path) -> None:
        """Show the page in the browser, and say where it is."""
        import webbrowser

        opened = webbrowser.open(path.resolve().as_uri())
        tell(say("cli.opened" if opened else "cli.not_opened", self.choices.lang, path=str(path.resolve())))

    def _progress(self, stack: ExitStack) -> Callable[..., None] | None:
        wanted = self.choices.progress
        if wanted is None:
            wanted = heeds_escapes(sys.stderr) and not (
                self.choices.form == "jsonl" and is_terminal(sys.stdout)
            )
        if not wanted or sys.stderr is None:
            return None
        from norton_order.cli.bar import Bar

        return stack.enter_context(Bar(sys.stderr, lang=self.choices.lang)).show


def _is_want_of_threads(error: RuntimeError) -> bool:
    """Return whether no thread could be started; Python says so by a plain RuntimeError, told by its words alone."""
    return "start new thread" in str(error)
