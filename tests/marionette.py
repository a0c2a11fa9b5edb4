"""A few words of Marionette, the protocol by which Firefox is driven without any other program."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Self

PREFERENCES = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.events.testing.asyncClipboard": True,  # lets a test read what was copied
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """A running browser; use it as a context manager."""

    def __init__(self, program: str, folder: Path, **preferences: object) -> None:
        """Start *program* with a profile of its own in *folder*."""
        self._folder = folder
        self._count = 0
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in {**PREFERENCES, **preferences}.items()
        ]
        (folder / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
        self._process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"MOZ_CRASHREPORTER_DISABLE": "1", "HOME": str(folder)},
        )

    def __enter__(self) -> Self:
        port = self._folder / "MarionetteActivePort"
        for _ in range(600):
            if port.exists() and port.read_text(encoding="ascii").strip():
                break
            time.sleep(0.1)
        self._socket = socket.create_connection(("127.0.0.1", int(port.read_text(encoding="ascii"))), 60)
        self._stream = self._socket.makefile("rb")
        self._receive()
        self.do("WebDriver:NewSession")
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
        self._socket.close()
        self._process.kill()
        self._process.wait()

    def do(self, command: str, **parameters: object) -> Any:
        """Return the answer to *command*."""
        self._count += 1
        text = json.dumps([0, self._count, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        _kind, _number, error, answer = self._receive()
        assert error is None, error
        return answer.get("value") if isinstance(answer, dict) and set(answer) == {"value"} else answer

    def run(self, script: str, *arguments: object) -> Any:
        """Return what *script*, which may wait for promises, returns in the page."""
        return self.do(
            "WebDriver:ExecuteScript", script=f"return (async () => {{ {script} }})()", args=list(arguments)
        )

    def open(self, page: Path, width: int = 390) -> None:
        """Show *page* in a window whose content is *width* wide."""
        self.do("WebDriver:Navigate", url=page.as_uri())
        border = self.run("return window.outerWidth - window.innerWidth")
        self.do("WebDriver:SetWindowRect", width=width + border, height=900)

    def click(self, selector: str) -> None:
        """Click on the first element that *selector* finds, as a person does."""
        element = self.do("WebDriver:FindElement", using="css selector", value=selector)
        self.do("WebDriver:ElementClick", id=next(iter(element.values())))

    def press(self, keys: str) -> None:
        """Type *keys* one after the other."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.do("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def printed(self) -> bytes:
        """Return the page as a PDF on A4."""
        page = {"width": 21.0, "height": 29.7}
        return base64.b64decode(self.do("WebDriver:Print", page=page, background=True))

    def _receive(self) -> Any:
        length = b""
        while not (sign := self._stream.read(1)).startswith(b":"):
            assert sign, "Firefox has ended"
            length += sign
        return json.loads(self._stream.read(int(length)))
