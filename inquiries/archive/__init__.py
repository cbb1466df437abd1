"""Importing an archive: files of papers that were published long ago become published papers here (Altbestand)."""
