# Hindsight in a container: docker build -t hindsight .
# SQLite's driver is compiled here where there is no ready-made one; the tools for that stay behind.
FROM node:22-bookworm-slim AS packages
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
  DATABASE_URL=file:/data/hindsight.db \
  HOST=0.0.0.0 \
  PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json tsconfig.json manifest.yml ./
COPY bin bin
COPY migrations migrations
COPY templates templates
COPY src src
# `hindsight check` and the other subcommands: docker exec … hindsight check
RUN ln -s /app/bin/hindsight.js /usr/local/bin/hindsight && mkdir /data && chown node:node /data
# The first time it is run it puts the program together, which whoever runs the image may not keep.
RUN hindsight --version
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# What it has begun is finished within ten seconds of SIGTERM.
STOPSIGNAL SIGTERM
# With more room for what is soon forgotten, collecting it takes less time, above all with long incidents.
CMD ["node", "--max-semi-space-size=32", "bin/hindsight.js", "start"]
