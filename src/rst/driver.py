"""What PyPI's renderer has against a text in reStructuredText, told in the words of `twine check`."""

import gc
import json
import re

from docutils.core import publish_parts
from docutils.parsers.rst import roles
from docutils.utils import Reporter
from docutils.writers.html5_polyglot import HTMLTranslator, Writer

# A text decides what is told of it, so that has bounds.
MOST_PROBLEMS = 200
MOST_CHARACTERS = 2_000

# Those of readme-renderer 46 (readme_renderer/rst.py), except that it stops at the first warning.
SETTINGS = {
    "cloak_email_addresses": True,
    "doctitle_xform": False,
    "field_name_limit": 0,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "id_prefix": "user-content-",
    "initial_header_level": 1,
    "math_output": "MathJax /dummy.js",
    "raw_enabled": False,
    # It is more than a threshold: from level 2 downwards the directive `code` warns of languages it does not know.
    "report_level": 5,
    "section_self_link": True,
    "sectsubtitle_xform": False,
    "smart_quotes": True,
    "strip_comments": True,
    "syntax_highlight": "short",
    "warning_stream": False,
}

# Those of readme-renderer up to 45, with which a lone title is no part of the body.
OLDER_SETTINGS = SETTINGS | {"doctitle_xform": True, "initial_header_level": 2, "sectsubtitle_xform": True}


class Translator(HTMLTranslator):
    object_image_types = {}

    def read_size_with_PIL(self, node):
        """Leaves the size open, as it may not read files; docutils would warn of that."""


def judge(text):
    """Returns a `Rendering` (see src/rendering.ts) in JSON."""
    try:
        problems = problems_in(text, SETTINGS)
        older = [] if problems else problems_in(text, OLDER_SETTINGS)
    except Exception as error:
        # It may be the machine, or how docutils was packed; and on what docutils fails, depends on Python's version.
        return json.dumps({"state": "unknown", "reason": f"docutils ended with {shown(error)}."})
    return json.dumps({"state": "judged", "problems": problems, "olderProblems": older})


def problems_in(text, settings):
    # It keeps the roles that a document defines for the next one, and the last document, which refers to itself.
    roles._roles.clear()
    gc.collect()
    # A dictionary, since docutils repeats itself.
    problems = {}

    def add(problem):
        if len(problems) < MOST_PROBLEMS:
            problems[shortened(problem)] = None

    def hear(_reporter, message):
        if message["level"] >= Reporter.WARNING_LEVEL:
            add(as_twine_says(message.astext()))

    Reporter.notify_observers = hear
    writer = Writer()
    writer.translator_class = Translator
    try:
        parts = publish_parts(text, writer=writer, settings_overrides=settings)
    except RecursionError as error:
        # twine and PyPI are deeper in their own calls, and do not catch it.
        add(shown(error))
    except Exception:
        # Whatever was said before is known all the same.
        if not problems:
            raise
    else:
        page = parts["docinfo"] + parts["fragment"]
        if not problems and not page:
            add("No content rendered from RST source.")
        # Half of a surrogate pair, with which nothing can clean the page.
        if not problems and page.encode(errors="ignore") != page.encode(errors="surrogatepass"):
            add("The page holds a character that is none.")
    return list(problems)


def as_twine_says(message):
    """Puts a message like `<string>:4: (ERROR/3) …` in the words of twine, which has `line :` where no line is known."""
    found = re.search(r"^<string>:(\d*): \(([A-Z]+)/\d\) (.*)", message, re.DOTALL | re.MULTILINE)
    if not found:
        return message.strip()
    line, level, rest = found.groups()
    place = f"line {line}: " if line else ""
    # Emscripten has error numbers of its own.
    return f"{place}{level.capitalize()}: {rest.replace('[Errno 44]', '[Errno 2]')}".strip()


def shown(error):
    return shortened(f"{type(error).__name__}: {error}".removesuffix(": "))


def shortened(text):
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}…"


# What is there from the start need not be looked at again and again.
gc.freeze()
