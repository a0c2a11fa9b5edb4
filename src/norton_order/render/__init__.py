"""Found facts to what people and programs read, one module a format, over what they share."""
