import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

export interface Taken {
  from: string;
  recipients: string[];
  source: string;
}

export interface Rules {
  /** Called at RCPT TO: throw a reply to refuse. */
  recipient?: (address: string, attempt: number) => void;
  /** What to do with the body once it has come: take it, answer with a reply, or hang up. */
  body?: (attempt: number) => "take" | "hang up" | Error;
}

/** A reply such as 450 or 550. */
export function reply(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** A real mail server on the loopback, which keeps every letter it takes. */
export async function mailServer(rules: Rules = {}) {
  const taken: Taken[] = [];
  let recipients = 0;
  let bodies = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo(address, _session, done) {
      recipients += 1;
      try {
        rules.recipient?.(address.address, recipients);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    onData(stream, session, done) {
      const answer = (source: string) => {
        bodies += 1;
        const verdict = rules.body?.(bodies) ?? "take";
        if (verdict === "hang up") return hangUp(server, session);
        if (verdict instanceof Error) return done(verdict);
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom ? mailFrom.address : "",
          recipients: rcptTo.map(({ address }) => address),
          source,
        });
        return done();
      };
      // A sender that is killed in the middle of a body has sent nothing.
      read(stream).then(answer, () => {});
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

async function read(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function hangUp(server: SMTPServer, session: SMTPServerSession) {
  const connections = (
    server as unknown as { connections: Set<{ id: string; _socket: { destroy(): void } }> }
  ).connections;
  for (const connection of connections) if (connection.id === session.id) connection._socket.destroy();
}
