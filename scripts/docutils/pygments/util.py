class ClassNotFound(ValueError):
    """The name is of no lexer."""
