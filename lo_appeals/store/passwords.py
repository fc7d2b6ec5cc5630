"""Passwords of shared bases live in the system's key store and nowhere else."""

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError

SERVICE = "lo_appeals"


def account(url: sa.URL) -> str:
    """Return under which name the key store keeps the password of an address."""
    return f"{url.username or ''}@{url.host or ''}:{url.port or 5432}/{url.database or ''}"


def of(url: sa.URL) -> str | None:
    """Return the kept password; None where there is none or no key store (libpq asks on then)."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(SERVICE, account(url))
    except (KeyringError, RuntimeError):
        return None


def kept_here() -> bool:
    """Tell whether this system has a key store."""
    try:
        import keyring
    except ImportError:
        return False
    try:
        return float(keyring.get_keyring().priority) > 0
    except (RuntimeError, ValueError):
        return False


def keep(url: sa.URL, password: str) -> None:
    """Put a password into the key store; an empty one is forgotten.

    Raises UserError where the system has no key store: nothing is written anywhere else.
    """
    try:
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError
    except ImportError as error:
        raise _no_store() from error
    try:
        if password:
            keyring.set_password(SERVICE, account(url), password)
            return
        keyring.delete_password(SERVICE, account(url))
    except PasswordDeleteError:
        return  # nothing was kept
    except (KeyringError, RuntimeError) as error:
        raise _no_store() from error


def _no_store() -> UserError:
    return UserError(
        "Системное хранилище паролей недоступно: пароль не сохранён.",
        "В файл он не пишется никогда. Администратор сервера может открыть вход без пароля: "
        "по учётной записи или по сертификату.",
    )
