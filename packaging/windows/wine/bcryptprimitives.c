/* Wine 8 has no bcryptprimitives.dll, which cryptography's library asks for random bytes.
   Part of the smoke test only: never bundled. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); /* RtlGenRandom */

__declspec(dllexport) BOOL ProcessPrng(PBYTE bytes, SIZE_T length)
{
    return SystemFunction036(bytes, (ULONG)length);
}
