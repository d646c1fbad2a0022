import { createServer } from "node:net";
import { StartError } from "./errors.ts";

/** Takes a port for a moment. Null: somebody has it. */
function listenOnce(port: number, host = "127.0.0.1"): Promise<number | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(null));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => done(address && typeof address === "object" ? address.port : null));
    });
  });
}

export async function isFree(port: number, host?: string): Promise<boolean> {
  return port !== 0 && (await listenOnce(port, host)) !== null;
}

/** A port that nobody has, chosen by the system. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === null) throw new StartError("No port is free on 127.0.0.1: end some programs and start again.");
  return port;
}
