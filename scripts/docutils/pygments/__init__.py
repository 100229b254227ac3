"""A stand-in for Pygments, of which docutils' verdict needs one thing: the names of the languages that it knows."""

from pygments import util as util


def lex(code, lexer):
    """Takes any code for one piece of plain text."""
    yield "text", code
