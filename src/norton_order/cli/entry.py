"""What the installed command starts: Ctrl-C ends it quietly while the command is still being loaded.

The library is there by then, for it comes with this module's package.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType


def main() -> None:
    """Load the command and run it."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _leave)
    from norton_order.cli.command import main
    from norton_order.cli.signals import watch

    watch()
    main()


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    os._exit(130)  # nothing is begun yet
