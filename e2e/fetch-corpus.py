"""Fetches distributions from PyPI by way of unearth, the package finder of PDM.

Usage: fetch-corpus.py LIST FOLDER, where LIST is a JSON file: a list of {project, file, sha256}. A distribution
appears in the folder only when its digest is right. The page of each project is read once.
"""

import hashlib
import json
import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from unearth import Link, PackageFinder
from unearth.collector import collect_links_from_location

ATTEMPTS = 4
AT_ONCE = 6

finder = PackageFinder(ignore_compatibility=True)
folder = Path(sys.argv[2])
by_project = {}
for wanted in json.loads(Path(sys.argv[1]).read_text()):
    by_project.setdefault(wanted["project"], []).append(wanted)


def fetch(wanted, link):
    partial = folder / f"{wanted['file']}.{os.getpid()}.partial"
    digest = hashlib.sha256()
    try:
        with finder.session.get_stream(link.normalized) as response, partial.open("wb") as out:
            response.raise_for_status()
            for chunk in response.iter_bytes():
                digest.update(chunk)
                out.write(chunk)
        if digest.hexdigest() != wanted["sha256"]:
            raise ValueError(f"its SHA-256 is {digest.hexdigest()}")
        partial.replace(folder / wanted["file"])
    finally:
        partial.unlink(missing_ok=True)


def links_of(project):
    """Not by way of the finder's packages: it leaves out names that packaging cannot read any more."""
    name = re.sub(r"[-_.]+", "-", project).lower()
    page = Link(f"{finder.sources[0]['url'].rstrip('/')}/{name}/")
    links = {link.filename: link for link in collect_links_from_location(finder.session, page) if link != page}
    if not links:
        raise LookupError("PyPI does not list it")
    return links


def patiently(what, work, *arguments):
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return work(*arguments)
        except Exception as error:
            if attempt == ATTEMPTS:
                raise SystemExit(f"{what}: {error}") from error
            time.sleep(2**attempt)


def fetch_project(project):
    links = patiently(project, links_of, project)
    for wanted in by_project[project]:
        if wanted["file"] not in links:
            raise SystemExit(f"{wanted['file']}: PyPI does not list it")
        patiently(wanted["file"], fetch, wanted, links[wanted["file"]])


with ThreadPoolExecutor(AT_ONCE) as pool:
    for _ in pool.map(fetch_project, by_project):
        pass
