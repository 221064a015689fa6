"""Acts done in a process of their own that strace watches, kills or lies to."""

import json
import multiprocessing
import os
import re
import socket
import subprocess
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sessionbook.errors import SessionbookError
from tests.drills.acts import ACTS, Work
from tests.drive import strace

PR_SET_PTRACER = 0x59616D61
CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,mkdir"
"""Every way in which these acts change a disk."""

TRIES = 3
CONTEXT = multiprocessing.get_context("forkserver")
PRELOAD = [f"tests.drills.{name}" for name in ("tracing", "opening")]
PRELOAD += ["nacl.bindings", "nacl.exceptions", "ctypes", "uuid", "secrets"]
CONTEXT.set_forkserver_preload(PRELOAD)  # then a process takes 8 ms, not 500


def require_strace() -> None:
    """Skip where nothing can be traced; fail if it could be installed and all is to be run."""
    if strace.missing():
        give_up = pytest.fail if os.environ.get("DRILL_ALL") else pytest.skip
        give_up("There is no strace here. Please type: apt-get install strace")
    if strace.is_refused():
        pytest.skip("No process may be traced here (ptrace is not allowed).")


@dataclass
class Outcome:
    """How an act went: the steps that were done, and what was refused in which words."""

    done: list[str] = field(default_factory=list)
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    crashed: str = ""
    was_killed: bool = True  # until it says that it is over
    calls: Counter[str] = field(default_factory=Counter)


def perform(act: str, folder: Path, line: socket.socket) -> None:
    """Do an act, saying each step; runs in the process that is traced.

    It speaks by sendto, which is not among the calls that fail.
    """
    _allow_tracing()
    _say(line, "ready")
    line.recv(1)
    work = Work(folder)
    for step in ACTS[act]:
        for _ in range(TRIES):
            try:
                getattr(work, step)()
            except SessionbookError as error:
                _say(line, "refused", step, type(error).__name__, str(error))
                line.recv(1)
            except BaseException:
                _say(line, "crashed", traceback.format_exc())
                return
            else:
                _say(line, "done", step)
                break
        else:
            break
    _say(line, "over")


def traced(act: str, folder: Path, inject: str = "", log: Path = Path(os.devnull)) -> Outcome:
    """Do an act under strace; after the first refusal what was injected is taken away."""
    ours, theirs = socket.socketpair()
    process = CONTEXT.Process(target=perform, args=(act, folder, theirs))
    process.start()
    theirs.close()
    outcome = Outcome()
    with ours, ours.makefile() as said:
        said.readline()  # it may be traced from now on
        watcher = _attached(process.pid, inject, log)
        ours.send(b"g")
        for line in said:
            if _hear(outcome, *json.loads(line)) == "refused":
                watcher.terminate()  # it lets the process go on
                watcher.wait()
                ours.send(b"g")
    process.join()
    watcher.communicate()
    process.close()
    if log.is_file():
        outcome.calls = Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.MULTILINE))
    return outcome


def _attached(pid: int | None, inject: str, log: Path) -> "subprocess.Popen[str]":
    """Return the strace of a process, watching it already."""
    command = ["strace", "-f", "-p", str(pid), "-o", str(log), "-e", "signal=none"]
    command += ["-e", f"trace={CALLS}", *(["-e", f"inject={inject}"] if inject else [])]
    watcher = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert watcher.stderr
    first = watcher.stderr.readline()
    assert "attached" in first, first
    return watcher


def evenly(points: list[tuple[str, int]], most: int) -> list[tuple[str, int]]:
    """Return at most so many of the points, from the first to the last."""
    if len(points) <= most:
        return points
    return [points[place * (len(points) - 1) // (most - 1)] for place in range(most)]


def _hear(outcome: Outcome, kind: str, *words: str) -> str:
    if kind == "done":
        outcome.done.append(words[0])
    elif kind == "refused":
        outcome.refused.append((words[0], words[1], words[2]))
    else:
        outcome.was_killed = False
        outcome.crashed = "".join(words)
    return kind


def _say(line: socket.socket, *words: str) -> None:
    line.sendall(json.dumps(words).encode() + b"\n")


def _allow_tracing() -> None:
    """Let a program that is not our parent trace us, where the system is stricter."""
    import ctypes

    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)
