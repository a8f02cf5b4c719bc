# Two stages on glibc (the bundled PostgreSQL does not run on Alpine). Build: docker build -t evenkeel .
# Run with an init process (docker run --init, compose: init: true): orphaned PostgreSQL processes need somebody to reap them.
# Without DATABASE_URL it keeps its database in /data; with it, only attachments are there.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node; the packages that carry one for bare machines are left out.
RUN npm ci --include=dev && rm -rf node_modules/node-linux-* node_modules/.bin/node
COPY index.html vite.config.ts tsconfig.json ./
COPY src src
RUN npx vite build
RUN npm prune --omit=dev && rm -rf node_modules/node-linux-* node_modules/.bin/node
# The libraries' links are made while node_modules can still be written to.
RUN node -e "import('/app/src/platform/server/database/index.ts').then((database) => database.prepareBinaries())"

FROM node:24-bookworm-slim
# Checks by ping send their echoes through it.
RUN apt-get update && apt-get install -y --no-install-recommends iputils-ping && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production EVENKEEL_DATA_DIR=/data HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY package.json LICENSE* ./
COPY bin bin
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# Without vite.config.ts, which stays behind, the program takes the screens as they were built.
COPY src src
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/cli.ts", "start"]
