"""A message to a notice: which number, which address, which link, and how far to trust them."""
