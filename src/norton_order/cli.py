"""The command: options, streams, exit status; nothing else."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from norton_order._version import __version__
from norton_order.filters import Filter
from norton_order.model import Notice, Report
from norton_order.output import Output
from norton_order.words import Lang, say

if TYPE_CHECKING:
    from norton_order.model import Rejection
    from norton_order.scan import Scan

FOUND, NONE_FOUND, TROUBLE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
FORMATS = ("text", "json", "jsonl", "csv", "html", "ics")


def language() -> Lang:
    """Return the language of the locale: "ja" for a Japanese one, else "en"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ja" if value.lower().startswith(("ja", "japanese")) else "en"
    import locale

    return "ja" if (locale.getlocale()[0] or "").lower().startswith(("ja", "japanese")) else "en"


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
    wanted: Filter

    @property
    def color(self) -> bool:
        """Whether standard output is a terminal that shows colours."""
        return (
            self.output is None
            and sys.stdout.isatty()
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb"
        )


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date like 2026-01-31") from None


def _field_names(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    from norton_order.render.records import FIELD_NAMES

    for name in value:
        if name not in FIELD_NAMES:
            raise click.BadParameter(f"{name!r} is none of: {', '.join(FIELD_NAMES)}")
    return value


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(path_type=str))
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="What to print.")
@click.option("--field", "fields", multiple=True, metavar="NAME", callback=_field_names, help="Print only this value, one subscription a line; repeat it for tab-separated columns.")
@click.option("--lang", type=click.Choice(["ja", "en"]), help="Language of words for people; by default the locale's.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write there instead of standard output, all or nothing.")
@click.option("--open", "opens", is_flag=True, help="With -f html: open the page in the browser.")
@click.option("--since", metavar="DATE", callback=_day, help="Leave out mail before this day (2026-01-31).")
@click.option("--until", metavar="DATE", callback=_day, help="Leave out mail after this day.")
@click.option("--to", "recipient", metavar="ADDRESS", help="Only notices sent to this address.")
@click.option("--desk", type=click.Choice(["store", "account"]), help="Only orders of the store or of the Norton account.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes or threads; by default what pays off.")
@click.option("--no-prefilter", "prefilter", flag_value=False, default=True, help="Parse every message (slow; for proving the prefilter).")
@click.option("--redact", "redacts", is_flag=True, help="Mask addresses, names and all but the last digits of numbers.")
@click.option("--progress/--no-progress", default=None, help="Bar on standard error; by default only on a terminal.")
@click.version_option(__version__, prog_name="norton-order")
@click.pass_context
def command(context: click.Context, /, sources: tuple[str, ...], **options: Any) -> None:
    """Find the enrollment order number that Norton's Japanese store asks for, in your renewal mail.

    SOURCE is a mail file (.eml, mbox, Maildir, .zip, .tgz, ...), a folder, or - for standard input.

    Exit status: 0 a number was printed, 1 none was found, 2 wrong usage or a SOURCE that cannot be read.
    """  # fmt: skip
    lang: Lang = options["lang"] or language()
    if options["opens"] and options["form"] != "html":
        raise click.UsageError("--open goes with --format html")
    if options["fields"] and options["form"] != "text":
        raise click.UsageError("--field goes with --format text")
    if not sources and sys.stdin.isatty():
        click.echo(say("cli.hint", lang), err=True)
        context.exit(TROUBLE)
    wanted = Filter(options["since"], options["until"], options["recipient"], options["desk"])
    names = ("form", "fields", "output", "opens", "jobs", "prefilter", "redacts", "progress")
    choices = Choices(**{name: options[name] for name in names}, lang=lang, wanted=wanted)
    context.exit(Run(sources or ("-",), choices).run())


class Run:
    """One run of the command: scan, render, tell, exit status."""

    def __init__(self, sources: Sequence[str], choices: Choices) -> None:
        self.choices = choices
        self.sources = sources
        self.notices: list[Notice] = []
        self.rejections: list[Rejection] = []

    def run(self) -> int:
        """Return the exit status."""
        try:
            return self._answer()
        except KeyboardInterrupt:
            self._tell(say("cli.interrupted", self.choices.lang))
            return INTERRUPTED
        except BrokenPipeError:
            # Nobody reads any more. Python would complain once more when it flushes at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return PIPE_CLOSED
        except OSError as error:
            detail = error.strerror or str(error)
            path = self.choices.output or "-"
            self._tell(say("cli.write_error", self.choices.lang, path=path, detail=detail))
            return TROUBLE

    def _answer(self) -> int:
        from norton_order.scan import scan

        choices = self.choices
        with Output(choices.output, choices.form) as output, ExitStack() as stack:
            found = scan(
                self.sources, jobs=choices.jobs, prefilter=choices.prefilter, on_progress=self._progress(stack)
            )
            stack.callback(found.close)
            stream = self._stream_to(output) if choices.form == "jsonl" else lambda _one: None
            for one in found:
                if choices.wanted.wants(one):
                    (self.notices if isinstance(one, Notice) else self.rejections).append(one)  # type: ignore[arg-type]
                    stream(one)
            stack.close()
            report = self._report(found)
            status = self._print(report, output)
        self._explain(report, found)
        return TROUBLE if any(one.named and one.why != "empty" for one in found.unusable) else status

    def _stream_to(self, output: Output) -> Callable[[Notice | Rejection], None]:
        from norton_order.redact import redact_found
        from norton_order.render.json import render_jsonl_line

        def write(one: Notice | Rejection) -> None:
            output.write(render_jsonl_line(redact_found(one) if self.choices.redacts else one))
            output.flush()

        return write

    def _report(self, found: Scan) -> Report:
        from norton_order.subscriptions import group_subscriptions

        report = Report(found.scanned, group_subscriptions(self.notices), tuple(self.rejections))
        if self.choices.redacts:
            from norton_order.redact import redact

            return redact(report)
        return report

    def _print(self, report: Report, output: Output) -> int:
        """Write *report* in the form asked for; return the exit status as far as the answer decides it."""
        choices = self.choices
        if choices.form != "jsonl":
            from norton_order.render.ics import MissingExtraError

            try:
                text = self._rendered(report)
            except MissingExtraError as error:
                self._tell(say("cli.missing_extra", choices.lang, extra=error.extra))
                raise click.exceptions.Exit(TROUBLE) from error
            output.write(text)
            if choices.opens:
                self._open(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
        return FOUND if report.subscriptions else NONE_FOUND

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

                return render_html(report, lang=choices.lang)
            case "ics":
                from norton_order.render.ics import render_ics

                return render_ics(report, lang=choices.lang)
            case _:
                from norton_order.render.text import render_text

                return render_text(report, lang=choices.lang, color=choices.color)

    def _open(self, page: bytes) -> None:
        """Show *page* in the browser, from the file it was written to or from a private temporary one."""
        import tempfile
        import webbrowser

        if self.choices.output in {None, "-"}:
            with tempfile.NamedTemporaryFile(prefix="norton-order-", suffix=".html", delete=False) as file:
                file.write(page)
            path = Path(file.name)
        else:
            path = Path(str(self.choices.output)).resolve()
            path.write_bytes(page)
        webbrowser.open(path.as_uri())
        self._tell(say("cli.opened", self.choices.lang, path=str(path)))

    def _progress(self, stack: ExitStack) -> Callable[..., None] | None:
        wanted = self.choices.progress
        if wanted is None:
            wanted = sys.stderr.isatty() and not (self.choices.form == "jsonl" and sys.stdout.isatty())
        if not wanted:
            return None
        from norton_order.progress import Bar

        return stack.enter_context(Bar(sys.stderr, japanese=self.choices.lang == "ja")).show

    def _explain(self, report: Report, found: Scan) -> None:
        """Tell the person on standard error what the values alone do not say."""
        from norton_order.render.advice import explain, sentences
        from norton_order.render.text import render_cautions, render_steps
        from norton_order.render.troubles import trouble

        lang = self.choices.lang
        for one in found.unusable:
            if one.named:
                self._tell(trouble(one, lang=lang, redacts=self.choices.redacts))
        if self.choices.form not in {"text", "csv", "ics"}:
            return
        if found.skipped:
            self._tell(say("cli.skipped", lang, count=found.skipped))
        named = {one.source for one in found.unusable if one.named}
        rest = Report(
            report.scanned,
            report.subscriptions,
            tuple(one for one in report.rejections if one.reason != "unreadable" or one.source not in named),
        )
        if report.subscriptions:
            for line in sentences(rest, lang):
                self._tell(line)
            is_plain = self.choices.form == "text" and not self.choices.fields and sys.stderr.isatty()
            steps = render_steps(rest, lang=lang, color=self.choices.color)
            self._tell(steps if is_plain else render_cautions(rest, lang=lang))
        elif report.scanned.messages or not named:
            self._tell(explain(rest, lang=lang))

    @staticmethod
    def _tell(text: str) -> None:
        """Write words for people to standard error, whatever its encoding."""
        if text:
            encoding = sys.stderr.encoding or "utf-8"
            shown = text.rstrip("\n").encode(encoding, "replace").decode(encoding, "replace")
            click.echo(shown, err=True)


def main() -> None:
    """Run the command."""
    command(prog_name="norton-order")
