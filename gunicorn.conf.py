"""How gunicorn serves the pages; it reads this file by itself (Webdienst)."""

import threading
from typing import Any

from app.search import warm_up

limit_request_line = 8190  # a search that is pasted into the box shall not end in a bare refusal


def post_worker_init(worker: Any) -> None:
    """Read word lists and index before the first reader asks, while pages are served already."""
    threading.Thread(target=warm_up, args=(worker.wsgi,), daemon=True).start()
