# One image for every process of the platform; docker-compose.yml says which command each runs.
FROM python:3.13-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1
WORKDIR /app

# A font for the words in charts that are saved as pictures, and what writes PDF files.
RUN apt-get update && apt-get install --yes --no-install-recommends \
        fonts-liberation libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

COPY requirements/production.txt requirements/
RUN pip install --require-hashes --no-deps --disable-pip-version-check \
        --requirement requirements/production.txt \
    && useradd --system --uid 10001 --no-create-home qi \
    && install --directory --owner=qi --mode=700 /srv/files

COPY . .
# Collected once, here: compressing takes half a minute. The values are needed to load the settings
# and are gone with this step.
RUN SECRET_KEY=build DATABASE_URL=postgres://none STATIC_ROOT=/app/staticfiles \
        python manage.py collectstatic --no-input \
    && python -m compileall -q .

USER qi
EXPOSE 8000
CMD ["gunicorn", "qiplatform.wsgi", "--config", "python:qiplatform.web_server", "--bind", "0.0.0.0:8000"]
