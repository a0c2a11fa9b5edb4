"""What a worker is asked to do, as small frozen data that travels as a pickle or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Self

Addresses = Literal["hashed", "plain"]


@dataclass(frozen=True, slots=True)
class Item:
    """One object of a store.

    Attributes:
        url: where it is; it becomes the ``source`` of what is found in it.
        size: octets; ``None`` where only the one who reads it will know, or why it cannot be read.
        named: whether it was asked for by this very URL, not as part of a folder.
    """

    url: str
    size: int | None
    named: bool


@dataclass(frozen=True, slots=True)
class Task:
    """Some objects, or a range of one mbox.

    Attributes:
        items: to be read in this order.
        framing: which separators count in the mbox that is cut; "" for whole objects.
        start: offset of the first octet of the range.
        stop: offset of the octet after it.
        addresses: whether records hold mail addresses or their keyed hashes.
        salt: the key of these hashes; the same in every task of a plan.
        prefilter: whether what cannot be a notice is left unread.
        storage: the storage options as JSON. Secrets belong into the environment of the workers.
    """

    items: tuple[Item, ...]
    framing: str = ""
    start: int = 0
    stop: int = 0
    addresses: Addresses = "hashed"
    salt: str = field(default="", repr=False)
    prefilter: bool = True
    storage: str = field(default="{}", repr=False)

    @property
    def octets(self) -> int:
        """How many octets are to be read, as far as the plan knew."""
        return self.stop - self.start if self.framing else sum(item.size or 0 for item in self.items)

    @property
    def storage_options(self) -> dict[str, Any]:
        """The keyword arguments for the file system."""
        options: dict[str, Any] = json.loads(self.storage)
        return options

    def to_json(self) -> str:
        """Return the task on one line."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the task that *text* was made of.

        Raises:
            ValueError: it is no JSON object.
            TypeError: it has other keys than a task.
        """
        values = json.loads(text)
        values["items"] = tuple(Item(**item) for item in values["items"])
        return cls(**values)
