"""The officer's room: editor, revisions, work in Word, wording (Entwurf)."""
