"""Style sheets to what is shown and where: tokens, validation, cascade, computed style."""
