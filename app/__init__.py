"""The application: web pages, command line, worker and all that Flask needs (Anwendung)."""
