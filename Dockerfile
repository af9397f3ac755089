# Three images: `face` (the public face), `airflow` (the pipeline on Airflow), `elasticsearch` (with its analysers).
ARG PYTHON=3.11.14
ARG ELASTICSEARCH=9.5.3

FROM python:${PYTHON}-slim-bookworm AS base
ENV PATH=/opt/ichlinks/bin:$PATH PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    ICHLINKS_WORKSPACE=/workspace
RUN useradd --create-home --uid 50000 ichlinks \
    && install --directory --owner=ichlinks /workspace/config/partners /workspace/var
WORKDIR /workspace

FROM base AS built
RUN python -m venv /opt/ichlinks
COPY . /src
RUN pip install --constraint /src/constraints.txt '/src[postgres]'

FROM built AS built-airflow
RUN pip install --constraint /src/constraints.txt '/src[postgres,airflow]' \
    && ln -s "$(python -c 'import dags; print(*dags.__path__)')" /opt/ichlinks/dags

FROM base AS face
COPY --from=built /opt/ichlinks /opt/ichlinks
USER ichlinks
EXPOSE 8000
HEALTHCHECK --interval=30s --start-period=60s --start-interval=2s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=10)"]
CMD ["ichlinks", "serve", "--host", "0.0.0.0", "--port", "8000"]

FROM base AS airflow
COPY --from=built-airflow /opt/ichlinks /opt/ichlinks
COPY --chmod=755 deploy/airflow-healthy /usr/local/bin/airflow-healthy
RUN install --directory --owner=ichlinks /opt/airflow /opt/airflow/logs /opt/airflow/users
USER ichlinks
ENV AIRFLOW_HOME=/opt/airflow AIRFLOW__CORE__DAGS_FOLDER=/opt/ichlinks/dags AIRFLOW__CORE__LOAD_EXAMPLES=False
EXPOSE 8080

FROM docker.elastic.co/elasticsearch/elasticsearch:${ELASTICSEARCH} AS elasticsearch
RUN bin/elasticsearch-plugin install --batch analysis-icu analysis-kuromoji analysis-nori analysis-smartcn
