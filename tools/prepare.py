"""Makes everything that the Makefile's commands need, and nothing twice.

    python3 tools/prepare.py              .venv with engage-docs in it
    python3 tools/prepare.py test         the same for the tests, with Chromium, Java and npm's
    python3 tools/prepare.py fast         the same for the benchmarks, with the quick Markdown
    python3 tools/prepare.py lint         the same for the linters
    python3 tools/prepare.py constraints  writes constraints.txt anew

Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CI = os.environ.get("CI") == "true"

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Pinned as well, though the package does not ask for it: CI builds the site under it too.
FORK_OF_MKDOCS = "properdocs>=1.6.7,<2"

CONSTRAINTS_HEAD = """\
# The versions that engage-docs is built and tested with, those of its dependencies' dependencies
# among them. To renew: make constraints PYTHON=python3.11 (the oldest Python that we support, so
# that every version here can be had on all of them), then make test.
"""


def main(task: str = "site") -> None:
    os.chdir(ROOT)  # pip splits PIP_CONSTRAINT at spaces: only a relative path is safe there
    use_new_enough_python()
    if task == "constraints":
        renew_constraints()
        return
    make_venv("" if task == "site" else f"[{task}]")
    if task == "test":
        get_what_is_beyond_python()


def use_new_enough_python() -> None:
    if sys.version_info >= OLDEST:
        return
    for minor in range(20, OLDEST[1] - 1, -1):
        python = shutil.which(f"python3.{minor}")
        # Version managers put commands on the path that only say "not installed".
        if python and subprocess.run([python, "-V"], capture_output=True).returncode == 0:
            os.execv(python, [python, *sys.argv])  # noqa: S606
    sys.exit(
        "engage-docs needs Python 3.11 or newer, and this is Python {}.{}. Install a newer one, or "
        "say where it is: make site PYTHON=/path/to/python3".format(*sys.version_info[:2])
    )


def make_venv(extra: str) -> None:
    made, key = VENV / "made-from", digest(str(ROOT), sys.version)
    if read(made) != key:  # its scripts hold the folder's name, so a moved folder needs a new one
        print("Making .venv: a minute or so, only this first time …", flush=True)
        new_venv(VENV)
        made.write_text(key, "utf-8")
    files = Path("pyproject.toml"), Path("constraints.txt")
    installed, key = VENV / f"installed{extra}", digest(*(f.read_text("utf-8") for f in files))
    if read(installed) != key:
        pip(VENV, "--editable", f".{extra}")
        installed.write_text(key, "utf-8")
    compile_code()


def compile_code() -> None:
    """What pip does for a package that it copies, and leaves undone for one that stays in place.

    Python would do it at the first run, but not where it may not write beside the code.
    """
    python = str(VENV / "bin" / "python")
    subprocess.run([python, "-m", "compileall", "-qq", "engage_docs", "plugins", "theme"])


def new_venv(folder: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        package = f"python3.{sys.version_info[1]}-venv"
        if not apt_install([package]):
            sys.exit(f"Python's venv module is missing. Run: sudo apt-get install {package}")
        importlib.invalidate_caches()
    venv.create(folder, clear=True, with_pip=True)


def pip(folder: Path, *requirements: str, constrained: bool = True) -> None:
    env = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if constrained:
        # Said this way the pins hold for what the package is built with, too: older pips read the
        # first name there, newer ones the second.
        env["PIP_CONSTRAINT"] = env["PIP_BUILD_CONSTRAINT"] = "constraints.txt"
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", *requirements]
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        print("\n".join(done.stdout.decode(errors="replace").splitlines()[-20:]))
        sys.exit("Python packages could not be installed: pip says why above.")


def get_what_is_beyond_python() -> None:
    # (whether it is there, Debian's packages of it, what goes untested without it)
    needs = [
        (lambda: find(*CHROMIUM), ["chromium"], "pages in a browser (Chromium)"),
        (playwright_runs, ["libatomic1"], "pages in a browser (what Playwright needs)"),
        (lambda: find("java"), ["default-jre-headless"], "valid HTML (Java)"),
        (lambda: find("exiftool"), ["libimage-exiftool-perl"], "clean photos and PDFs (exiftool)"),
        (lambda: find("npm"), ["nodejs", "npm"], "accessibility and valid HTML (npm)"),
    ]
    left_out = []
    install = "sudo apt-get install" if shutil.which("apt-get") else "install"
    for is_there, packages, what in needs:
        if not is_there() and not (apt_install(packages) and is_there()):
            left_out.append(f"{what}: {install} {' '.join(packages)}")
    if find("npm") and not npm_packages():
        left_out.append("accessibility and valid HTML: mend what npm says above")
    if left_out:
        print("Not tested, and how to change that:", "; ".join(left_out), flush=True)
        if CI:
            sys.exit("With CI=true nothing may be left out.")


def playwright_runs() -> bool:
    command = [str(VENV / "bin" / "python"), "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True).returncode == 0


def find(*commands: str) -> str | None:
    return next(filter(None, map(shutil.which, commands)), None)


def npm_packages() -> bool:
    done = ROOT / "node_modules" / "installed"
    key = digest(Path("package-lock.json").read_text("utf-8"))
    if read(done) == key:
        return True
    # No scripts: vnu-jar's would download a Java of its own.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, stdout=subprocess.DEVNULL).returncode:
        return False
    done.write_text(key, "utf-8")
    return True


def apt_install(packages: list[str]) -> bool:
    """True when it could. Asks nobody for a password: not being allowed is an answer."""
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if not shutil.which("apt-get"):
        return False
    if os.geteuid() != 0:
        if (
            not shutil.which("sudo")
            or subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode
        ):
            return False
        apt = ["sudo", "-n", *apt]
    print(f"Installing {' '.join(packages)} with apt-get …", flush=True)
    install = ["install", "--yes", "--no-install-recommends", *packages]
    for step in (["update"], install):
        done = subprocess.run([*apt, *step], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode:
            print(done.stdout.decode(errors="replace"))
            return False
    return True


def renew_constraints() -> None:
    if sys.version_info[:2] != OLDEST:
        sys.exit("Renew the constraints with the oldest Python: make constraints PYTHON=python3.11")
    import tomllib

    needed_to_build = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["build-system"]
    with tempfile.TemporaryDirectory() as folder:
        new_venv(Path(folder))
        report = Path(folder, "report.json")
        pip(
            Path(folder),
            *(".[test,lint]", *needed_to_build["requires"], FORK_OF_MKDOCS),
            *("--dry-run", "--report", str(report), "--target", str(Path(folder, "none"))),
            # Some packages want a later 3.11 than Debian 12 has, which is 3.11.2.
            *("--python-version", "3.11.0", "--only-binary", ":all:"),
            constrained=False,
        )
        found = [one["metadata"] for one in json.loads(report.read_text("utf-8"))["install"]]
    pins = [f"{one['name']}=={one['version']}\n" for one in found if one["name"] != "engage-docs"]
    pins.sort(key=str.casefold)
    Path("constraints.txt").write_text(CONSTRAINTS_HEAD + "".join(pins), "utf-8")
    print("Wrote constraints.txt. Look at the difference, then run: make test")


def digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


if __name__ == "__main__":
    main(*sys.argv[1:])
