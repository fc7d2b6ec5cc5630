"""What is done once for a shared base: roles, a password, the move of a whole base."""

from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import moment
from lo_appeals.services.office import BASE
from lo_appeals.services.sharing import with_password
from lo_appeals.store import entries, lock, passwords, postgres, roles
from lo_appeals.store.engine import Database
from lo_appeals.store.moving import Moved, move
from lo_appeals.store.upgrade import latest, revision


def make_roles(url: str) -> str:
    """Make the roles of a shared base and give their rights. Returns what to do next, in words."""
    with closing(_shared(url)) as database, database.write() as connection:
        roles.make(connection)
    lines = [f"Роли общей базы {postgres.shown(database.url)} готовы:"]
    lines += [f"  {role.name} – {role.title}: {role.may}." for role in roles.ROLES]
    lines += [
        "Каждому сотруднику администратор сервера заводит имя для входа и включает его в роль:",
        f"  CREATE ROLE ivanova LOGIN IN ROLE {roles.CLERK};",
        "  COMMENT ON ROLE ivanova IS 'Иванова А. А.';",
        "  \\password ivanova",
        "Имя из COMMENT стоит в журнале и в выпущенных докладах: кто их подготовил.",
        "Сотрудник кладёт пароль в хранилище своей системы: lo-appeals password АДРЕС.",
        "Новые таблицы обновлений программы роли получают сами; обновляет базу её владелец.",
    ]
    return "\n".join(lines)


def keep_password(url: str, password: str) -> str:
    """Put a password of a shared base into the system's key store. Returns what was done."""
    address = postgres.address(url)
    if address.get_backend_name() == "sqlite":
        raise _not_shared()
    passwords.keep(address, password)
    done = "сохранён в хранилище системы" if password else "удалён из хранилища системы"
    return f"Пароль для {postgres.shown(address)} {done}."


READY = "База готова, выгрузок в неё ещё не загружали."


@dataclass(frozen=True, slots=True)
class Found:
    """What there is at an address: the server, who would work there, the base, in words."""

    server: str
    who: str
    base: str
    empty: bool


def look(url: str, password: str = "") -> Found:
    """Look at a shared base without changing anything in it. Raises UserError: out of reach."""
    with closing(_shared(with_password(url, password))) as database, database.read() as connection:
        now, server = revision(connection), postgres.server(connection)
        who = postgres.person(connection)
        data = entries.data_as_of(connection) if now == latest() else None
    return Found(server, who, _state(now, data), now is None)


def _state(now: str | None, data: datetime | None) -> str:
    if now is None:
        return "База пуста: программа сделает в ней всё нужное, когда откроет её впервые."
    if now == latest():
        return f"База готова, данные в ней на {moment(data)}." if data else READY
    if now < latest():
        return "База прежней версии: программа обновит её, когда откроет (нужны права владельца)."
    return "База более новой версии: сначала обновите программу на этом компьютере."


def moving_steps(folder: Path, url: str) -> str:
    """Return how this folder's own base gets to a server, step by step."""
    try:
        target = postgres.shown(postgres.address(url))
    except UserError:
        target = "postgresql://имя@сервер/база"
    return "\n".join((
        "1. Администратор создаёт на сервере пустую базу и имя её владельца.",
        "2. Закройте программу и выполните с этим именем:",
        f'    lo-appeals move-base "{folder}" "{target}"',
        "Строки сверяются по числу и по сумме каждой таблицы; своя база остаётся, какой была. "
        "Обратно – та же команда, где адрес стоит первым, а за ним имя нового файла.",
        f'3. Роли сотрудников – один раз: lo-appeals roles "{target}"',
        "4. Укажите адрес здесь у каждого сотрудника и нажмите «Работать с общей базой».",
    ))  # fmt: skip


def password_kept_here() -> bool:
    """Tell whether a password can be kept in a key store of this system."""
    return passwords.kept_here()


def _shared(url: str) -> Database:
    database = Database(url)
    if database.sqlite:
        database.close()
        raise _not_shared()
    return database


def _not_shared() -> UserError:
    return UserError(
        "Это база в файле: у неё один хозяин, роли и пароль входа ей не нужны.",
        "Укажите адрес общей базы: postgresql://имя@сервер/база",
    )


def move_base(source: str, target: str) -> list[Moved]:
    """Copy a whole base between a file and a server; a folder of data means the base in it.

    Returns what went over, by tables. Raises UserError; then the source and what was in the target
    are as they were.
    """
    old, new = _place(source), _place(target)
    if isinstance(old, Path):
        _check_old(old)
    if isinstance(new, Path):
        _check_new(new)
    alone = lock.use(old) if isinstance(old, Path) else nullcontext()
    with alone, closing(_opened(old)) as first, closing(_opened(new)) as second:
        return move(first, second)


def _place(text: str) -> Path | str:
    if "://" in text:
        return text
    path = Path(text)
    return path / BASE if path.is_dir() else path


def _opened(place: Path | str) -> Database:
    return Database.at(place) if isinstance(place, Path) else Database(place)


def _check_old(path: Path) -> None:
    if not path.is_file():
        raise UserError(f"Базы «{path}» нет.", "Укажите файл базы, папку данных или адрес.")
    held = lock.holder(path)
    if held is not None:
        raise UserError(
            f"Базу держит открытое окно программы: {held.words}.",
            "Закройте его: после переноса правки в прежней базе потерялись бы.",
        )


def _check_new(path: Path) -> None:
    if path.exists():
        raise UserError(f"Файл «{path}» уже есть.", "Укажите имя, которого ещё нет.")
    path.parent.mkdir(parents=True, exist_ok=True)
