"""What Python has against metadata: packaging's own rules, and PyPI's on top of them where packaging has none.

Usage: verdict-referee.py TEXTS ANSWERS. TEXTS has one text a line, in Base64, and ANSWERS gets one line for each:

    {"refused": {field: why}, "crashed": {field: why}, "pypi": {field: why} or null}

`refused` is what twine does not send to any index. In `crashed` are the fields over which packaging stumbled: no
verdict at all. `pypi` is null where the metadata is not clean enough for PyPI to look further. A first line holds the
version of packaging and the classifiers that PyPI takes. PYTHONPATH can name another packaging than the installed one.
"""

import base64
import email.utils
import json
import re
import runpy
import sys
from pathlib import Path

import email_validator
import packaging
import rfc3986
from packaging.metadata import Metadata, parse_email
from packaging.requirements import InvalidRequirement, Requirement
from packaging.version import InvalidVersion, Version
from rfc3986.exceptions import ValidationError
from rfc3986.validators import Validator
from trove_classifiers import classifiers, deprecated_classifiers

# The reading of headers that does not hang on the interpreter's age.
runpy.run_path(str(Path(__file__).with_name("metadata-referee.py")))

PYPI_METADATA_VERSIONS = ("1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5")
HARMLESS = {"metadata_version": "2.5", "name": "x", "version": "1"}
# Where the key of packaging is not the field's name with underscores.
FIELDS = {
    "classifiers": "classifier",
    "platforms": "platform",
    "project_urls": "project-url",
    "supported_platforms": "supported-platform",
    "license_files": "license-file",
    "import_names": "import-name",
    "import_namespaces": "import-namespace",
}
URL = (
    Validator()
    .allow_schemes("http", "https")
    .require_presence_of("scheme")
    .check_validity_of("scheme", "host", "port", "path", "query")
)


def field_of(key):
    return FIELDS.get(key, key.replace("_", "-"))


def leaves(group):
    for error in group.exceptions:
        yield from leaves(error) if isinstance(error, BaseExceptionGroup) else (error,)


def complaints(raw):
    """By field; None where packaging crashes."""
    try:
        Metadata.from_raw(raw)
    except BaseExceptionGroup as group:
        return {field_of(error.field): str(error) for error in leaves(group)}
    except Exception:
        return None
    return {}


def first_pass(text):
    refused, crashed = {}, {}
    raw, unparsed = parse_email(text)
    try:
        if Version(raw.get("metadata_version", "0")) < Version("2.4"):
            raw.pop("license_files", None)
            unparsed.pop("license-file", None)
    except InvalidVersion as error:
        # twine stops here: whether it would have dropped the License-Files, nobody can tell.
        refused["metadata-version"] = str(error)
        if raw.pop("license_files", None) is not None:
            crashed["license-file"] = "never looked at"
    refused |= {name: "unrecognised or malformed" for name in unparsed}
    together = complaints(raw)
    if together is not None:
        return raw, refused | together, crashed
    # One field at a time, to find the one over which it stumbles.
    version = raw.get("metadata_version", "2.5")
    if complaints({**HARMLESS, "metadata_version": version}) is None:
        version = HARMLESS["metadata_version"]
    for key, value in raw.items():
        alone = complaints({**HARMLESS, "metadata_version": version, key: value})
        if alone is None:
            crashed[field_of(key)] = "packaging crashes"
        elif field_of(key) in alone:
            refused[field_of(key)] = alone[field_of(key)]
    refused |= {key: "missing" for key in ("metadata-version", "name", "version") if key.replace("-", "_") not in raw}
    return raw, refused, crashed


def is_url(text):
    try:
        URL.validate(rfc3986.uri_reference(text).normalize())
    except ValidationError:
        return False
    return True


def lone_address(text):
    """What `email.utils.parseaddr` has made of it, strictly, since CPython 3.13 (gh-102988)."""
    if not balanced(text):
        return ""
    found = email.utils.getaddresses([text])
    if len(found) != 1 or "[" in found[0][1]:
        return ""
    return found[0][1]


def balanced(text):
    """Brackets outside of quotation marks come in pairs, as that change asks for."""
    unquoted = re.sub(r'"(?:[^"\\]|\\.)*"', "", re.sub(r'\\[^"]', "", text), flags=re.DOTALL)
    depth = 0
    for mark in re.findall(r"\\?[()]", unquoted):
        depth += {"(": 1, ")": -1}.get(mark, 0)
        if depth < 0:
            return False
    return depth == 0


def address_flaw(text):
    address = lone_address(text)
    if not address:
        return None
    try:
        email_validator.validate_email(address, check_deliverability=False)
    except email_validator.EmailNotValidError as error:
        return str(error)
    return None


def requirement_flaw(text, grammar_counts):
    try:
        return "a direct reference" if Requirement(text).url is not None else None
    except InvalidRequirement as error:
        return str(error) if grammar_counts else None


def project_url_flaw(label, url):
    if not label:
        return "no label"
    if len(label) > 32:
        return "a long label"
    if not url:
        return "no URL"
    return None if is_url(url) else "no http URL"


def classifier_flaw(text):
    if text in deprecated_classifiers:
        return "deprecated"
    return None if text in classifiers else "unknown"


def as_the_form_has_it(raw):
    """PyPI drops what is empty and what says UNKNOWN before it looks at anything."""

    def is_nothing(values):
        return not values or values == [""] or values[-1].strip() == "UNKNOWN"

    dropped = {key for key, value in raw.items() if isinstance(value, (str, list)) and is_nothing(
        [value] if isinstance(value, str) else value
    )}
    return {key: value for key, value in raw.items() if key not in dropped}


def second_pass(raw):
    form = as_the_form_has_it(raw)
    found = {}

    def judge(key, flaws):
        flaw = next((flaw for flaw in flaws if flaw), None)
        if flaw:
            found[field_of(key)] = flaw

    judge("metadata_version", [raw["metadata_version"] not in PYPI_METADATA_VERSIONS and "unknown to PyPI"])
    judge("version", [Version(raw["version"]).local and "a local version"])
    judge("summary", [len(form.get("summary", "")) > 512 and "too long"])
    for key in ("author_email", "maintainer_email"):
        judge(key, [address_flaw(form[key])] if key in form else [])
    for key in ("home_page", "download_url"):
        judge(key, [not is_url(form[key]) and "no http URL"] if key in form else [])
    judge("classifiers", map(classifier_flaw, form.get("classifiers", ())))
    judge("project_urls", (project_url_flaw(*pair) for pair in form.get("project_urls", {}).items()))
    for key in ("provides_dist", "obsoletes_dist"):
        judge(key, (requirement_flaw(text, True) for text in form.get(key, ())))
    judge("requires_dist", (requirement_flaw(text, False) for text in form.get("requires_dist", ())))
    judge("dynamic", (name.lower() == "dynamic" and "itself" for name in form.get("dynamic", ())))
    judge("license", ["license_expression" in form and "license" in form and "both"])
    return found


def verdict(text):
    raw, refused, crashed = first_pass(text)
    clean = not refused and not crashed
    return {"refused": refused, "crashed": crashed, "pypi": second_pass(raw) if clean else None}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as texts, open(sys.argv[2], "w", encoding="utf-8") as answers:
        print(json.dumps({"packaging": packaging.__version__, "classifiers": sorted(classifiers)}), file=answers)
        for line in texts:
            print(json.dumps(verdict(base64.b64decode(line)), sort_keys=True), file=answers)
