"""What the faults of PostgreSQL's driver mean: by their codes, while connecting by their words."""

from lo_appeals.domain.errors import UserError

LOST_STATES = ("08", "57P")  # connection exceptions, the server going down or coming up

_UNTOUCHED = "Ничего не изменено."
_PASSWORD = (
    "Сервер базы не принял имя или пароль.",
    "Проверьте их: lo-appeals password АДРЕС; роль заводит администратор базы.",
)
_STATES = {
    "28": _PASSWORD,
    "3D": ("Базы с таким именем на сервере нет.", "Проверьте адрес или попросите администратора "
           "создать её: createdb."),
    "42501": ("Вашей роли в общей базе это не разрешено.",
              f"{_UNTOUCHED} Роли раздаёт администратор базы: lo-appeals roles АДРЕС."),
    "53100": ("На сервере базы кончилось место.", "Записанное раньше цело. Сообщите "
              "администратору сервера и повторите позже."),
    "53": ("Сервер базы перегружен.", f"{_UNTOUCHED} Повторите через минуту."),
    "55P03": ("База занята: другой сотрудник записывает большое изменение.",
              f"{_UNTOUCHED} Повторите через минуту."),
    "25006": ("База открыта только для чтения.", f"{_UNTOUCHED} Обратитесь к администратору."),
    "40": ("Правка столкнулась с правкой другого сотрудника.", f"{_UNTOUCHED} Повторите её."),
}  # fmt: skip
_STRANGER = ("invalid response", "expected authentication request")
_CONNECTING = (  # libpq gives no code while it connects; servers speak English or Russian
    (_STRANGER, ("По этому адресу отвечает не сервер PostgreSQL.",
                 "Проверьте в адресе имя сервера и порт.")),
    (("password authentication", "no password supplied", "по паролю", "не введён пароль"),
     _STATES["28"]),
    (("pg_hba.conf",), ("Сервер базы не пускает с этого компьютера или без шифрования.",
                        "Администратор разрешает вход в pg_hba.conf; для шифрования добавьте к "
                        "адресу ?sslmode=verify-full.")),
    (("certificate", "ssl", "сертификат"),
     ("Шифрованное соединение с сервером базы не установлено.",
      "Проверьте sslmode и sslrootcert в адресе у администратора сервера.")),
    (('role "', 'роль "', "роль «"), _STATES["28"]),
    (('database "', 'база данных "', "база данных «"), _STATES["3D"]),
    (("too many", "слишком много"), _STATES["53"]),
)  # fmt: skip
_REFUSED = (*_STRANGER, "fatal", "важно", "password", "парол", "ssl", "certificate", "сертификат")
_COMING = ("starting up", "shutting down", "not yet accepting", "recovery mode", "запускается",
           "останавливается", "восстановлени", "ещё не принимает")  # fmt: skip


class NoConnection(UserError):
    """There is no server at the moment; nothing unfinished has been written."""

    def __init__(self) -> None:
        super().__init__(
            "Нет связи с сервером базы.",
            "Незаконченное не записано, набранное цело. Работа продолжится сама, когда сервер "
            "ответит.",
        )


class NotAdmitted(UserError):
    """The server asks for another name or password than it was given."""


class UnknownOutcome(UserError):
    """The connection went while a change was being confirmed: nobody here knows whether it is."""

    def __init__(self) -> None:
        super().__init__(
            "Связь с сервером базы прервалась в миг записи.",
            "Записано ли последнее изменение, будет видно, когда сервер ответит: проверьте его.",
        )


def lost(error: BaseException | None) -> bool:
    """Tell whether a fault of the driver means that there is no server at the moment."""
    if not type(error).__module__.startswith("psycopg"):
        return False
    state = getattr(error, "sqlstate", None)
    if state:
        return str(state).startswith(LOST_STATES)
    named = type(error).__name__
    if named == "InterfaceError":
        return True
    return named in ("OperationalError", "ConnectionTimeout") and _of_connecting(error) is None


def explain(error: BaseException | None) -> UserError | None:
    """Return what the clerk should read for a fault of the driver; None: it is a bug."""
    if lost(error):
        return NoConnection()
    if not type(error).__module__.startswith("psycopg"):
        return None
    state = str(getattr(error, "sqlstate", None) or "")
    for beginning, told in _STATES.items():
        if state.startswith(beginning):
            return _error(told)
    return None if state else _of_connecting(error)


def _of_connecting(error: BaseException | None) -> UserError | None:
    said = str(error).casefold()
    if "connection failed" not in said or any(part in said for part in _COMING):
        return None
    said = said[said.find("fatal") :] if "fatal" in said else said.partition("failed")[2]
    refused = any(sign in said for sign in _REFUSED)
    for parts, told in _CONNECTING if refused else ():
        if any(part in said for part in parts):
            return _error(told)
    return None


def _error(told: tuple[str, str]) -> UserError:
    return NotAdmitted(*told) if told is _PASSWORD else UserError(*told)
