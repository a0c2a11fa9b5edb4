"""The help page, from the one table of words; and a clear sentence for wrong usage."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from norton_order.cli.formats import FORMATS
from norton_order.cli.options import one_line
from norton_order.text.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUPS: Final = {
    "output": ("form", "fields", "lang", "output", "opens", "redacts"),
    "choosing": ("since", "until", "recipient", "desk"),
    "input": ("jobs", "no_prefilter", "dask", "progress"),
    "other": ("verbose", "version", "help"),
}
EXAMPLES: Final = (
    "norton-order < notice.eml",
    "norton-order takeout.zip",
    "norton-order --open takeout.zip",
    "norton-order -o norton.ics takeout.zip",
    "norton-order --field enrollment_order notice.eml",
)
STATUSES: Final = ("0", "1", "2")
_WIDTH: Final = 80  # columns, for which the words are broken
_COLUMN: Final = 26  # where the words about an option begin
_GAP: Final = 2
_MARGIN: Final = " " * 6  # of words below what they are about


class Entry(NamedTuple):
    """An option as it is written, and the words about it, of one or more lines."""

    term: str
    words: str


class Command(click.Command):
    """The command with a help page of its own: in groups, with examples, and laid out for Japanese."""

    def __init__(
        self, name: str, *, lang: Lang, params: Sequence[click.Parameter], **attributes: object
    ) -> None:
        """Take the language of the help page beside what click wants."""
        super().__init__(
            name,
            params=list(params),
            add_help_option=False,
            **attributes,  # type: ignore[arg-type]
        )
        self.lang = lang

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole page."""
        formatter.write(help_page(self, shutil.get_terminal_size((_WIDTH, 24)).columns))


def help_page(command: Command, width: int = _WIDTH) -> str:
    """Return the help page, lines of at most 80 columns, or of *width* where that is less."""
    from norton_order.text.wrapping import wrap  # only this page has to pay for it

    lang, narrow = command.lang, width < _WIDTH
    usage = f"{say('help.usage', lang)}: {command.name} {say('help.options', lang)} [SOURCE]..."
    texts = [say("help.intro", lang), say("help.source", lang)]
    parts = [usage, *(map(one_line, texts) if narrow else texts)]
    for title, entries in option_groups(command):
        laid_out = (_below(entry) if narrow else _beside(entry) for entry in entries)
        parts.append("\n".join([f"{title}:", *laid_out]))
    statuses = (_of_status(status, lang, narrow=narrow) for status in STATUSES)
    parts.append("\n".join([f"{say('help.status', lang)}:", *statuses]))
    examples = [
        f"  {line}\n{_MARGIN}{say(f'help.example.{n}', lang)}" for n, line in enumerate(EXAMPLES, start=1)
    ]
    parts.append("\n".join([f"{say('help.examples', lang)}:", *examples]))
    page = "\n\n".join(parts)
    return wrap(page, width - 1) if narrow else page  # some terminals break a full line once more


def option_groups(command: Command) -> list[tuple[str, list[Entry]]]:
    """Return every option under the title of its group, as help and manual show them."""
    by_name = {parameter.name: parameter for parameter in command.params}
    return [
        (
            say(f"help.group.{group}", command.lang),
            [Entry(_term(by_name[name]), say(f"help.{name}", command.lang)) for name in names],
        )
        for group, names in GROUPS.items()
    ]


def complaint(error: click.UsageError, command: Command) -> str:
    """Return one sentence that names what was given to *command* and says what to do."""
    lang = command.lang
    if isinstance(error, click.NoSuchOption):
        form = error.option_name.lstrip("-")
        if form in FORMATS:
            return say("usage.no_option.near", lang, option=error.option_name, near=f"-f {form}")
        if error.possibilities:
            near = error.possibilities[0]
            return say("usage.no_option.near", lang, option=error.option_name, near=near)
        return say("usage.no_option", lang, option=error.option_name)
    if isinstance(error, click.BadOptionUsage):
        for parameter in command.params:
            if error.option_name in {*parameter.opts, *parameter.secondary_opts}:
                return _about_value(error.option_name, parameter, lang)
    return error.format_message()


def _about_value(option: str, parameter: click.Parameter, lang: Lang) -> str:
    if isinstance(parameter, click.Option) and parameter.is_flag:
        return say("usage.takes_none", lang, option=option)
    return say("usage.needs_value", lang, option=option, metavar=parameter.metavar or "")


def _term(parameter: click.Parameter) -> str:
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    return f"{names} {parameter.metavar}" if parameter.metavar else names


def _of_status(status: str, lang: Lang, *, narrow: bool) -> str:
    words = say(f"help.status.{status}", lang)
    term = f"  {status}  "
    return term + (one_line(words) if narrow else words.replace("\n", "\n" + " " * len(term)))


def _below(entry: Entry) -> str:
    return f"  {entry.term}\n{_MARGIN}{one_line(entry.words)}"


def _beside(entry: Entry) -> str:
    """Set the words beside the term, or below it where it is long."""
    from norton_order.text.wrapping import columns  # for this page alone

    first, *rest = entry.words.split("\n")
    term = f"  {entry.term}"
    margin = " " * _COLUMN
    gap = _COLUMN - columns(term)
    lines = [term + " " * gap + first] if gap >= _GAP else [term, margin + first]
    return "\n".join([*lines, *(margin + line for line in rest)])
