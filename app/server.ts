import { createServer } from "node:http";
import { parseArgs } from "node:util";
import next from "next";
import pino from "pino";
import { env } from "#db/env.ts";
import { closeDatabase } from "#db/index.ts";
import { gate } from "./gate.ts";

const { values } = parseArgs({
  options: {
    hostname: { type: "string", short: "H", default: "127.0.0.1" },
    port: { type: "string", short: "p", default: "3000" },
  },
});
// The loader of these files turns it on, and then every error that is made on the way is looked up in maps of megabytes.
process.setSourceMapsEnabled(false);

const log = pino({ level: env().LOG_LEVEL, base: { process: "web", pid: process.pid } });
const { hostname } = values;
const port = Number(values.port);

// Where an action that ends in a redirect asks for the next page: our own address, not what a visitor's Host header says.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${hostname}:${port}`;

const app = next({ dev: process.env.NODE_ENV === "development", hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer(
  gate((req, res) =>
    handle(req, res).catch((error) => {
      log.error({ err: error, url: req.url }, "a request failed");
      if (res.headersSent) res.destroy();
      else res.writeHead(500).end();
    }),
  ),
);
server.on("error", (error) => {
  log.fatal(`${hostname}:${port} cannot be listened on: ${error.message}`);
  process.exit(1);
});
server.listen(port, hostname);

let stopping = false;

/** No new requests; those under way, and what they do after their answer, come to their end. */
async function stop() {
  if (stopping) return;
  stopping = true;
  await new Promise((closed) => server.close(closed));
  await app.close();
  await closeDatabase();
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
