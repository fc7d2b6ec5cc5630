"""Late-bound COM by ctypes alone: enough to ask Word for a PDF.

An `Automation` is one object of another program. Texts, whole numbers, truth values and further
objects go both ways; whatever else comes back is None.
"""

import ctypes
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Union

if sys.platform != "win32":
    raise ImportError("COM is a part of Windows")

Value = Union[str, int, bool, None, "Automation"]

APARTMENT_THREADED = 2
ANY_SERVER = 0x15  # in this process, in another, on another machine
NULL_ID = ctypes.create_string_buffer(16)
DISPATCH_ID = ctypes.create_string_buffer(
    uuid.UUID("{00020400-0000-0000-C000-000000000046}").bytes_le, 16
)
RUSSIAN = 0x419
METHOD, PROPERTY_GET, PROPERTY_PUT = 1, 2, 4
PUT_ARGUMENT = ctypes.c_long(-3)
EMPTY, SHORT, LONG, TEXT, OBJECT, TRUTH = 0, 2, 3, 8, 9, 11
RELEASE, IDS_OF_NAMES, INVOKE = 2, 5, 6  # places in the table of an IDispatch

ole32 = ctypes.OleDLL("ole32")
oleaut32 = ctypes.WinDLL("oleaut32")
oleaut32.SysAllocStringLen.restype = ctypes.c_void_p
oleaut32.SysAllocStringLen.argtypes = (ctypes.c_wchar_p, ctypes.c_uint)
oleaut32.SysStringLen.argtypes = (ctypes.c_void_p,)
oleaut32.VariantClear.argtypes = (ctypes.c_void_p,)


class _Variant(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_ushort),
        ("reserved", ctypes.c_ushort * 3),
        ("value", ctypes.c_int64),
        ("more", ctypes.c_int64),
    )


class _Arguments(ctypes.Structure):
    _fields_ = (
        ("values", ctypes.POINTER(_Variant)),
        ("named", ctypes.POINTER(ctypes.c_long)),
        ("count", ctypes.c_uint),
        ("named_count", ctypes.c_uint),
    )


@contextmanager
def apartment() -> Iterator[None]:
    """COM for this thread. Raises OSError where the thread has it in another way."""
    ole32.CoInitializeEx(None, APARTMENT_THREADED)
    try:
        yield
    finally:
        ole32.CoUninitialize()


def installed(program: str) -> bool:
    """Tell whether `program` («Word.Application») is on this machine, without starting it."""
    try:
        ole32.CLSIDFromProgID(ctypes.c_wchar_p(program), ctypes.create_string_buffer(16))
    except OSError:
        return False
    return True


class Automation:
    """An object of another program, to be used in a `with` inside `apartment()`."""

    def __init__(self, address: int) -> None:
        self._address = ctypes.c_void_p(address)

    @classmethod
    def create(cls, program: str) -> "Automation":
        """Start `program` («Word.Application»). Raises OSError: it is not on this machine."""
        class_id = ctypes.create_string_buffer(16)
        made = ctypes.c_void_p()
        ole32.CLSIDFromProgID(ctypes.c_wchar_p(program), class_id)
        ole32.CoCreateInstance(class_id, None, ANY_SERVER, DISPATCH_ID, ctypes.byref(made))
        return cls(made.value or 0)

    def __enter__(self) -> "Automation":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._method(RELEASE, ctypes.c_ulong)(self._address)

    def get(self, name: str) -> Value:
        """Return a property. Raises OSError: there is none, or the program refused."""
        return self._invoke(name, PROPERTY_GET, ())

    def put(self, name: str, value: Value) -> None:
        """Set a property. Raises OSError as `get` does."""
        self._invoke(name, PROPERTY_PUT, (value,))

    def call(self, name: str, *values: Value) -> Value:
        """Call a method with arguments in their order. Raises OSError as `get` does."""
        return self._invoke(name, METHOD | PROPERTY_GET, values)

    def child(self, name: str, *values: Value) -> "Automation":
        """Return an object that a property or a method gives. Raises OSError: it gives none."""
        found = self.call(name, *values)
        if not isinstance(found, Automation):
            raise OSError(f"{name} is no object")
        return found

    def _method(
        self, place: int, result: "type[ctypes._SimpleCData[int]]", *kinds: type
    ) -> "ctypes._CFunctionType":
        table = ctypes.cast(self._address, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
        return ctypes.WINFUNCTYPE(result, ctypes.c_void_p, *kinds)(table[place] or 0)

    def _id(self, name: str) -> int:
        found, names = ctypes.c_long(), (ctypes.c_wchar_p * 1)(name)
        ask = self._method(
            IDS_OF_NAMES, ctypes.HRESULT, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint,
            ctypes.c_ulong, ctypes.c_void_p,
        )  # fmt: skip
        ask(self._address, NULL_ID, names, 1, RUSSIAN, ctypes.byref(found))
        return found.value

    def _invoke(self, name: str, kind: int, values: tuple[Value, ...]) -> Value:
        packed = (_Variant * len(values))(*map(_packed, reversed(values)))  # last one first
        given = _Arguments(packed, None, len(values), 0)
        if kind == PROPERTY_PUT:
            given.named, given.named_count = ctypes.pointer(PUT_ARGUMENT), 1
        answer = _Variant()
        do = self._method(
            INVOKE, ctypes.HRESULT, ctypes.c_long, ctypes.c_void_p, ctypes.c_ulong,
            ctypes.c_ushort, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p,
        )  # fmt: skip
        try:
            do(self._address, self._id(name), NULL_ID, RUSSIAN, kind, ctypes.byref(given),
               ctypes.byref(answer), None, None)  # fmt: skip
            return _unpacked(answer)
        finally:
            for one in packed:
                if one.kind == TEXT:
                    oleaut32.VariantClear(ctypes.byref(one))


def _packed(value: Value) -> _Variant:
    if isinstance(value, bool):
        return _Variant(kind=TRUTH, value=0xFFFF if value else 0)
    if isinstance(value, int):
        return _Variant(kind=LONG, value=value & 0xFFFFFFFF)
    if isinstance(value, str):
        return _Variant(kind=TEXT, value=oleaut32.SysAllocStringLen(value, len(value)))
    return _Variant(kind=EMPTY)


def _unpacked(answer: _Variant) -> Value:
    if answer.kind == OBJECT:
        return Automation(answer.value) if answer.value else None  # its release is the caller's
    found: Value = None
    if answer.kind == TEXT:
        length = oleaut32.SysStringLen(answer.value)
        found = ctypes.wstring_at(answer.value, length) if length else ""
    elif answer.kind == LONG:
        found = ctypes.c_int32(answer.value & 0xFFFFFFFF).value
    elif answer.kind == SHORT:
        found = ctypes.c_int16(answer.value & 0xFFFF).value
    elif answer.kind == TRUTH:
        found = bool(answer.value & 0xFFFF)
    oleaut32.VariantClear(ctypes.byref(answer))
    return found
