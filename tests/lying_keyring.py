"""A keyring that does what its library promises, but for what a test replaces."""

from collections.abc import Callable
from typing import Any


class Lying:
    """Keeps what it is given, unless a test says otherwise."""

    viable = True

    def __init__(self, **ways: Callable[..., Any]) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        vars(self).update(ways)

    def get_password(self, service: str, user: str) -> Any:
        return self.kept.get((service, user))

    def set_password(self, service: str, user: str, password: str) -> None:
        self.kept[service, user] = password

    def delete_password(self, service: str, user: str) -> None:
        del self.kept[service, user]
