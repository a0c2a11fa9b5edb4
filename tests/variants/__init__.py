"""Builders of synthetic notices in every shape that mail takes, each with the truth about it."""
