"""An API whose Neo4j server goes away: it says so, and answers again by itself when the server is back."""

from collections.abc import Iterator

import httpx
import pytest
from pydantic import SecretStr

from api.app import create_app
from queries.embedded import use_engine
from queries.settings import StoreSettings
from queries.store import Store, open_store
from tests.api.asking import get
from tests.cutting_proxy import CuttingProxy

pytestmark = pytest.mark.engine
PATHS = ("/readyz", "/plans", "/ask?q=哪些部门负责防汛")


@pytest.fixture
def proxied(plans: Store, store_settings: StoreSettings) -> Iterator[tuple[CuttingProxy, StoreSettings]]:
    """The embedded engine taken as a server, behind a connection that can be cut."""
    if store_settings.neo4j_uri is not None:
        pytest.skip("the server of NEO4J_URI is not for cutting off")
    lease = use_engine(store_settings, lambda what, done, total: None)
    password = SecretStr(lease.password)
    with CuttingProxy(lease.bolt_port) as proxy:
        yield proxy, StoreSettings(neo4j_uri=proxy.uri, neo4j_password=password, connect_timeout_seconds=0.5)
    lease.close()


def test_an_api_whose_server_goes_away_says_so_and_comes_back(proxied: tuple[CuttingProxy, StoreSettings]) -> None:
    proxy, settings = proxied
    with open_store(settings) as store:
        app = create_app(store=store)
        assert [get(app, path).status_code for path in PATHS] == [httpx.codes.OK] * len(PATHS)
        proxy.cut_after(1, for_good=True)
        for path in PATHS:
            response = get(app, path)
            assert response.status_code == httpx.codes.SERVICE_UNAVAILABLE
            assert f"Neo4j at {proxy.uri} does not answer" in response.json()["detail"]
        assert get(app, "/healthz").status_code == httpx.codes.OK
        proxy.mend()
        assert [get(app, path).status_code for path in PATHS] == [httpx.codes.OK] * len(PATHS)
