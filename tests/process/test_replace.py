"""A process that is replaced, where there is nowhere to print."""

import subprocess
import sys

SCRIPT = (
    "import sys\nfrom sessionbook import process\n"
    "process.program = lambda: [sys.executable, '-c', 'print(40 + 2)']\n"
    "sys.stdout = None\nprocess.replace(None)"
)


def test_a_program_without_a_console_is_replaced_all_the_same() -> None:
    """Windows gives it no standard output."""
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("42\n", "")
