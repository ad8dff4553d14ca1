# The service without its tests and tools. Node's version is the one that package.json names.
FROM node:24.21.0-bookworm-slim AS workspace
WORKDIR /medkig
ENV CI=true
RUN npm install --global pnpm@12.21.0
COPY . .
RUN pnpm install --frozen-lockfile && node scripts/build.ts

# The same folders with what the server needs to run, and nothing that builds or tests.
FROM workspace AS production
RUN rm -rf node_modules server/node_modules packages/*/node_modules \
  && pnpm install --frozen-lockfile --prod --filter "@medkig/server..."

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production MEDKIG_DEMO=0 DATA_DIR=/data
WORKDIR /medkig
COPY --from=production /medkig/package.json /medkig/LICENSE ./
COPY --from=production /medkig/node_modules ./node_modules
COPY --from=production /medkig/server ./server
COPY --from=production /medkig/packages/api ./packages/api
COPY --from=production /medkig/packages/demo-site ./packages/demo-site
COPY --from=production /medkig/packages/protocol ./packages/protocol
COPY --from=production /medkig/scripts/medkig.ts ./scripts/medkig.ts
COPY --from=workspace /medkig/agent-ui/dist ./agent-ui/dist
COPY --from=workspace /medkig/citizen-snippet/package.json ./citizen-snippet/package.json
COPY --from=workspace /medkig/citizen-snippet/dist ./citizen-snippet/dist
RUN install --directory --owner=node --group=node --mode=700 /data
VOLUME /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/main.ts"]
