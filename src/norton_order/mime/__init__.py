"""Octets of a message -> its parts; what damaged them on their way is undone."""
