"""The licence texts of all that is packed. Pygments is not in it: a list of names is no work of anybody's."""

import ast
import platform
import re
import sys
import zipfile
from pathlib import Path

from pack import used_library

RULE = f"\n\n{'-' * 80}\n\n"


def licences(scripts, wheels, pyodide_version, sources):
    """`sources`: a line for each file that something was taken from."""
    docutils = zipfile.ZipFile(next(Path(wheels).glob("docutils-*.whl")))

    def text(name):
        return Path(scripts, "licences", name).read_text("utf-8")

    return RULE.join(
        part.strip()
        for part in (
            f"What this folder is made of, with SHA-256:\n\n{sources}",
            f"""Pyodide {pyodide_version} (MPL-2.0)

pyodide.mjs, pyodide.asm.mjs and pyodide.asm.wasm are those of the npm package, unchanged; stdlib.zip holds compiled modules
of it. Their source is at https://github.com/pyodide/pyodide/tree/{pyodide_version}.

{text("mpl-2.0.txt")}""",
            f"""CPython {platform.python_version()} (PSF-2.0)

{sys.copyright}

It is part of pyodide.asm.wasm. Its standard library is in stdlib.zip: compiled, without docstrings and assertions, and
without the modules that are not used here.

{text("python.txt")}""",
            text("linked.txt"),
            *notices_in_comments(used_library()),
            f"""docutils {version_of(docutils)}

site.pack holds modules of it, compiled, and three of its data files.

{licence_in(docutils, "COPYING.rst")}""",
            licence_in(docutils, "licenses/BSD-2-Clause.rst"),
            licence_in(docutils, "licenses/BSD-0-Clause.rst"),
            f"docutils/utils/smartquotes.py\n\n{smartquotes_licence(docutils)}",
        )
    ) + "\n"


def notices_in_comments(modules):
    """Bytecode has no comments, but some of them must stay with their module."""
    notices = {}
    for name, source in sorted(modules.items()):
        for comment in re.findall(r"(?:^#.*\n)+", source.decode(), re.MULTILINE):
            notice = re.sub(r"^# ?", "", comment, flags=re.MULTILINE)
            if re.search(r"Copyright.*this\s+permission\s+notice", notice, re.DOTALL):
                notices.setdefault(notice, []).append(name)
    return [f"{', '.join(names)}\n\n{notice}" for notice, names in notices.items()]


def version_of(wheel):
    return next(match[1] for name in wheel.namelist() if (match := re.match(r"docutils-([^/]+)\.dist-info/", name)))


def licence_in(wheel, name):
    return wheel.read(f"docutils-{version_of(wheel)}.dist-info/licenses/{name}").decode()


def smartquotes_licence(wheel):
    """docutils' list of licences says that this one is in the file."""
    docstring = ast.get_docstring(ast.parse(wheel.read("docutils/utils/smartquotes.py")))
    return re.search(r"SmartyPants_ license.*?(?=\n\.\. _)", docstring, re.DOTALL)[0]
