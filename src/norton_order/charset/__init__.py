"""Octets and the label of their charset, true or not, to text."""

from norton_order.charset.decoding import Decoded, decode_text

__all__ = ["Decoded", "decode_text"]
