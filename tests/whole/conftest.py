"""The flag that writes anew what the program says of each sample plan: `pytest tests/whole --regenerate`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write tests/whole/expected anew, then read its diff")


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    # In a run over all tests this file is read after the options are.
    return bool(request.config.getoption("--regenerate", default=False))
