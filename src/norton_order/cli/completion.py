"""Completion in the shells as click has it, and of ``--option=value`` as well; registered when this is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import (
    BashComplete,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _WholeWord(ShellComplete):
    """For a shell that puts what is offered in the place of the whole word: the option must not get lost."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what may stand there."""
        option, sign, _ = incomplete.partition("=")
        offered = super().get_completions(args, incomplete)
        for one in offered if sign and option.startswith("--") else ():
            if one.type == "plain":
                one.value = f"{option}={one.value}"
        return offered


class _Bash(BashComplete):
    """Bash parts a word at ``=`` and replaces what comes after it."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one in hand, and that one, put together again."""
        args, begun = super().get_completion_args()
        words: list[str] = []
        for word in (*args, begun):
            option = words[-1] if words else ""
            if option.startswith("--") and (word == "=" or option.endswith("=")):
                words[-1] += word
            else:
                words.append(word)
        return words[:-1], words[-1]


class _Zsh(_WholeWord, ZshComplete):
    pass


class _Fish(_WholeWord, FishComplete):
    pass


for shell in (_Bash, _Zsh, _Fish):
    add_completion_class(shell)
