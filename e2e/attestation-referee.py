"""Writes what `pypi-attestations` and `sigstore` say of attestations, offline and by a trusted root of the caller's.

Usage: attestation-referee.py TRUSTED_ROOT CASES ANSWERS. CASES is a list in JSON of {"attestation": path, "name": file
name, "sha256": str, "repository": str, "workflow": str}; ANSWERS becomes a list of the predicate types of those that are
verified, and of `refused: …` for the others.
"""

import json
import sys
from pathlib import Path

from pypi_attestations import Attestation, Distribution, GitHubPublisher, _impl
from sigstore.models import TrustedRoot
from sigstore.verify import Verifier

trusted_root = TrustedRoot.from_file(sys.argv[1])


class OfflineVerifier:
    """In the place of the one that fetches Sigstore's own root."""

    @staticmethod
    def production(offline=False):
        return Verifier(trusted_root=trusted_root)


_impl.Verifier = OfflineVerifier


def verdict(case):
    publisher = GitHubPublisher(repository=case["repository"], workflow=case["workflow"])
    try:
        attestation = Attestation.model_validate_json(Path(case["attestation"]).read_text())
        predicate_type, _ = attestation.verify(
            publisher, Distribution(name=case["name"], digest=case["sha256"]), offline=True
        )
        return predicate_type
    except Exception as error:
        return f"refused: {type(error).__name__}: {error}"


Path(sys.argv[3]).write_text(json.dumps([verdict(case) for case in json.loads(Path(sys.argv[2]).read_text())]))
