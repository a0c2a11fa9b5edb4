"""The command: options in, exit status out; nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from norton_order.cli.choices import Choices
from norton_order.cli.filters import Filter
from norton_order.cli.formats import NOT_FOR_TERMINALS, PACKAGES, form_of, install_line, is_page, meant_by
from norton_order.cli.help import Command, complaint
from norton_order.cli.options import options
from norton_order.cli.output import would_overwrite
from norton_order.cli.run import TROUBLE, Run
from norton_order.cli.signals import INTERRUPTED
from norton_order.cli.streams import is_terminal, tell, tell_output_error
from norton_order.text.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMPLETE: Final = "_NORTON_ORDER_COMPLETE"  # what a shell asks with


def language(arguments: Sequence[str] = ()) -> Lang:
    """Return the language asked for with ``--lang``, else that of the locale: "ja" for a Japanese one."""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        if name == "--lang":
            return _known(value or "".join(arguments[place + 1 : place + 2])) or _language_of_locale()
    return _language_of_locale()


def command_in(lang: Lang) -> Command:
    """Return the command whose words for people are in *lang*."""

    def callback(sources: tuple[str, ...], **given: Any) -> int:
        return _run(sources, given, lang)

    return Command("norton-order", lang=lang, params=options(lang), callback=callback)


def main() -> None:
    """Run the command and end with its exit status."""
    lang = language(sys.argv[1:])
    command = command_in(lang)
    if _COMPLETE in os.environ:
        from norton_order.cli import completion as completion  # its classes take the place of click's
    try:
        status = command.main(prog_name="norton-order", standalone_mode=False, complete_var=_COMPLETE)
    except click.UsageError as error:
        tell(complaint(error, command))
        status = TROUBLE
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except OSError as error:  # of --help and --version; a run tells its own
        tell_output_error(error, lang)
        status = TROUBLE
    sys.exit(status)


def _run(sources: tuple[str, ...], given: dict[str, Any], lang: Lang) -> int:
    """Run with what was *given*; return the exit status."""
    form = form_of(given["form"], given["output"], opens=given["opens"], fields=bool(given["fields"]))
    _check(given, form, lang)
    if form in PACKAGES:
        _require(lang, PACKAGES[form])
    if given["dask"] is not None:
        _require(lang, ("dask[distributed]", "distributed"), ("fsspec", "fsspec"))
    if not sources and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError(say("cli.hint", lang))
    if _is_file(given["output"]) and would_overwrite(Path(given["output"]), sources or ("-",)):
        raise click.UsageError(say("usage.output", lang, path=given["output"]))
    names = ("fields", "output", "opens", "jobs", "redacts", "progress", "dask", "verbose")
    choices = Choices(
        **{name: given[name] for name in names},
        form=form,
        lang=lang,
        prefilter=not given["no_prefilter"],
        wanted=Filter(given["since"], given["until"], given["recipient"], given["desk"]),
    )
    return Run(sources or ("-",), choices).run()


def _check(given: dict[str, Any], form: str, lang: Lang) -> None:
    """Complain of options that do not go together."""
    to_file = _is_file(given["output"])
    if given["opens"] and form != "html":
        raise click.UsageError(say("usage.open", lang, form=form))
    if given["opens"] and to_file and not is_page(given["output"]):
        raise click.UsageError(say("usage.open.name", lang))
    if given["since"] and given["until"] and given["since"] > given["until"]:
        raise click.UsageError(say("usage.since", lang))
    alone = to_file and not (given["form"] or given["fields"])  # the name alone tells the format
    if alone and (near := meant_by(given["output"])):
        raise click.UsageError(say("usage.ending", lang, path=given["output"], near=near))
    if given["fields"] and form != "text":
        raise click.UsageError(say("usage.field", lang, form=form))
    if form in NOT_FOR_TERMINALS and not to_file and not given["opens"] and is_terminal(sys.stdout):
        raise click.UsageError(say(f"usage.terminal.{form}", lang))


def _is_file(output: str | None) -> bool:
    return output not in {None, "-"}


def _require(lang: Lang, *packages: tuple[str, str]) -> None:
    """Say at once, not after a long search, that packages are missing, and how they are installed."""
    from importlib.util import find_spec

    missing = [package for package, module in packages if find_spec(module) is None]
    if missing:
        raise click.UsageError(say("cli.missing_extra", lang, command=install_line(*missing)))


def _language_of_locale() -> Lang:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return _known(value) or "en"
    import locale

    return _known(locale.getlocale()[0] or "") or "en"


def _known(name: str) -> Lang | None:
    """Return the language that *name*, of a locale or after ``--lang``, begins with."""
    name = name.lower()
    return "ja" if name.startswith("ja") else "en" if name.startswith("en") else None
