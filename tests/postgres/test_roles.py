"""Who may do what on a shared base; passwords; encryption; faults of the server in words."""

import os
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import keyring
import keyring.backend
import pytest
import sqlalchemy as sa

from lo_appeals import cli
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.services.office import Office
from lo_appeals.services.rights import Area
from lo_appeals.services.shared_base import keep_password, look, make_roles
from lo_appeals.store import postgres
from lo_appeals.store.engine import Database
from tests.postgres.conftest import NOW
from tests.postgres.server import Server, free_port

SECRET = "Пароль/с@знаками:1"
Enter = Callable[..., Office]


class Store(keyring.backend.KeyringBackend):
    """A key store that lives in memory."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


@pytest.fixture(autouse=True)
def store() -> Iterator[Store]:
    before = keyring.get_keyring()
    made = Store()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def person(server: Server, url: str) -> Iterator[Callable[[str, str], str]]:
    """Yield what makes a person with a role; returns the address for that person."""
    make_roles(url)
    made: list[str] = []

    def add(name: str, role: str) -> str:
        server.order(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
        made.append(name)
        return sa.make_url(url).set(username=name).render_as_string()

    yield add
    for name in made:
        server.order(f"DROP ROLE {name}")


def edit(office: Office) -> None:
    entry_id = office.appeals.ids(Selection(law=Law.BOTH))[0]
    office.notes.add(entry_id, "правка")


def test_clerk_may_do_everything_but_change_the_journal(
    person: Callable[[str, str], str], enter: Enter
) -> None:
    office = enter(address=person("ivanova", "lo_appeals_clerk"))
    edit(office)
    office.settings.set_from_json({"executor_name": "Иванова Анна Андреевна"})
    office.reports.make(office.reports.last_full_month(), office.folder / "out")
    assert office.copies.check() == ()
    with pytest.raises(UserError, match="не разрешено"), office._desk.database.write() as base:
        base.exec_driver_sql("UPDATE journal SET who = 'другой'")
    with pytest.raises(UserError, match="не разрешено"), office._desk.database.write() as base:
        base.exec_driver_sql("DROP TRIGGER journal_no_update ON journal")


def test_head_decides_and_does_not_edit(
    person: Callable[[str, str], str], enter: Enter, server: Server
) -> None:
    address = person("petrov", "lo_appeals_head")
    server.order("COMMENT ON ROLE petrov IS 'Петров П. П.'")
    clerk, head = enter(), enter("", address)
    assert head.who == "Петров П. П."
    with pytest.raises(UserError, match="не разрешено"):
        edit(head)
    head.settings.set_from_json(
        {"order_number": "00", "order_date": "2021-11-15", "signer_name": "Озеров Вадим Кириллович",
         "signer_short": "В.К. Озеров", "vice_governor_name": "Северову А.П.",
         "vice_governor_salutation": "Уважаемый Андрей Павлович!",
         "executor_name": "Лаптева Ирина Сергеевна", "executor_phone": "(812) 000-00-01",
         "address": "190000", "phone": "тел. 0", "email": "kok@example.ru"}
    )  # fmt: skip
    head.reports.make(head.reports.last_full_month(), head.folder / "out", issue=True)
    [report] = clerk.reports.issued()
    assert report.who == "Петров П. П."
    assert clerk.copies.check() == ()


def test_reader_is_told_before_changing_anything(
    person: Callable[[str, str], str], enter: Enter
) -> None:
    office = enter(address=person("sidorov", "lo_appeals_reader"))
    assert office.appeals.count(Selection(law=Law.BOTH)) > 100
    office.reports.month(office.reports.last_full_month())
    with pytest.raises(UserError, match="просмотр"):
        edit(office)
    with pytest.raises(UserError, match="просмотр"):
        office.refuse()


def test_roles_are_explained_and_made_again(url: str) -> None:
    first = make_roles(url)
    assert make_roles(url) == first
    assert all(name in first for name in ("делопроизводитель", "руководитель", "просмотр"))


def test_roles_are_given_by_the_owner_of_a_filled_base_only(
    person: Callable[[str, str], str], empty: str, server: Server, url: str
) -> None:
    with pytest.raises(UserError, match="даёт владелец"):
        make_roles(person("ivanova", "lo_appeals_clerk"))
    with pytest.raises(UserError, match="ещё нет таблиц"):
        make_roles(empty)


def test_rights_are_told_by_the_role(person: Callable[[str, str], str], enter: Enter) -> None:
    refused = {
        role: enter("", person(f"one_{role}", f"lo_appeals_{role}")).rights.refused
        for role in ("clerk", "head", "reader")
    }
    assert refused == {
        "clerk": frozenset(),
        "head": {Area.ENTRIES, Area.REGISTRY},
        "reader": frozenset(Area),
    }
    assert enter().rights.reason == ""


@pytest.mark.parametrize(
    "statement", ["DELETE FROM journal", "UPDATE journal SET who = ''", "TRUNCATE journal CASCADE",
                  "DELETE FROM journal_value"],
)  # fmt: skip
def test_journal_is_append_only_for_its_owner_too(statement: str, enter: Enter) -> None:
    office = enter()
    refused = pytest.raises(sa.exc.IntegrityError, match="append-only")
    with refused, office._desk.database.write() as connection:
        connection.exec_driver_sql(statement)


@pytest.fixture
def guarded(server: Server, url: str) -> Iterator[str]:
    """Yield the address of a person whom the server asks for a password."""
    server.order(f"CREATE ROLE guarded LOGIN PASSWORD '{SECRET}' IN ROLE pg_read_all_data")
    rules = server.data / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"host all guarded 127.0.0.1/32 scram-sha-256\n{before}")
    server.order("SELECT pg_reload_conf()")
    yield sa.make_url(url).set(username="guarded").render_as_string()
    rules.write_text(before)
    server.order("SELECT pg_reload_conf()")
    server.order("DROP ROLE guarded")


def test_password_comes_from_the_key_store(guarded: str, store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="не принял имя или пароль"):
        Office(tmp_path / "a", lambda: NOW, url=guarded)
    told = keep_password(guarded, SECRET)
    assert "сохранён" in told
    assert list(store.kept.values()) == [SECRET]
    office = Office(tmp_path / "b", lambda: NOW, url=guarded)
    assert office.who == "guarded"
    office.close()
    keep_password(guarded, "")
    keep_password(guarded, "")
    assert store.kept == {}


def test_password_is_never_shown(guarded: str, capsys: pytest.CaptureFixture[str]) -> None:
    url = sa.make_url(guarded).set(password="НеТотПароль")
    full = url.render_as_string(hide_password=False)
    assert cli.main(["--database", full, "appeals", "--count"]) == 2
    told = capsys.readouterr()
    assert "не принял имя или пароль" in told.err
    assert "НеТот" not in told.err + told.out
    assert "НеТот" not in postgres.shown(url)
    with_query = sa.make_url(guarded + "?password=НеТотПароль")
    assert "НеТот" not in postgres.shown(with_query)


def test_no_key_store_is_told() -> None:
    from keyring.backends.fail import Keyring

    keyring.set_keyring(Keyring())
    with pytest.raises(UserError, match="хранилище паролей недоступно"):
        keep_password("postgresql://a@localhost/b", "x")


@pytest.mark.parametrize("address", ["нечто", "mysql://a@b/c", "postgresql://a:b:c@d:x/e", ""])
def test_address_that_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UserError, match="Адрес базы не понят"):
        Database(address)


def test_missing_base_missing_person_and_silent_server_are_told_apart(server: Server) -> None:
    told = {}
    for name, address in {
        "base": server.url("нет_такой"),
        "person": server.url("postgres", user="nobody_here"),
        "server": f"postgresql://postgres@127.0.0.1:{free_port()}/postgres",
    }.items():
        database = Database(address)
        with pytest.raises(UserError) as error, database.read():
            pass
        told[name] = error.value.what
        database.close()
    assert told == {
        "base": "Базы с таким именем на сервере нет.",
        "person": "Сервер базы не принял имя или пароль.",
        "server": "Нет связи с сервером базы.",
    }


def test_base_of_a_newer_program_is_left_alone(url: str, server: Server, tmp_path: Path) -> None:
    base = sa.make_url(url).database or ""
    server.order("UPDATE alembic_version SET version_num = '9999'", base)
    with pytest.raises(UserError, match="более новой версией"):
        Office(tmp_path, lambda: NOW, url=url)
    assert "более новой версии" in look(url).base
    assert server.order("SELECT version_num FROM alembic_version", base) == [("9999",)]


def test_base_of_another_program_is_left_alone(empty: str, server: Server, tmp_path: Path) -> None:
    base = sa.make_url(empty).database or ""
    server.order("CREATE TABLE theirs (id int)", base)
    for opening in (lambda: Office(tmp_path, lambda: NOW, url=empty), lambda: look(empty)):
        with pytest.raises(UserError, match="По этому адресу лежит база другой программы"):
            opening()
    tables = server.order("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", base)
    assert tables == [("theirs",)]


def test_looking_at_an_empty_base_makes_nothing(empty: str, server: Server) -> None:
    assert look(empty).empty
    base = sa.make_url(empty).database or ""
    assert server.order("SELECT * FROM pg_tables WHERE schemaname = 'public'", base) == []


@pytest.mark.parametrize("query", ["", "?sslmode=disable"])
def test_server_of_another_kind_is_told(query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        port = stranger.getsockname()[1]

        def answer() -> None:
            while True:
                with suppress(OSError):
                    caller, _ = stranger.accept()
                    caller.recv(100)
                    caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                    caller.close()
                    continue
                return

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(UserError, match="отвечает не сервер PostgreSQL"):
            look(f"postgresql://a@127.0.0.1:{port}/b{query}")


@pytest.mark.parametrize("name", ["Иванова", "ivanova%40lenobl.ru", "a%20b"])
def test_names_in_other_letters_are_understood(name: str, server: Server, url: str) -> None:
    known = sa.make_url(f"postgresql://{name}@x/y").username
    server.order(f'CREATE ROLE "{known}" LOGIN IN ROLE pg_read_all_data')
    address = url.replace("postgres@", f"{name}@")
    assert look(address).who == known
    server.order(f'DROP ROLE "{known}"')


def test_encryption_is_the_servers_setting(tmp_path: Path) -> None:
    made = Server()
    try:
        key, certificate = made.data / "server.key", made.data / "server.crt"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
             "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key),
             "-out", str(certificate)], check=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        owner = made.data.stat()
        for one in (key, certificate):
            one.chmod(0o600)
            os.chown(one, owner.st_uid, owner.st_gid)
        root = tmp_path / "root.crt"
        root.write_bytes(certificate.read_bytes())
        made.order("ALTER SYSTEM SET ssl = on")
        rules = made.data / "pg_hba.conf"
        rules.write_text("hostssl all all 127.0.0.1/32 trust\n")
        made.restart()
        good = made.url("postgres", query=f"?sslmode=verify-full&sslrootcert={root}")
        database = Database(good)
        with database.read() as connection:
            seen = connection.exec_driver_sql(
                "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            ).scalar()
        database.close()
        assert seen is True
        for bad in ("?sslmode=disable", "?sslmode=verify-full&sslrootcert=/nowhere"):
            refused = Database(made.url("postgres", query=bad))
            with pytest.raises(UserError) as told, refused.read():
                pass
            refused.close()
            assert "шифров" in told.value.what.casefold()
    finally:
        made.remove()


def test_folder_remembers_the_address_without_a_password(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path)]
    assert cli.main([*data, "share", url]) == 0
    assert url in capsys.readouterr().out
    assert cli.main([*data, "appeals", "--count"]) == 0
    assert int(capsys.readouterr().out) > 100
    assert not (tmp_path / "lo_appeals.sqlite").exists()
    secret = sa.make_url(url).set(password=SECRET).render_as_string(hide_password=False)
    assert cli.main([*data, "share", secret]) == 2
    assert "Пароль в адресе не сохраняется" in capsys.readouterr().err
    assert cli.main([*data, "share", url.replace("own_", "нет_")]) == 2
    assert cli.main([*data, "share", "--off"]) == 0
    assert cli.main([*data, "share"]) == 0
    assert "База в файле" in capsys.readouterr().out


def test_password_is_asked_at_the_terminal_where_nothing_keeps_it(
    guarded: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    data = ["--data", str(tmp_path)]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: SECRET)
    assert cli.main([*data, "share", guarded]) == 0
    assert cli.main([*data, "appeals", "--count"]) == 0
    told = capsys.readouterr()
    assert guarded in told.out
    assert SECRET not in told.out + told.err
    assert "не принял" in told.err
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "не тот")
    assert cli.main([*data, "appeals", "--count"]) == 2
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or SECRET not in file.read_text(encoding="utf-8", errors="ignore")
