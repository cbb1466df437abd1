"""Mail reaches a real server, or a folder; a refusal says why, and whether it is final."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from app.config import Settings
from app.mail import FolderMailer, MailNotSent, SmtpMailer, mailer
from inquiries.foundation.errors import InvalidInput
from tests.mail_server import Inbox, running


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "fragerecht@landtag.example", "erika@landtag.example"
    message["Message-ID"], message["Subject"] = "<abc@landtag.example>", "Fällig"
    message.set_content("Grüße")
    return message


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with running() as inbox:
        yield inbox


def test_a_server_takes_the_mail(inbox: Inbox) -> None:
    SmtpMailer.from_url(inbox.url).send(letter())
    assert [mail["Subject"] for mail in inbox.mails] == ["Fällig"]
    assert inbox.recipients == [["erika@landtag.example"]]


@pytest.mark.parametrize(("answer", "permanent"), [("550 5.1.1 unbekannt", True), ("450 4.2.1 später", False)])
def test_a_refused_address_says_whether_that_is_final(inbox: Inbox, answer: str, permanent: bool) -> None:
    inbox.refuse_recipient = answer
    with pytest.raises(MailNotSent, match=rf"Adresse ab \(Code {answer[:3]}\)") as refused:
        SmtpMailer.from_url(inbox.url).send(letter())
    assert refused.value.permanent is permanent


@pytest.mark.parametrize(("answer", "permanent"), [("554 5.6.0 nein", True), ("451 4.3.0 später", False)])
def test_a_refused_content_says_whether_that_is_final(inbox: Inbox, answer: str, permanent: bool) -> None:
    inbox.refuse_content = answer
    with pytest.raises(MailNotSent, match=rf"Inhalt ab \(Code {answer[:3]}\)") as refused:
        SmtpMailer.from_url(inbox.url).send(letter())
    assert refused.value.permanent is permanent


def test_a_server_out_of_reach_is_tried_again() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        with pytest.raises(MailNotSent, match="nicht erreichbar") as refused:
            SmtpMailer.from_url(f"smtp://127.0.0.1:{taken.getsockname()[1]}").send(letter())
    assert not refused.value.permanent


@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")  # this machine's own line needs no TLS
def test_a_wrong_password_is_no_fault_of_the_mail() -> None:
    def check(_server: object, _session: object, _envelope: object, _way: str, data: LoginPassword) -> AuthResult:
        return AuthResult(success=data.password == b"richtig: geheim", handled=False)

    with running(authenticator=check, auth_required=True, auth_require_tls=False) as inbox:
        address = inbox.url.removeprefix("smtp://")
        SmtpMailer.from_url(f"smtp://post:richtig%3A%20geheim@{address}").send(letter())
        with pytest.raises(MailNotSent, match=r"Anmeldung ab \(Code 535\)") as refused:
            SmtpMailer.from_url(f"smtp://post:falsch@{address}").send(letter())
        assert (len(inbox.mails), refused.value.permanent) == (1, False)


def test_a_server_that_cannot_encrypt_gets_nothing_when_that_is_asked_for(inbox: Inbox) -> None:
    with pytest.raises(MailNotSent, match="nahm die Mail nicht an"):
        SmtpMailer.from_url(f"{inbox.url}?starttls").send(letter())
    with pytest.raises(MailNotSent, match="nicht erreichbar"):
        SmtpMailer.from_url(inbox.url.replace("smtp:", "smtps:")).send(letter())
    assert inbox.mails == []
    assert ssl.create_default_context().verify_mode is ssl.CERT_REQUIRED


@dataclass(frozen=True)
class Certificate:
    """A self-made certificate for this machine, and the server's side of it."""

    file: Path
    context: ssl.SSLContext


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    folder = tmp_path_factory.mktemp("certificate")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mailserver im Test")])
    since = datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file, private = folder / "certificate.pem", folder / "key.pem"
    file.write_bytes(made.public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file, private)
    return Certificate(file, context)


@contextmanager
def encrypting(certificate: Certificate, *, at_once: bool) -> Iterator[Inbox]:
    """Lend a server that takes nothing in clear text, either from the first byte on or by STARTTLS."""
    about = {"ssl_context": certificate.context}
    if not at_once:
        about = {"tls_context": certificate.context, "require_starttls": True}
    with running(**about) as inbox:
        scheme, _, place = inbox.url.partition(":")
        inbox.url = f"smtps:{place}" if at_once else f"{scheme}:{place}?starttls"
        yield inbox


@pytest.mark.parametrize("at_once", [True, False])
def test_mail_is_encrypted_to_a_server_whose_certificate_is_trusted(
    certificate: Certificate, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    with encrypting(certificate, at_once=at_once) as inbox:
        SmtpMailer.from_url(inbox.url).send(letter())
        assert [mail["Subject"] for mail in inbox.mails] == ["Fällig"]
        assert inbox.encrypted == [True]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(certificate: Certificate, at_once: bool) -> None:
    with encrypting(certificate, at_once=at_once) as inbox:
        with pytest.raises(MailNotSent, match="SSLCertVerificationError") as refused:
            SmtpMailer.from_url(inbox.url).send(letter())
        assert (inbox.mails, refused.value.permanent) == ([], False)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_certificate_for_another_name_is_not_enough(
    certificate: Certificate, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    with encrypting(certificate, at_once=at_once) as inbox:
        with pytest.raises(MailNotSent, match="SSLCertVerificationError"):
            SmtpMailer.from_url(inbox.url.replace("127.0.0.1", "localhost")).send(letter())
        assert inbox.mails == []


def test_a_server_that_takes_nothing_in_clear_text_says_so(certificate: Certificate) -> None:
    with encrypting(certificate, at_once=False) as inbox:
        with pytest.raises(MailNotSent, match="Code 530"):
            SmtpMailer.from_url(inbox.url.removesuffix("?starttls")).send(letter())
        assert inbox.mails == []


def test_without_a_server_mails_lie_in_a_folder(tmp_path: Path) -> None:
    folder = FolderMailer(tmp_path / "mails")
    folder.send(letter())
    folder.send(letter())
    (file,) = (tmp_path / "mails").iterdir()
    assert message_from_bytes(file.read_bytes())["Message-ID"] == "<abc@landtag.example>"


def test_the_setting_says_how_mail_leaves(tmp_path: Path) -> None:
    assert mailer(Settings(home=tmp_path)) == FolderMailer(tmp_path / "mails")
    url = "smtps://post:geheim@mail.example.org"
    assert mailer(Settings(home=tmp_path, mail_url=url)) == SmtpMailer(
        "mail.example.org", 465, user="post", password="geheim", tls=True
    )
    assert SmtpMailer.from_url("smtp://mail.example.org:587?starttls").starttls


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAIL_URL", "mail.example.org"),
        ("MAIL_URL", "smtp://"),
        ("MAIL_URL", "smtp://mail.example.org?tls"),
        ("MAIL_FROM", "Fragerecht"),
        ("PUBLIC_URL", "fragerecht.example.org"),
        ("PUBLIC_URL", "https://fragerecht.example.org/?a=1"),
    ],
)
def test_an_unusable_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(InvalidInput, match=name):
        Settings.from_environment({name: value})


def test_the_address_of_the_installation_has_no_slash_at_its_end() -> None:
    given = {"PUBLIC_URL": "https://fragerecht.example.org/", "MAIL_FROM": "Landtag <post@landtag.example>"}
    settings = Settings.from_environment(given)
    assert settings.public_url == "https://fragerecht.example.org"
    assert settings.mail_from == "Landtag <post@landtag.example>"
