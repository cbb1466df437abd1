"""What waits for whom, the statistics, the audit trail (Schreibtische)."""
