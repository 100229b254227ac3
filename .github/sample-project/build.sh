#!/usr/bin/env bash
# Builds a wheel and an sdist of a project with nothing in it: build.sh NAME VERSION FOLDER
set -euo pipefail

name=$1 version=$2 folder=$3
source=$(mktemp -d)
trap 'rm -rf "$source"' EXIT

cat > "$source/pyproject.toml" <<END
[build-system]
requires = ["flit_core"]
build-backend = "flit_core.buildapi"

[project]
name = "$name"
version = "$version"
description = "A sample that shows that publishing works."
readme = "README.md"
requires-python = ">=3.9"

[tool.flit.module]
name = "published_sample"
END
echo "There is nothing here to use: $name exists to be published." > "$source/README.md"
echo '"""Published by a test."""' > "$source/published_sample.py"

python -m build --no-isolation --outdir "$folder" "$source"
