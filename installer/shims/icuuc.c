/* Only for trying the program under Wine 8, never shipped: Windows 10 has an icuuc.dll of its own,
 * this Wine has none, and Qt6Core.dll wants one to load. Every call answers «no such converter», so
 * Qt uses its own UTF-8 and UTF-16 codecs. */
#include <stddef.h>

#define EXPORT __declspec(dllexport)
#define U_FILE_ACCESS_ERROR 4

static void *refuse(int *status)
{
    if (status)
        *status = U_FILE_ACCESS_ERROR;
    return NULL;
}

EXPORT void *ucnv_open(const char *name, int *status) { return refuse(status); }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
EXPORT const char *ucnv_getName(void *converter, int *status) { return refuse(status); }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *status)
{
    return refuse(status);
}
EXPORT const char *ucnv_getAvailableName(int index) { return NULL; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT int ucnv_toUCountPending(void *converter, int *status) { return 0; }
EXPORT int ucnv_fromUCountPending(void *converter, int *status) { return 0; }

#define NOTHING(name) EXPORT void name(void) {}
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_cbFromUWriteUChars)
