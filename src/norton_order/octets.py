"""A message as it is given: octets, and nothing that has been decoded."""

from __future__ import annotations


def octets_of(raw: object) -> bytes:
    """Return *raw* as bytes.

    Raises:
        TypeError: *raw* is text, a file or anything else that is no octets.
    """
    if not isinstance(raw, bytes | bytearray | memoryview):
        raise TypeError(
            f"a message is given as bytes, for its encoding is its own matter, not as {type(raw).__name__}"
        )
    return bytes(raw)
