"""The ground all packages stand on: database, clock, errors, actors, audit trail, outbox, blobs."""
