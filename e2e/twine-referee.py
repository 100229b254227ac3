"""Runs twine; it reads metadata by the rules of metadata-referee.py, whatever the interpreter's age."""

import runpy
from pathlib import Path

runpy.run_path(str(Path(__file__).with_name("metadata-referee.py")))
runpy.run_module("twine", run_name="__main__", alter_sys=True)
