"""Writes what `twine check` says of each file: one JSON object, from file to `passed`, `failed` or why it gave up.

Usage: twine-check-referee.py ANSWERS FILE...
"""

import contextlib
import io
import json
import logging
import runpy
import sys
from pathlib import Path

from docutils.parsers.rst import roles
from twine.commands import check
from twine.exceptions import InvalidDistribution

# The reading of headers that does not hang on the interpreter's age.
runpy.run_path(str(Path(__file__).with_name("metadata-referee.py")))
logging.disable()


def verdict(path):
    # A command of its own for each: docutils keeps the roles of one file for the next.
    roles._roles.clear()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return "failed" if check.check([path]) else "passed"
    except InvalidDistribution as error:
        return str(error)


Path(sys.argv[1]).write_text(json.dumps({Path(path).name: verdict(path) for path in sys.argv[2:]}))
