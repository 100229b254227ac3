def _get_ttype_class(tokentype):
    """The class of plain text is none."""
    return ""
