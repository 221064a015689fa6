"""Makes the process hard to read on Windows. RUN UNDER WINE ONLY, which refuses its memory, too.

SetErrorMode, WerAddExcludedApplication, SetSecurityInfo and its security descriptor string are
described at learn.microsoft.com under Win32.
"""

import sys
from contextlib import suppress
from pathlib import Path

# From errhandlingapi.h: no window of the system's shows or keeps a fault.
SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX = 0x1, 0x2, 0x8000
# From accctrl.h and winnt.h.
SE_KERNEL_OBJECT = 6
DACL_SECURITY_INFORMATION = 0x4
SDDL_REVISION = 1
SYNCHRONIZE, READ_CONTROL = 0x100000, 0x20000
PROCESS_QUERY_LIMITED_INFORMATION, PROCESS_TERMINATE = 0x1000, 0x1

MAY = SYNCHRONIZE | READ_CONTROL | PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_TERMINATE
WHO_MAY = f"D:P(A;;{MAY:#x};;;OW)(A;;GA;;;SY)"
"""The owner (OW) may wait for the process and end it, not read its memory; the system may all."""


def harden() -> None:
    """Keep no report of a fault, and refuse the memory to the same user's other programs.

    What a system does not offer is left out: the notebook is to open all the same.
    """
    if sys.platform != "win32":
        return
    import ctypes

    ctypes.windll.kernel32.SetErrorMode(
        SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX
    )
    with suppress(OSError, AttributeError):
        ctypes.windll.wer.WerAddExcludedApplication(Path(sys.executable).name, False)
    with suppress(OSError, AttributeError):
        _refuse_reading()


def _refuse_reading() -> None:
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    kernel, security = ctypes.windll.kernel32, ctypes.windll.advapi32
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.LocalFree.argtypes = [ctypes.c_void_p]
    descriptor, acl = ctypes.c_void_p(), ctypes.c_void_p()
    is_present, is_default = wintypes.BOOL(), wintypes.BOOL()
    if not security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        WHO_MAY, SDDL_REVISION, ctypes.byref(descriptor), None
    ):
        return
    security.GetSecurityDescriptorDacl(
        descriptor, ctypes.byref(is_present), ctypes.byref(acl), ctypes.byref(is_default)
    )
    process = wintypes.HANDLE(kernel.GetCurrentProcess())
    security.SetSecurityInfo(
        process, SE_KERNEL_OBJECT, DACL_SECURITY_INFORMATION, None, None, acl, None
    )
    kernel.LocalFree(descriptor)
