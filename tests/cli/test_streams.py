"""What a stream is: whether a person sees escape sequences as signs."""

from __future__ import annotations

import io
import sys

import pytest

from norton_order.cli import streams


class Terminal(io.StringIO):
    """A terminal that remembers what it was told."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "platform", "linux")


def test_a_terminal_obeys_and_a_pipe_does_not() -> None:
    assert streams.heeds_escapes(Terminal())
    assert streams.has_colors(Terminal())
    for stream in (io.StringIO(), None):
        assert not streams.heeds_escapes(stream)
        assert not streams.has_colors(stream)


def test_a_dumb_terminal_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert not streams.heeds_escapes(Terminal())


def test_whoever_wants_no_colours_may_still_see_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not streams.has_colors(Terminal())
    assert streams.heeds_escapes(Terminal())


@pytest.mark.parametrize("willing", [True, False])
def test_a_console_of_windows_is_asked(willing: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def ask(stream: object) -> bool:
        asked.append(stream)
        return willing

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(streams, "_made_to_heed", ask)
    console = Terminal()
    assert streams.heeds_escapes(console) is willing
    assert streams.has_colors(console) is willing
    assert not streams.heeds_escapes(io.StringIO())
    assert asked == [console, console]
