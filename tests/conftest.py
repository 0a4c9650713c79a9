"""What every test may use, and what none may do: reach the network, or skip itself in CI."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
CI = os.environ.get("CI") == "true"

# In CI the same examples every time: a red build is then the change's doing and not chance's.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.load_profile("ci" if CI else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """`golden(text, path)`: the text is what the golden file says, to the letter."""

    def compare(text: str, path: Path) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"There is no {path}. Write it: pytest --update-golden"
        expected = path.read_bytes().decode("utf-8")
        assert text == expected, f"Not as in {path}. If it is right now: pytest --update-golden"

    return compare


@pytest.fixture(scope="session")
def leave_out() -> Callable[[str], NoReturn]:
    """Skips what cannot be tested on this machine; in CI, fails."""

    def leave_out(why: str) -> NoReturn:
        pytest.fail(why) if CI else pytest.skip(why)

    return leave_out


@pytest.fixture(scope="session")
def npm_file(leave_out: Callable[[str], NoReturn]) -> Callable[[str], Path]:
    """`npm_file("axe-core/axe.min.js")`: a file of the npm packages that `make test` installs."""

    def npm_file(name: str) -> Path:
        path = ROOT / "node_modules" / name
        return path if path.exists() else leave_out(f"{name} is not there: run make test")

    return npm_file


@pytest.fixture(scope="session")
def html_checker(
    npm_file: Callable[[str], Path], leave_out: Callable[[str], NoReturn]
) -> list[str]:
    """The command that checks HTML files and folders; options and paths go after it."""
    java = shutil.which("java") or leave_out("Java is not there: run make test")
    return [java, "-jar", str(npm_file("vnu-jar/build/dist/vnu.jar"))]


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Any:
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            assert address[0] in ("127.0.0.1", "::1", "localhost"), f"no test may reach {address}"
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield
