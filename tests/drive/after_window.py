"""Puts a driver into the real program, which needs no hook for it.

Python imports a module named sitecustomize by itself: with the driver's folder on PYTHONPATH each
process of the program is driven, those before a lock and those after it.
"""

import importlib.abc
import importlib.util
import sys


def drive_with(driver):
    """Make a driver of this class once a program was started."""
    sys.meta_path.insert(0, AfterWindow(driver))


class AfterWindow(importlib.abc.MetaPathFinder):
    """Waits for the window's module to be loaded."""

    def __init__(self, driver):
        self.driver = driver

    def find_spec(self, name, path, target=None):
        if name != "sessionbook.app":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        run = spec.loader.exec_module

        def exec_module(module):
            run(module)
            start = module.Program.start

            def started(program, *arguments):
                start(program, *arguments)
                program.driver = self.driver(program)

            module.Program.start = started

        spec.loader.exec_module = exec_module
        return spec
