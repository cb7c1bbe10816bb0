# The service alone: it talks to the Neo4j that NEO4J_URI names and starts none of its own.
FROM python:3.12-slim AS build
WORKDIR /build
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/qiantou && /opt/qiantou/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY schema schema
COPY queries queries
COPY ingest ingest
COPY api api
COPY data/vocabulary data/vocabulary
RUN /opt/qiantou/bin/pip install --no-cache-dir --no-deps .

FROM python:3.12-slim
RUN useradd --system --create-home --home-dir /var/lib/qiantou qiantou
COPY --from=build /opt/qiantou /opt/qiantou
ENV PATH=/opt/qiantou/bin:$PATH QIANTOU_HOME=/var/lib/qiantou PYTHONUNBUFFERED=1
USER qiantou
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["qiantou", "serve", "--host", "0.0.0.0", "--port", "8000"]
