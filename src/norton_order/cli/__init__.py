"""A command line to streams and an exit status; nothing of the library knows it."""
