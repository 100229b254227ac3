"""Compiles docutils and what it needs of Python. Runs in Pyodide, since its own Python must understand the result.

The result is the same on every run: files are sorted, zip entries have no date, and sets keep their order with
PYTHONHASHSEED.
"""

import ast
import json
import py_compile
import re
import struct
import zipfile
from pathlib import Path

# What neither Pyodide nor docutils imports, whatever a text says. One module too many is 5 KB; one too few, a wrong
# verdict.
UNUSED_MODULES = set(
    """
    __hello__ __phello__ _pyio _pyrepl antigravity argparse bdb cProfile cmd code compileall ctypes doctest filecmp
    fileinput ftplib getpass imaplib mailbox modulefinder multiprocessing netrc pdb pickletools plistlib poplib profile
    pstats pty pyclbr pydoc rlcompleter runpy sched shelve smtplib socketserver sqlite3 sre_compile sre_constants
    sre_parse statistics symtable tabnanny tarfile this timeit trace unittest wave webbrowser wsgiref xmlrpc zipapp
    zoneinfo
    """.split()
)

# Other languages than English, and other output than HTML 5.
UNUSED_IN_DOCUTILS = re.compile(
    r"docutils/(?:__main__|examples|readers/pep|transforms/peps)\.py"
    r"|docutils/(?:parsers/rst/)?languages/(?!__init__|en\.).*"
    r"|docutils/writers/(?!__init__|_html_base|html5_polyglot/).*"
)

# What the writer reads with its usual settings.
DATA_OF_DOCUTILS = {f"docutils/writers/html5_polyglot/{name}" for name in ("minimal.css", "plain.css", "template.txt")}

WITH_ASSERTIONS = 0
WITHOUT_DOCSTRINGS = 2


def pack(scripts, wheels, output):
    write_zip(Path(output, "stdlib.zip"), compiled(used_library(), WITHOUT_DOCSTRINGS))

    docutils = members(zipfile.ZipFile(next(Path(wheels).glob("docutils-*.whl"))), is_used_in_docutils)
    ours = Path(scripts).glob("pygments/**/*.py")
    pygments = {path.relative_to(scripts).as_posix(): path.read_bytes() for path in ours}
    lexers = zipfile.ZipFile(next(Path(wheels).glob("pygments-*.whl"))).read("pygments/lexers/_mapping.py")
    pygments["pygments/aliases.py"] = f"ALIASES = {aliases_in(lexers)!r}\n".encode()
    # The table parser of docutils catches AssertionError.
    write_pack(Path(output, "site.pack"), compiled(docutils | pygments, WITH_ASSERTIONS))


def used_library():
    """The sources that Pyodide itself runs from."""
    return members(zipfile.ZipFile(next(Path("/lib").glob("python*.zip"))), is_used_module)


def members(archive, is_wanted):
    return {name: archive.read(name) for name in archive.namelist() if is_wanted(name)}


def is_used_module(name):
    return name.endswith(".py") and name.split("/")[0].removesuffix(".py") not in UNUSED_MODULES


def is_used_in_docutils(name):
    is_module = name.startswith("docutils/") and name.endswith(".py")
    return name in DATA_OF_DOCUTILS or (is_module and not UNUSED_IN_DOCUTILS.fullmatch(name))


def aliases_in(mapping):
    """Every name of a language, from the source of a dictionary whose values have them in third place."""
    lexers = next(ast.literal_eval(node.value) for node in ast.parse(mapping).body if isinstance(node, ast.Assign))
    return tuple(sorted({alias for _, _, aliases, *_ in lexers.values() for alias in aliases}))


def compiled(files, level):
    """Has bytecode in the place of every source, as Python finds it without one."""
    result = {}
    source, bytecode = Path("/tmp/source.py"), Path("/tmp/bytecode.pyc")
    for name, content in sorted(files.items()):
        if not name.endswith(".py"):
            result[name] = content
            continue
        source.write_bytes(content)
        unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(source, bytecode, dfile=name, doraise=True, optimize=level, invalidation_mode=unchecked)
        result[f"{name}c"] = bytecode.read_bytes()
    return result


def write_zip(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            # An entry made like this one is of 1 January 1980.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 9)


def write_pack(path, files):
    """The length of a list in four bytes, the list of paths and sizes in JSON, then the files' bytes in its order."""
    header = json.dumps([[name, len(content)] for name, content in files.items()], separators=(",", ":")).encode()
    path.write_bytes(struct.pack("<I", len(header)) + header + b"".join(files.values()))
