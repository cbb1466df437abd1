"""The application as `flask` and gunicorn find it (Einstieg)."""

import os
import sys

from app import create_app, log_to_stderr
from app.config import Settings
from inquiries.foundation.errors import InvalidInput

log_to_stderr()
try:
    app = create_app(Settings.from_environment(os.environ))
except InvalidInput as error:
    sys.stderr.write(f"{error.sentence}\n")
    sys.exit(2)
