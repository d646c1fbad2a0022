import { type Environment, env } from "#db/env.ts";
import { makeAddressToken, readAddressToken } from "#db/tokens.ts";

export interface OfficeMailbox {
  address: string;
  /** False in the demo company alone: its letters are examples, and nothing that is sent to the address arrives. */
  connected: boolean;
}

const DEMO_ADDRESS = "post@slovo-demo.example";

/** The mailbox that letters of clients come into, or null where none is set up: then nothing speaks of it. */
export function officeMailbox(
  { IMAP_ADDRESS, SLOVO_DEMO }: Pick<Environment, "IMAP_ADDRESS" | "SLOVO_DEMO"> = env(),
): OfficeMailbox | null {
  if (IMAP_ADDRESS) return { address: IMAP_ADDRESS, connected: true };
  return SLOVO_DEMO ? { address: DEMO_ADDRESS, connected: false } : null;
}

function parts(address: string): [string, string] {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1)];
}

/**
 * The secret address of a client: a letter with it among its recipients stands on the client's card. Made whenever it is
 * needed, never stored.
 */
export function filingAddress({ address }: OfficeMailbox, clientId: string): string {
  const [local, domain] = parts(address);
  return `${local}+${makeAddressToken("filing", clientId)}@${domain}`;
}

/** Of whose card the address is, or null when it is none of ours. */
export function clientOfAddress(mailbox: OfficeMailbox, written: string): string | null {
  const [local, domain] = parts(mailbox.address);
  const [box, at] = parts(written.toLowerCase());
  if (at !== domain || !box.startsWith(`${local}+`)) return null;
  return readAddressToken("filing", box.slice(local.length + 1));
}

/** «login@host/folder»: names the mailbox that is read, without its password. */
export function mailboxKey(url: string): string {
  const { username, hostname, pathname } = new URL(url);
  return `${decodeURIComponent(username)}@${hostname}/${decodeURIComponent(pathname.slice(1)) || "INBOX"}`;
}
