"""Writes what packaging makes of METADATA or PKG-INFO files, as JSON: from file to {"raw": ..., "unparsed": ...}.

Usage: metadata-referee.py ANSWERS FILE... Values that are no text (an undecodable body, MIME parts) come out as null.
"""

import json
import sys
from email import _policybase
from pathlib import Path

from packaging.metadata import parse_email


def header_source_parse(self, sourcelines):
    """The rule since CPython 3.13.1 (gh-124452), so that the answer does not hang on the interpreter at hand."""
    name, _, first = sourcelines[0].partition(":")
    return name, "".join([first, *sourcelines[1:]]).lstrip(" \t\r\n").rstrip("\r\n")


_policybase.Compat32.header_source_parse = header_source_parse

def refereed(path):
    raw, unparsed = parse_email(path.read_bytes())
    texts = {name: [value if isinstance(value, str) else None for value in values] for name, values in unparsed.items()}
    return {"raw": raw, "unparsed": texts}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps({path.name: refereed(path) for path in map(Path, sys.argv[2:])}))
