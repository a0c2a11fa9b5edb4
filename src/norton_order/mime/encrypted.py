"""Which parts of a message are encrypted, S/MIME (RFC 8551) or OpenPGP (RFC 3156): they are named, for nobody can read them here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from norton_order.mime.wrappers import is_enveloped

if TYPE_CHECKING:
    from norton_order.mime.entities import ContentType, Entity

SMIME: Final = "S/MIME"
PGP: Final = "PGP"
PKCS7: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_PGP_TYPES: Final = frozenset({"application/pgp-encrypted", "application/pgp"})
_ARMOUR: Final = b"-----BEGIN PGP MESSAGE-----"
_HEAD_OCTETS: Final = 4096

# What such messages show in a mailbox; in base64 the identifier of enveloped data behind a length of two octets, or of none.
MARKS: Final = (
    b"multipart/encrypted",
    b"enveloped-data",
    b"-----BEGIN PGP MESSAGE-----",
    b"YJKoZIhvcNAQcDoI",
    b"\nMIAGCSqGSIb3DQEHA6",
)


def encryption_of(entity: Entity, media_type: str, content: ContentType) -> str:
    """Return by what *entity* is encrypted, "" if it is not; the octets of S/MIME are asked by `is_enveloped`."""
    if media_type == "multipart/encrypted":
        protocol = content.parameters.get("protocol", "").lower()
        return SMIME if "pkcs7" in protocol else PGP
    if media_type in _PGP_TYPES:
        return PGP
    if media_type.startswith("text/") and entity.body(_HEAD_OCTETS).lstrip().startswith(_ARMOUR):
        return PGP
    return ""


def pkcs7_encryption(octets: bytes, content: ContentType) -> str:
    """Return by what the content of a PKCS #7 part is encrypted, "" if it is not."""
    told = content.parameters.get("smime-type", "").lower()
    return SMIME if "enveloped" in told or is_enveloped(octets) else ""


def in_words(encryption: str) -> str:
    """Return what to call a message that is encrypted."""
    return f"a message encrypted with {encryption}"


ENCRYPTED: Final = frozenset(map(in_words, (SMIME, PGP)))
