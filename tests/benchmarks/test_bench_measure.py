"""One command, measured, with all the programs that it starts."""

import subprocess
import sys

import pytest

from benchmarks.measure import Failed, memory_together, run

MEGA = 1_000_000
HOLD = "held = bytearray({0} * 1_000_000); "
# Starts another of its kind, says when both hold their memory, and waits for a word.
FAMILY = """
import subprocess, sys
child = "held = bytearray(60_000_000); print('there', flush=True); input()"
other = subprocess.Popen(
    [sys.executable, "-c", child], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
)
held = bytearray(60_000_000)
other.stdout.readline()
print("there", flush=True)
input()
other.communicate("go")
"""


def python(code):
    return (sys.executable, "-c", code)


def test_memory_is_that_of_the_largest_program(tmp_path):
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{HOLD.format(150)}'])"
    small = run([python("pass")], tmp_path, tmp_path / "log")
    assert small.memory < 100 * MEGA
    assert run([python(nested)], tmp_path, tmp_path / "log").memory > 150 * MEGA


def test_computing_of_started_programs_counts(tmp_path):
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    assert run([python(nested)], tmp_path, tmp_path / "log").cpu >= 0.3


def test_commands_in_turn_are_measured_together(tmp_path):
    sleep = python("import time; time.sleep(0.2)")
    assert run([sleep, sleep], tmp_path, tmp_path / "log").seconds >= 0.4


def test_a_command_runs_in_the_folder(tmp_path):
    run([python("open('made', 'w').close()")], tmp_path, tmp_path / "log")
    assert (tmp_path / "made").exists()


def test_an_error_says_what_the_command_said(tmp_path):
    with pytest.raises(Failed, match=r"ended with 3:\nno room"):
        run([python("import sys; print('no room'); sys.exit(3)")], tmp_path, tmp_path / "log")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell")
def test_programs_at_the_same_time_add_up():
    pipe = subprocess.PIPE
    with subprocess.Popen(python(FAMILY), stdin=pipe, stdout=pipe, text=True) as parent:
        parent.stdout.readline()
        together = memory_together(parent.pid)
        parent.communicate("go")
    assert 120 * MEGA < together < 240 * MEGA
