"""Writes the metadata of each distribution of a folder, as Python's own archive readers find it, to OUT/<file>.

Usage: extract-metadata.py OUT FILE...
"""

import sys
import tarfile
import zipfile
from pathlib import Path


def metadata_of(path):
    if path.suffix == ".whl":
        name, version = path.name.split("-")[:2]
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(f"{name}-{version}.dist-info/METADATA")
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as sdist:
            return sdist.read(top_pkg_info(sdist.namelist()))
    with tarfile.open(path) as sdist:
        return sdist.extractfile(top_pkg_info(sdist.getnames())).read()


def top_pkg_info(names):
    """Of the one folder at the top, whatever its name: old sdists spell it in ways of their own."""
    (name,) = {name for name in names if name.count("/") == 1 and name.endswith("/PKG-INFO")}
    return name


out = Path(sys.argv[1])
for file in map(Path, sys.argv[2:]):
    (out / file.name).write_bytes(metadata_of(file))
