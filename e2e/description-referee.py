"""Writes what `twine check` says of descriptions in reStructuredText, whether they come from a file or not.

Usage: description-referee.py TEXTS ANSWERS. TEXTS has one text in JSON a line, and ANSWERS gets one line for each:
{"verdict": "passed" or "failed", "message": str}, where the message is what twine prints below its verdict, or
{"verdict": "crashed", "message": why} where twine would end with a traceback. PYTHONPATH can name another
readme_renderer than the installed one.
"""

import json
import mimetypes
import sys
import urllib.parse
from types import SimpleNamespace

from docutils.parsers.rst import roles
from twine.commands import check
from twine.package import PackageFile


guess_type_of_interpreter = mimetypes.guess_type


def guess_type(url, strict=True):
    """Stumbles over the URLs that it stumbles over since CPython 3.13, whatever the interpreter's age."""
    urllib.parse.urlparse(url)
    return guess_type_of_interpreter(url, strict)


mimetypes.guess_type = guess_type


def verdict(text):
    # A command of its own for each: docutils keeps the roles of one text for the next.
    roles._roles.clear()
    PackageFile.from_filename = lambda *_, **__: SimpleNamespace(metadata_dictionary=lambda: {"description": text})
    stream = check._WarningStream()
    try:
        _, is_ok = check._check_file("", stream)
    except Exception as error:
        return {"verdict": "crashed", "message": f"{type(error).__name__}: {error}"}
    return {"verdict": "passed" if is_ok else "failed", "message": str(stream)}


with open(sys.argv[1], encoding="utf-8") as texts, open(sys.argv[2], "w", encoding="utf-8") as answers:
    for line in texts:
        print(json.dumps(verdict(json.loads(line))), file=answers)
