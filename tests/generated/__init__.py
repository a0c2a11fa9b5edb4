"""Synthetic mails with the right answer to each, made without knowledge of how the reader works."""
