"""Octets to a message: the only folder that knows mailparser and bs4."""
