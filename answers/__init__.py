"""The government's side: records, drafts, clearance and the printed paper of an answer (Antwort)."""
