"""The key of a draft: nobody guesses it, and a command line takes it as it is."""

from inquiries.handing_in.draft import new_key


def test_no_key_comes_twice_or_looks_like_an_option() -> None:
    keys = {new_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert all(key.isalnum() for key in keys)
