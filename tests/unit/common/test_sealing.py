from django.conf import LazySettings

from common.sealing import seal, unseal


def test_what_is_sealed_can_be_read_again_and_not_without_the_key(settings: LazySettings) -> None:
    sealed = seal("a secret")
    former = settings.SECRET_KEY
    settings.SECRET_KEY = "another key, long enough to be one of its own 0123456789"

    assert "a secret" not in sealed
    assert seal("a secret") != sealed
    assert unseal(sealed) is None
    settings.SECRET_KEY_FALLBACKS = [former]
    assert unseal(sealed) == "a secret"
