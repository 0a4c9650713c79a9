"""What is true of the project as a whole."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
import yaml

import engage_docs

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

# Pieced together, so that this file does not name what it forbids. A package is asked for by its
# name, from whichever registry a machine is set up with.
REGISTRIES = [
    name.replace("_", ".")
    for name in (
        "pypi_org/simple",
        "pypi_python_org",
        "files_pythonhosted_org",
        "registry_npmjs_org",
        "registry_yarnpkg_com",
        "deb_debian_org",
        "archive_ubuntu_com",
    )
]
MACHINE_PATHS = [r"(?<![\w.~-])/(?:work|root)/", r"(?<![\w.~-])/home/\w", r"(?<![\w.~-])/Users/\w"]
FORBIDDEN = re.compile("|".join([*map(re.escape, REGISTRIES), *MACHINE_PATHS]).encode())

NO_MKDOCS = """
import importlib, pkgutil, sys, engage_docs
for module in pkgutil.walk_packages(engage_docs.__path__, "engage_docs."):
    if not module.name.endswith(".__main__"):
        importlib.import_module(module.name)
print(*[name for name in sys.modules if name.split(".")[0] in ("mkdocs", "material", "properdocs")])
"""


@pytest.fixture(scope="module")
def tracked_files(leave_out: Callable[[str], NoReturn]) -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        leave_out("git does not say which files are tracked here")
    files = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    return [file for file in files if file.is_file()]  # git lists files deleted since, too


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine(
    tracked_files: list[Path],
) -> None:
    found = {
        f"{file.relative_to(ROOT)}: {match[0].decode()}"
        for file in tracked_files
        for match in FORBIDDEN.finditer(file.read_bytes())
    }
    assert found == set()


def test_no_file_is_over_1_mb(tracked_files: list[Path]) -> None:
    assert [file for file in tracked_files if file.stat().st_size > 1_000_000] == []


def test_constraints_are_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_every_dependency_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {normal(line.split("==")[0]) for line in lines}
    extras = PROJECT["optional-dependencies"].values()
    wanted = [*PROJECT["dependencies"], *(name for extra in extras for name in extra)]
    names = {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in wanted}
    assert names - pinned == set(), "run make constraints"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_version_is_the_same_in_both_places() -> None:
    assert PROJECT["version"] == engage_docs.__version__


def test_no_module_of_the_domain_imports_mkdocs() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", NO_MKDOCS], capture_output=True, text=True, check=False
    )
    assert (ran.stdout.split(), ran.stderr) == ([], "")


def test_the_licence_is_mit() -> None:
    assert PROJECT["license"] == "MIT"
    words = (ROOT / "LICENSE").read_text("utf-8")
    assert words.startswith("MIT License\n")
    assert "Permission is hereby granted, free of charge" in words


def test_the_workflow_tests_every_python_that_the_package_names_on_three_systems() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text("utf-8"))
    named = [c.rpartition(" ")[2] for c in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", c)]
    matrices = [workflow["jobs"][job]["strategy"]["matrix"] for job in ("linux", "others")]
    assert all(matrix["python"] == named for matrix in matrices)
    assert matrices[1]["system"] == ["macos-latest", "windows-latest"]
