import { type AddressInfo, createServer, type Socket } from "node:net";

interface Stored {
  uid: number;
  bytes: Buffer;
  arrivedAt: Date;
  isSeen: boolean;
}

/** Called when a client asks for something; `"hang up"` cuts the connection before anything is done. */
export type Watch = (command: string) => "hang up" | undefined;

const quoted = (word: string) => word.replace(/^"|"$/g, "");

/**
 * A mailbox behind a real IMAP conversation (RFC 3501) on the loopback: as much of it as reading a folder takes. Letters
 * are put in by the test; what a client has marked as read is seen in `seen()`.
 */
export async function imapServer({ password = "parol" } = {}) {
  const letters: Stored[] = [];
  const sockets = new Set<Socket>();
  const idling = new Set<(line: string) => void>();
  const asked: string[] = [];
  const box = { uidValidity: 1, uidNext: 1, watch: ((_) => undefined) as Watch };

  function serve(socket: Socket) {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    const say = (line: string) => socket.write(`${line}\r\n`);
    let idle: string | null = null;
    let rest = "";
    const tell = (line: string) => idle && say(line);
    idling.add(tell);
    socket.on("close", () => idling.delete(tell));
    say("* OK IMAP4rev1 ready");
    socket.on("data", (chunk) => {
      rest += chunk.toString("utf8");
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (idle !== null && line.toUpperCase() === "DONE") {
          say(`${idle} OK done`);
          idle = null;
          continue;
        }
        const [, tag = "*", command = ""] = /^(\S+) (.*)$/.exec(line) ?? [];
        asked.push(command);
        if (box.watch(command) === "hang up") return socket.destroy();
        if (command.toUpperCase() === "IDLE") {
          idle = tag;
          say("+ idling");
        } else answer(tag, command, say, socket);
      }
    });
  }

  const chosen = (set: string) => {
    const last = letters.at(-1)?.uid ?? 0;
    return letters.filter(({ uid }) =>
      set.split(",").some((part) => {
        const [from = 0, to = from] = part.split(":").map((end) => (end === "*" ? last : Number(end)));
        return uid >= Math.min(from, to) && uid <= Math.max(from, to);
      }),
    );
  };

  function answer(tag: string, command: string, say: (line: string) => void, socket: Socket) {
    const words = command.split(" ");
    const verb = words
      .slice(0, words[0]?.toUpperCase() === "UID" ? 2 : 1)
      .join(" ")
      .toUpperCase();
    const ok = () => say(`${tag} OK done`);
    switch (verb) {
      case "CAPABILITY":
        say("* CAPABILITY IMAP4rev1 IDLE");
        return ok();
      case "LOGIN":
        if (quoted(words[2] ?? "") !== password)
          return say(`${tag} NO [AUTHENTICATIONFAILED] wrong password`);
        return ok();
      case "LIST":
        say('* LIST () "/" INBOX');
        return ok();
      case "SELECT":
        say(`* ${letters.length} EXISTS`);
        say("* FLAGS (\\Seen)");
        say("* OK [PERMANENTFLAGS (\\Seen)] may be set");
        say(`* OK [UIDVALIDITY ${box.uidValidity}] valid`);
        say(`* OK [UIDNEXT ${box.uidNext}] next`);
        return say(`${tag} OK [READ-WRITE] done`);
      case "UID SEARCH": {
        const set = /\bUID (\S+)/i.exec(command.slice(10))?.[1] ?? "1:*";
        const since = new Date(/\bSINCE (\S+)/i.exec(command)?.[1]?.replaceAll('"', "") ?? 0);
        const unseen = /\bUNSEEN\b/i.test(command);
        const found = chosen(set).filter(
          ({ isSeen, arrivedAt }) => !(unseen && isSeen) && arrivedAt.getTime() >= since.getTime(),
        );
        say(`* SEARCH ${found.map(({ uid }) => uid).join(" ")}`);
        return ok();
      }
      case "UID FETCH":
        for (const letter of chosen(words[2] ?? "")) sendLetter(letter, command, socket);
        return ok();
      case "UID STORE":
        for (const letter of chosen(words[2] ?? "")) letter.isSeen = true;
        return ok();
      case "LOGOUT":
        say("* BYE");
        ok();
        return socket.end();
      case "NOOP":
        return ok();
      default:
        return say(`${tag} BAD unknown command`);
    }
  }

  function sendLetter(letter: Stored, command: string, socket: Socket) {
    const head = letter.bytes.subarray(0, letter.bytes.indexOf("\r\n\r\n") + 4);
    const part = /BODY\.PEEK\[HEADER\]/i.test(command)
      ? { name: "BODY[HEADER]", bytes: head }
      : /BODY\.PEEK\[\]/i.test(command)
        ? { name: "BODY[]", bytes: letter.bytes }
        : null;
    const date = letter.arrivedAt
      .toUTCString()
      .replace(/^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/, "$1-$2-$3 $4 +0000");
    const facts = `UID ${letter.uid} RFC822.SIZE ${letter.bytes.length} INTERNALDATE "${date}"`;
    const seq = letters.indexOf(letter) + 1;
    if (!part) return socket.write(`* ${seq} FETCH (${facts})\r\n`);
    socket.write(`* ${seq} FETCH (${facts} ${part.name} {${part.bytes.length}}\r\n`);
    socket.write(part.bytes);
    return socket.write(")\r\n");
  }

  const server = createServer(serve);
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `imap://post%40firma.example:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    box,
    /** Every command that came, in order. */
    asked,
    put(letter: string | Uint8Array, { isSeen = false, arrivedAt = new Date() } = {}): number {
      const bytes = Buffer.from(typeof letter === "string" ? letter.replace(/\r?\n/g, "\r\n") : letter);
      const uid = box.uidNext++;
      letters.push({ uid, bytes, arrivedAt, isSeen });
      for (const tell of idling) tell(`* ${letters.length} EXISTS`);
      return uid;
    },
    seen: () => letters.filter(({ isSeen }) => isSeen).map(({ uid }) => uid),
    clear(): void {
      letters.length = 0;
      asked.length = 0;
    },
    /** As after a restored server: the same letters by other numbers. */
    renumber(): void {
      box.uidValidity += 1;
      for (const [place, letter] of letters.entries()) letter.uid = place + 101;
      box.uidNext = letters.length + 101;
    },
    hangUp,
    /** Nobody answers at the port any more; `listen` brings it back. */
    async away(): Promise<void> {
      hangUp();
      await new Promise((resolve) => server.close(resolve));
    },
    back: () => listen(port),
    async close(): Promise<void> {
      hangUp();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
