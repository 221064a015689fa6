"""Hears from macOS that nobody is at it. NEVER RUN: written to the documented interfaces.

NSWorkspace's notifications, which are waited for before sleep, and those of the Objective-C
runtime are described at developer.apple.com; com.apple.screenIsLocked has been sent by every
macOS, though no page describes it.
"""

import ctypes
from typing import Any

from PySide6.QtCore import QObject, Signal

WORKSPACE = "NSWorkspaceWillSleepNotification", "NSWorkspaceSessionDidResignActiveNotification"
DISTRIBUTED = ("com.apple.screenIsLocked",)
NOTICE = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
TAKES_A_NOTICE = b"v@:@"  # the method's type, as the runtime writes it


class Desktop(QObject):
    """Says left when the person is; macOS waits before sleep for those it tells."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told = NOTICE(lambda *_: self.left.emit())

    def begin(self) -> None:
        """Listen from now on."""
        runtime = Runtime()
        observer = runtime.observer(b"SessionbookAway", b"personLeft:", self._told)
        shared = runtime.send(runtime.named(b"NSWorkspace"), b"sharedWorkspace")
        centre = runtime.send(shared, b"notificationCenter")
        for name in WORKSPACE:
            runtime.observe(centre, observer, b"personLeft:", name)
        distributed = runtime.named(b"NSDistributedNotificationCenter")
        for name in DISTRIBUTED:
            centre = runtime.send(distributed, b"defaultCenter")
            runtime.observe(centre, observer, b"personLeft:", name)

    def delay_sleep(self, *, delays: bool) -> None:
        """Nothing has to be asked for."""


class Runtime:
    """As much of the Objective-C runtime as it takes to be told something."""

    def __init__(self) -> None:
        ctypes.CDLL("/System/Library/Frameworks/AppKit.framework/AppKit")
        self._library = ctypes.CDLL("/usr/lib/libobjc.dylib")
        self._library.objc_getClass.restype = ctypes.c_void_p
        self._library.sel_registerName.restype = ctypes.c_void_p
        self._library.objc_allocateClassPair.restype = ctypes.c_void_p
        self._library.objc_allocateClassPair.argtypes = [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_size_t,
        ]
        self._library.class_addMethod.argtypes = [
            ctypes.c_void_p,
            ctypes.c_void_p,
            NOTICE,
            ctypes.c_char_p,
        ]
        self._library.objc_registerClassPair.argtypes = [ctypes.c_void_p]

    def named(self, name: bytes) -> Any:
        """Return a class."""
        return self._library.objc_getClass(name)

    def send(self, receiver: Any, selector: bytes, *more: Any) -> Any:
        """Send a message whose every value is a pointer."""
        kinds = [ctypes.c_void_p] * (2 + len(more))
        address = ctypes.cast(self._library.objc_msgSend, ctypes.c_void_p).value
        sent = ctypes.CFUNCTYPE(ctypes.c_void_p, *kinds)(address or 0)
        return sent(receiver, self._library.sel_registerName(selector), *more)

    def observer(self, name: bytes, selector: bytes, told: Any) -> Any:
        """Return a new object that calls told for a message."""
        made = self._library.objc_allocateClassPair(self.named(b"NSObject"), name, 0)
        selected = self._library.sel_registerName(selector)
        self._library.class_addMethod(made, selected, told, TAKES_A_NOTICE)
        self._library.objc_registerClassPair(made)
        return self.send(self.send(made, b"alloc"), b"init")

    def observe(self, centre: Any, observer: Any, selector: bytes, name: str) -> None:
        """Let the observer be told of what has this name."""
        words = ctypes.cast(ctypes.c_char_p(name.encode()), ctypes.c_void_p)
        text = self.send(self.named(b"NSString"), b"stringWithUTF8String:", words)
        selected = ctypes.c_void_p(self._library.sel_registerName(selector))
        self.send(centre, b"addObserver:selector:name:object:", observer, selected, text, None)
