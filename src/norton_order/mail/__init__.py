"""Octets to a message: the only folder that knows mailparser, email and bs4."""
