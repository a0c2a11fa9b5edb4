"""Raw octets to whether a message could be a notice at all."""
