/* Only for trying the program under Wine 8, never shipped: its mscms.dll lacks
 * WcsCreateIccProfile, which Qt calls at start. Every call answers «no colour profile». */
#include <windows.h>

#define EXPORT __declspec(dllexport)

EXPORT void *WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation)
{
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}

EXPORT BOOL WINAPI CloseColorProfile(void *profile) { return TRUE; }

EXPORT BOOL WINAPI GetColorProfileFromHandle(void *profile, BYTE *contents, DWORD *size)
{
    if (size)
        *size = 0;
    return FALSE;
}

EXPORT void *WINAPI WcsCreateIccProfile(void *profile, DWORD options) { return NULL; }
