import { setTimeout as sleep } from "node:timers/promises";
import { ImapFlow } from "imapflow";

export interface FetchedLetter {
  uid: number;
  arrivedAt: Date;
  size: number;
  /** False: it is larger than was asked for, and `bytes` are its head. */
  whole: boolean;
  bytes: Uint8Array;
}

/** One visit to a mailbox: a connection with the folder open. */
export interface MailboxVisit {
  /** Uids mean the same letters as long as this is the same. */
  uidValidity: number;
  /** Letters behind the last one we have and not older than `since`, and whatever nobody has read; in their order. */
  listNew(lastUid: number, since: Date): Promise<number[]>;
  /** A letter without marking it as read; null when it has been deleted meanwhile. */
  fetch(uid: number, mostBytes: number): Promise<FetchedLetter | null>;
  markRead(uid: number): Promise<void>;
  /** Until something new may be there; false when the connection is gone. */
  waitForMore(ms: number, stopping: AbortSignal): Promise<boolean>;
  close(): Promise<void>;
}

export interface ImapTimeouts {
  connectMs: number;
  /** A server that says nothing for so long is not there. */
  silentMs: number;
}

const usual: ImapTimeouts = { connectMs: 15_000, silentMs: 120_000 };

const folderOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1)) || "INBOX";

/** What the server itself has answered says more than that a command failed. */
function told(error: unknown): unknown {
  const { responseText } = error as { responseText?: string };
  return responseText ? new Error(responseText) : error;
}

/** @throws when there is no way in: the server is away, the password is wrong, there is no such folder. */
export async function visitMailbox(url: string, timeouts: ImapTimeouts = usual): Promise<MailboxVisit> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "imaps:";
  const client = new ImapFlow({
    host: hostname,
    port: Number(port || (secure ? 993 : 143)),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    disableCompression: true,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silentMs,
    maxLiteralSize: 60_000_000,
    maxResponseSize: 80_000_000,
  });
  // It speaks of a lost connection by events as well: without a listener they would end the process.
  let fault: Error | null = null;
  client.on("error", (error: Error) => {
    fault = error;
  });
  try {
    await client.connect();
    await client.mailboxOpen(folderOf(url));
  } catch (error) {
    client.close();
    throw fault ?? told(error);
  }
  const { mailbox } = client;
  if (!mailbox) throw new Error("the folder is not open");
  const find = async (query: Parameters<ImapFlow["search"]>[0]): Promise<number[]> => {
    const found = await client.search(query, { uid: true });
    if (!Array.isArray(found)) throw fault ?? new Error("the mail server does not search");
    return found;
  };
  return {
    uidValidity: Number(mailbox.uidValidity),
    async listNew(lastUid, since) {
      const [unread, behind] = [await find({ seen: false }), await find({ uid: `${lastUid + 1}:*`, since })];
      return [...new Set([...unread, ...behind])].sort((a, b) => a - b);
    },
    async fetch(uid, mostBytes) {
      const about = { uid: true, size: true, internalDate: true } as const;
      const facts = await client.fetchOne(String(uid), about, { uid: true });
      if (!facts) return null;
      const size = facts.size ?? 0;
      const whole = size <= mostBytes;
      const part = whole ? ({ source: true } as const) : ({ headers: true } as const);
      const got = await client.fetchOne(String(uid), { uid: true, ...part }, { uid: true });
      const bytes = got && (whole ? got.source : got.headers);
      if (!bytes) return null;
      const came = new Date(facts.internalDate ?? Number.NaN);
      const arrivedAt = Number.isNaN(came.getTime()) ? new Date() : came;
      return { uid, arrivedAt, size: size || bytes.length, whole, bytes: bytes.subarray(0, mostBytes) };
    },
    async markRead(uid) {
      const marked = await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
      if (!marked) throw fault ?? new Error("the mail server does not mark letters as read");
    },
    async waitForMore(ms, stopping) {
      const woken = new AbortController();
      const wake = () => woken.abort();
      for (const event of ["exists", "close", "error"]) client.once(event, wake);
      await sleep(ms, undefined, { signal: AbortSignal.any([woken.signal, stopping]) }).catch(() => {});
      for (const event of ["exists", "close", "error"]) client.off(event, wake);
      return client.usable;
    },
    async close() {
      const parted = client.logout().catch(() => {});
      await Promise.race([parted, sleep(2000)]);
      client.close();
    },
  };
}
