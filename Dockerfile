# One image for web, worker, beat and migrate; docker-compose.yml says which it becomes.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --require-hashes --requirement requirements.lock

FROM python:3.13-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    BIND=0.0.0.0 PORT=8000 LOG_FORMAT=json SERVANDA_VAR=/srv/servanda/var STATIC_ROOT=/srv/servanda/collected
RUN useradd --system --uid 10001 --no-create-home servanda \
    && install -d -o servanda /srv/servanda/var /srv/releases
WORKDIR /srv/servanda
COPY --from=build /opt/venv /opt/venv
COPY manage.py ./
COPY config config
COPY core core
COPY treaties treaties
COPY policies policies
COPY news news
COPY templates templates
COPY static static
COPY data data
RUN python manage.py collectstatic --noinput --verbosity 0 \
    && find var -mindepth 1 -delete
USER servanda
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/', timeout=4)"]
CMD ["python", "-m", "config.run", "web"]
