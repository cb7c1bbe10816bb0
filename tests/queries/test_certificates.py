"""A server whose address asks for encryption: its certificate is checked, and what is wrong with it is said."""

import datetime
import ipaddress
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pydantic import SecretStr

from queries.embedded import use_engine
from queries.errors import DatabaseUnreachable
from queries.settings import StoreSettings
from queries.store import Store, open_store
from tests.cutting_proxy import CuttingProxy

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that nobody but itself vouches for, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    today = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "server.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def encrypted(store: Store, store_settings: StoreSettings, certificate: Path) -> Iterator[StoreSettings]:
    """The embedded engine taken as a server that wants encryption."""
    if store_settings.neo4j_uri is not None:
        pytest.skip("the server of NEO4J_URI has encryption of its own")
    lease = use_engine(store_settings, lambda what, done, total: None)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with CuttingProxy(lease.bolt_port, tls=tls) as proxy:
        yield StoreSettings(neo4j_uri=proxy.uri, neo4j_password=SecretStr(lease.password), connect_timeout_seconds=2)
    lease.close()


def with_scheme(scheme: str, settings: StoreSettings) -> StoreSettings:
    return settings.model_copy(update={"neo4j_uri": f"{scheme}://{str(settings.neo4j_uri).partition('://')[2]}"})


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_nobody_vouches_for_is_refused(scheme: str, encrypted: StoreSettings) -> None:
    with pytest.raises(DatabaseUnreachable, match=r"certificate that this computer does not trust: self.signed.*\+ssc"):
        open_store(with_scheme(scheme, encrypted))


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_one_that_this_computer_trusts_is_taken(
    scheme: str, encrypted: StoreSettings, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with open_store(with_scheme(scheme, encrypted)) as opened:
        assert opened.reader.run("RETURN 1 AS one") == [{"one": 1}]


def test_any_is_taken_where_that_is_asked_for(encrypted: StoreSettings) -> None:
    with open_store(with_scheme("bolt+ssc", encrypted)) as opened:
        assert opened.reader.run("RETURN 1 AS one") == [{"one": 1}]


def test_a_server_without_encryption_says_so(store: Store, store_settings: StoreSettings) -> None:
    if store_settings.neo4j_uri is not None:
        pytest.skip("the server of NEO4J_URI has encryption of its own")
    lease = use_engine(store_settings, lambda what, done, total: None)
    with pytest.raises(DatabaseUnreachable, match=r"encrypted connection .*leave out \+s"):
        open_store(StoreSettings(neo4j_uri=lease.uri.replace("bolt", "bolt+s"), connect_timeout_seconds=2))
    lease.close()
