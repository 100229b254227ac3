"""Writes what a renderer of GitHub-flavoured Markdown makes of a text.

Usage: summary-referee.py TEXT HTML. HTML is let through as it is, so that whoever reads the result sees what was in it.
"""

import sys

import comrak

extensions = comrak.ExtensionOptions()
for name in ("alerts", "autolink", "footnotes", "math_code", "math_dollars", "shortcodes", "strikethrough", "table"):
    setattr(extensions, name, True)
rendering = comrak.RenderOptions()
rendering.unsafe_ = True

with open(sys.argv[1], encoding="utf-8") as text, open(sys.argv[2], "w", encoding="utf-8") as html:
    html.write(comrak.render_markdown(text.read(), extension_options=extensions, render_options=rendering))
