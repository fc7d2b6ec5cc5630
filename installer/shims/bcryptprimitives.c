/* Only for trying the program under Wine 8, never shipped: Windows 10 has this library, this Wine
 * has not, and python_calamine wants it for random numbers. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG length); /* RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *buffer, SIZE_T length)
{
    return SystemFunction036(buffer, (ULONG)length);
}
