"""The options of the command: what each takes, what it completes to, and a clear word about wrong values."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import click

from norton_order.cli.formats import FORMATS
from norton_order.render.records import FIELD_NAMES
from norton_order.text.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Check = Callable[[click.Context, click.Parameter, Any], Any]

LANGS: Final = ("ja", "en")
DESKS: Final = ("store", "account")
MOST_JOBS: Final = 256


def options(lang: Lang) -> list[click.Parameter]:
    """Return the parameters of the command, with help and complaints in *lang*."""

    def option(*names: str, **attributes: Any) -> click.Option:
        return click.Option(names, help=one_line(say(f"help.{names[-1]}", lang)), **attributes)

    def word(name: str) -> str:
        return say(f"help.metavar.{name}", lang)

    return [
        click.Argument(["sources"], nargs=-1, type=_any_path(), metavar="[SOURCE]..."),
        option("-f", "--format", "form", **_one_of(FORMATS, lang)),
        option("--field", "fields", multiple=True, **_one_of(FIELD_NAMES, lang) | {"metavar": word("FIELD")}),
        option("--lang", "lang", **_one_of(LANGS, lang)),
        option("-o", "--output", "output", metavar=word("FILE"), type=_any_path()),
        option("--open", "opens", is_flag=True),
        option("--redact", "redacts", is_flag=True),
        option("--since", "since", metavar=word("DATE"), callback=_date(lang)),
        option("--until", "until", metavar=word("DATE"), callback=_date(lang)),
        option("--to", "recipient", metavar=word("ADDRESS")),
        option("--desk", "desk", **_one_of(DESKS, lang)),
        option("-j", "--jobs", "jobs", metavar=word("N"), callback=_number(lang)),
        option("--no-prefilter", "no_prefilter", is_flag=True),
        option("--dask", "dask", metavar=word("ADDRESS")),
        option("-v", "--verbose", "verbose", is_flag=True),
        option("--progress/--no-progress", "progress", default=None),
        option("--version", "version", is_flag=True, is_eager=True, expose_value=False, callback=_version),
        option("-h", "--help", "help", is_flag=True, is_eager=True, expose_value=False, callback=_help),
    ]


def _any_path() -> click.Path:
    """Return the type of a path that click does not judge: one bad SOURCE must not keep the others from being read."""
    return click.Path(readable=False)


def option_name(parameter: click.Parameter) -> str:
    """Return the long name of an option, with which complaints begin."""
    return parameter.opts[-1]


def _one_of(choices: Sequence[str], lang: Lang) -> dict[str, Any]:
    """Return the attributes of an option that takes one of *choices*, or several where it may be repeated."""

    def check(
        _context: click.Context, parameter: click.Parameter, given: str | tuple[str, ...] | None
    ) -> Any:
        for value in (given,) if isinstance(given, str) else given or ():
            if value not in choices:
                values = {"option": option_name(parameter), "value": value, "choices": ", ".join(choices)}
                near = nearest(value, choices)
                words = "usage.choice.near" if near else "usage.choice"
                raise click.UsageError(say(words, lang, near=near or "", **values))
        return given

    def complete(_context: click.Context, _parameter: click.Parameter, begun: str) -> Iterable[str]:
        return [choice for choice in choices if choice.startswith(begun)]

    return {"callback": check, "shell_complete": complete, "metavar": "|".join(choices)}


def nearest(value: str, choices: Sequence[str]) -> str | None:
    """Return the one of *choices* that *value* may have been meant for, or None."""
    from difflib import get_close_matches

    likeness = 0.6 if len(value) > 2 else 0.5  # "jp" is half of "ja"
    close = get_close_matches(value.lower(), choices, 1, likeness) or [
        one for one in choices if value.lower() in one
    ]
    return close[0] if value and close else None


def _date(lang: Lang) -> Check:
    def check(_context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
        if value is None:
            return None
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            name = option_name(parameter)
            raise click.UsageError(say("usage.date", lang, option=name, value=value)) from None

    return check


def _number(lang: Lang) -> Check:
    def check(_context: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
        if value is None:
            return None
        # Python itself refuses to read some thousand digits.
        if not (value.isdecimal() and len(value) < 10 and 1 <= int(value) <= MOST_JOBS):
            values: dict[str, str | int] = {"option": option_name(parameter), "value": value}
            raise click.UsageError(say("usage.number", lang, most=MOST_JOBS, **values))
        return int(value)

    return check


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        from norton_order._version import __version__

        click.echo(f"norton-order {__version__}")
        context.exit()


def _help(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(context.get_help())
        context.exit()


def one_line(text: str) -> str:
    """Join the lines of *text*; between Japanese ones no space is wanted."""
    head, *rest = text.split("\n")
    for line in rest:
        head += line if head[-1:] > "\u2fff" or line[:1] > "\u2fff" else f" {line}"
    return head
