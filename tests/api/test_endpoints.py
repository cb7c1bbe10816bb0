"""Every endpoint: what it answers, and that each error is one problem of RFC 9457."""

import httpx
import pytest

from api.errors import MEDIA_TYPE
from queries.library import load_library

pytestmark = pytest.mark.engine

MEMBERS = {"type", "title", "status", "detail", "instance", "errors"}


def assert_problem(response: httpx.Response, status: int, detail: str) -> None:
    assert response.status_code == status
    assert response.headers["content-type"] == MEDIA_TYPE
    problem = response.json()
    assert problem.keys() == MEMBERS
    assert (problem["status"], problem["instance"]) == (status, response.request.url.path)
    assert detail in problem["detail"]


def test_health(api: httpx.Client) -> None:
    assert api.get("/healthz").json() == {"status": "ok"}
    assert api.get("/readyz").json() == {"status": "ok"}


def test_plans_and_one_of_them(api: httpx.Client) -> None:
    listed = api.get("/plans").json()
    assert {row["city"] for row in listed["rows"]} == {"临清市", "鹿城区", "海城市", "秦皇岛市", "庄河市"}
    for row in listed["rows"]:
        assert api.get(f"/plans/{row['plan_id']}").json() == row


def test_departments_and_one_of_them(api: httpx.Client) -> None:
    listed = api.get("/departments", params={"city": "鹿城区"}).json()
    row = next(row for row in listed["rows"] if row["department"] == "鹿城区消防救援大队")
    assert api.get(f"/departments/{row['department_id']}").json() == row


def test_one_task(api: httpx.Client) -> None:
    rows = api.get("/queries/plan-tasks", params={"city": "临清市"}).json()["rows"]
    row = next(row for row in rows if row["task"] == "加强社会监督共治")
    task = api.get(f"/tasks/{row['item_id']}").json()
    assert task["leads"] == ["临清市应急管理局"]
    assert "巨灾保险" in task["text"]


def test_catalogue_lists_every_query(api: httpx.Client) -> None:
    queries = {query["name"]: query for query in api.get("/queries").json()["queries"]}
    assert list(queries) == list(load_library())
    assert queries["topic-owners"]["parameters"][0]["name"] == "topic"


@pytest.mark.parametrize("name", load_library())
def test_every_query_answers_its_example(name: str, api: httpx.Client) -> None:
    example = load_library()[name].example
    several = {key: value if isinstance(value, tuple) else (value,) for key, value in example.items()}
    asked = httpx.QueryParams([(key, str(each)) for key, values in several.items() for each in values])
    response = api.get(f"/queries/{name}", params=asked)
    assert response.status_code == httpx.codes.OK, response.text
    assert response.json()["query"] == name


def test_limit_is_kept(api: httpx.Client) -> None:
    for path in ("/plans", "/departments", "/queries/plan-tasks?city=临清市"):
        answer = api.get(path, params=httpx.QueryParams(httpx.URL(path).params).merge({"limit": 2})).json()
        assert (answer["limit"], answer["count"], len(answer["rows"])) == (2, 2, 2)


def test_ask(api: httpx.Client) -> None:
    answer = api.get("/ask", params={"q": "哪些部门负责巨灾保险？", "limit": 1}).json()
    assert answer["template"] == "topic-owners"
    assert answer["total"] > len(answer["rows"]) == 1
    assert "临清市应急管理局" in answer["summary"]
    assert answer["rows"][0]["quote"]


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("/nowhere", "GET /docs"),
        ("/plans/plan-0", "no plan has the id 'plan-0'"),
        ("/departments/nobody", "no department has the id 'nobody'"),
        ("/tasks/nothing", "no task has the id 'nothing'"),
        ("/queries/no-such-query", "there are"),
    ],
)
def test_what_is_not_there(path: str, detail: str, api: httpx.Client) -> None:
    assert_problem(api.get(path), 404, detail)


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("/plans?limit=0", "query.limit"),
        ("/plans?limit=1001", "query.limit"),
        ("/departments?department_kind=pirates", "department_kind"),
        ("/departments?colour=red", "query.colour"),
        ("/queries/topic-owners", "query.topic"),
        ("/queries/task-departments", "give at least one of"),
        ("/queries/deadlines-due?until=tomorrow", "query.until"),
        ("/queries/projects?minimum=much", "query.minimum"),
        ("/queries/search?text=%22%20%22", "query.text"),
        ("/ask", "query.q"),
        ("/ask?q=", "query.q"),
        (f"/ask?q={'问' * 301}", "query.q"),
    ],
)
def test_what_does_not_fit(path: str, detail: str, api: httpx.Client) -> None:
    assert_problem(api.get(path), 422, detail)


@pytest.mark.parametrize("path", ["/healthz", "/plans", "/queries/topic-owners", "/ask"])
def test_what_is_not_allowed(path: str, api: httpx.Client) -> None:
    response = api.post(path)
    assert_problem(response, 405, "Method Not Allowed")
    assert response.headers["allow"] == "GET"
