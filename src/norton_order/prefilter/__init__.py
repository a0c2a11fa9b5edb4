"""Raw octets to whether a message could be a notice at all; its modules are loaded by who needs them."""
