"""How gunicorn serves the pages; it reads this file by itself (Webdienst)."""

from typing import Any

from gunicorn import util
from gunicorn.http import message
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from app.search import warm_up

# who looks for a whole text is told what was understood of it; gunicorn would refuse more than 8190 bytes
message.MAX_REQUEST_LINE = limit_request_line = 256 * 1024
TOO_LONG = "Die Adresse ist zu lang. Bitte geben Sie weniger Suchbegriffe ein."


class Worker(ThreadWorker):
    """Says in German what is refused before the application is asked."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer what could not be read."""
        if isinstance(exc, LimitRequestLine):
            util.write_error(client, 414, TOO_LONG.partition(".")[0], TOO_LONG)
        else:
            super().handle_error(req, client, addr, exc)


worker_class = Worker
preload_app = True


def on_starting(server: Any) -> None:
    """Read word lists and index once, before anybody can ask; the workers share what was read."""
    warm_up(server.app.wsgi())
