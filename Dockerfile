# One image for the migration, the worker and the API: the command says which one it is.
# The Node that package.json pins, on Debian: Temporal's native client needs glibc, which Alpine does not have.
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Nothing that runs here needs an install script; the package `node` would fetch a second Node with its own.
RUN npm ci --omit=dev --ignore-scripts

# The page for people. The bundler's native part is an optional package, and nothing of it needs an install script.
FROM packages AS page
RUN npm ci --include=dev --ignore-scripts
COPY web ./web
RUN node node_modules/vite/bin/vite.js build web --logLevel error

FROM node:24.21.0-bookworm-slim
# Workflows see the zone of their host: it must be the same everywhere and for ever.
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY domain ./domain
COPY db ./db
COPY documents ./documents
COPY activities ./activities
COPY workflows ./workflows
COPY measures ./measures
COPY worker ./worker
COPY api ./api
COPY --from=page /app/web/dist ./web/dist
# A named volume that is mounted here takes over the owner.
RUN install --directory --owner=node --group=node /var/lib/termin/betalingsservice
USER node
CMD ["node", "api/main.ts"]
