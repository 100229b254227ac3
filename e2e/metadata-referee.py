"""Prints what packaging makes of a METADATA or PKG-INFO file: {"raw": ..., "unparsed": ...}.

Values that are no text (an undecodable body, MIME parts) come out as null.
"""

import json
import sys
from email import _policybase

from packaging.metadata import parse_email


def header_source_parse(self, sourcelines):
    """The rule since CPython 3.13.1 (gh-124452), so that the answer does not hang on the interpreter at hand."""
    name, _, first = sourcelines[0].partition(":")
    return name, "".join([first, *sourcelines[1:]]).lstrip(" \t\r\n").rstrip("\r\n")


_policybase.Compat32.header_source_parse = header_source_parse

if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        raw, unparsed = parse_email(file.read())
    texts = {name: [value if isinstance(value, str) else None for value in values] for name, values in unparsed.items()}
    json.dump({"raw": raw, "unparsed": texts}, sys.stdout)
