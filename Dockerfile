# One image for web, worker and beat; docker-compose.yml says which command each runs.
FROM python:3.13-slim
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 STATIC_ROOT=/srv/static
WORKDIR /srv/pacto
COPY requirements/base.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/base.txt
COPY . ./
# collectstatic needs settings but none of the services; these values never leave this layer.
RUN useradd --system --uid 10001 pacto \
    && DATABASE_URL=postgres://build/build REDIS_URL=redis://build EMAIL_URL=smtp://build SECRET_KEY=build \
       ALLOWED_HOSTS=build SITE_URL=https://build DEFAULT_FROM_EMAIL=build@pacto.example \
       python manage.py collectstatic --no-input --verbosity 0
USER pacto
EXPOSE 8000
CMD ["gunicorn", "pacto.wsgi", "--config", "pacto/gunicorn.conf.py", "--bind", "0.0.0.0:8000"]
