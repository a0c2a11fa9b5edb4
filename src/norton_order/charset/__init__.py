"""Octets and the label of their charset, true or not, to text."""
