"""Writes which descriptions in Markdown PyPI's renderer makes anything of.

Usage: markdown-referee.py TASKS ANSWERS. TASKS has one JSON object a line, {"text": str, "variant": "GFM" or
"CommonMark"}, and ANSWERS gets `true` or `false` for each. PYTHONPATH names a readme_renderer that goes with the
installed comrak.
"""

import json
import sys

import comrak  # noqa: F401: without it the renderer makes nothing of anything.
from readme_renderer import markdown

with open(sys.argv[1], encoding="utf-8") as tasks, open(sys.argv[2], "w", encoding="utf-8") as answers:
    for line in tasks:
        task = json.loads(line)
        print(json.dumps(markdown.render(task["text"], variant=task["variant"]) is not None), file=answers)
