from pygments.aliases import ALIASES
from pygments.util import ClassNotFound


def get_lexer_by_name(alias):
    """Returns the name itself for a lexer; any letter case will do."""
    if alias.lower() not in ALIASES:
        raise ClassNotFound(f"no lexer for alias {alias!r} found")
    return alias
