"""Octets of a message to its header fields and documents; what damaged them on their way is undone."""
