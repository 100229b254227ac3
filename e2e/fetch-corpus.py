"""Fetches distributions from PyPI by way of unearth, the package finder of PDM.

Usage: fetch-corpus.py LIST FOLDER, where LIST is a JSON file: a list of {project, file, sha256}. A distribution
appears in the folder only when its digest is right.
"""

import hashlib
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from unearth import PackageFinder

ATTEMPTS = 4

finder = PackageFinder(ignore_compatibility=True)
wanted_files = json.loads(Path(sys.argv[1]).read_text())
folder = Path(sys.argv[2])


def fetch(wanted):
    for package in finder.find_all_packages(wanted["project"], allow_yanked=True):
        if package.link.filename == wanted["file"]:
            break
    else:
        raise LookupError("PyPI does not list it")
    partial = folder / f"{wanted['file']}.{os.getpid()}.partial"
    digest = hashlib.sha256()
    try:
        with finder.session.get_stream(package.link.normalized) as response, partial.open("wb") as out:
            response.raise_for_status()
            for chunk in response.iter_bytes():
                digest.update(chunk)
                out.write(chunk)
        if digest.hexdigest() != wanted["sha256"]:
            raise ValueError(f"its SHA-256 is {digest.hexdigest()}")
        partial.replace(folder / wanted["file"])
    finally:
        partial.unlink(missing_ok=True)


def fetch_patiently(wanted):
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return fetch(wanted)
        except Exception as error:
            if attempt == ATTEMPTS:
                raise SystemExit(f"{wanted['file']}: {error}") from error
            time.sleep(2**attempt)


with ThreadPoolExecutor(4) as pool:
    for _ in pool.map(fetch_patiently, wanted_files):
        pass
