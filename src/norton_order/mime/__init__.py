"""Octets of a message to its header fields and documents; what damaged them on their way is undone."""

from norton_order.mime.message import Envelope, Message, octets_of, parse_message

__all__ = ["Envelope", "Message", "octets_of", "parse_message"]
