import { createHash } from "node:crypto";
import PostalMime, { type Address, type Attachment, addressParser, type Email } from "postal-mime";
import { fileName } from "#db/files/input.ts";
import { automaticReason } from "#db/inbox/automatic.ts";
import { textOfHtml } from "#db/inbox/html-text.ts";
import { mendBytes } from "#db/inbox/mend-bytes.ts";
import type { AutomaticReason } from "#db/inbox/states.ts";
import { emailKey } from "#db/values/email.ts";
import { clean, cleanMultiline } from "#db/values/text.ts";

export interface LetterFile {
  name: string;
  bytes: Uint8Array;
}

/** A letter as it is understood; whatever its bytes are, it is shown as they say it and never believed. */
export interface ReadLetter {
  messageKey: string;
  from: { name: string; address: string };
  /** Everybody to whom it was sent, as its head and the mail server say; in small letters. */
  recipients: string[];
  /** Those and whoever wrote it. */
  addresses: string[];
  subject: string;
  text: string;
  writtenAt: Date | null;
  /** Message-IDs, without brackets, of what it answers. */
  answers: string[];
  automatic: AutomaticReason | null;
  files: LetterFile[];
}

/** What a card and a page can bear; the whole stands in the bytes. */
const LONGEST_TEXT = 20_000;
const MOST_ADDRESSES = 500;
/** Where mail servers write for whom they took a letter that came as a hidden copy. */
const DELIVERED = [
  "delivered-to",
  "x-original-to",
  "envelope-to",
  "x-envelope-to",
  "x-delivered-to",
  "x-rcpt-to",
];
/** Logos of signatures are no papers. */
const SMALL_PICTURE = 20_000;

/** @throws Error when the bytes are nested beyond reason, or have a head without end. */
export async function readLetter(raw: Uint8Array): Promise<ReadLetter> {
  const email = await PostalMime.parse(mendBytes(raw));
  const head = email.headers.map(({ key, value }) => ({ key, value }));
  const from = mailboxes(email.from ? [email.from] : email.sender ? [email.sender] : [])[0];
  const address = emailKey(from?.address ?? "").slice(0, 320);
  const delivered = head
    .filter(({ key }) => DELIVERED.includes(key))
    .flatMap(({ value }) => mailboxes(addressParser(value)));
  const named = mailboxes([...(email.to ?? []), ...(email.cc ?? []), ...(email.bcc ?? [])]);
  const recipients = keys([...named, ...delivered]);
  return {
    messageKey: idsIn(email.messageId)[0] ?? `sha256 ${createHash("sha256").update(raw).digest("hex")}`,
    from: { name: clean(from?.name ?? "").slice(0, 200), address: clean(address) },
    recipients,
    addresses: [
      ...new Set([...keys([...(from ? [from] : []), ...mailboxes(email.replyTo ?? [])]), ...recipients]),
    ],
    subject: clean(email.subject ?? "")
      .slice(0, 300)
      .toWellFormed(),
    text: textOf(email),
    writtenAt: instantOf(email.date),
    answers: [...new Set([...idsIn(email.inReplyTo), ...idsIn(email.references)])].slice(-50),
    automatic: automaticReason(head, address),
    files: email.attachments.flatMap(fileOf),
  };
}

const mailboxes = (list: readonly Address[]) => list.flatMap((one) => one.group ?? [one]);

function keys(list: readonly { address?: string | undefined }[]): string[] {
  const written = list.map(({ address = "" }) => clean(emailKey(address)));
  return [...new Set(written.filter((one) => one.includes("@") && one.length <= 320))].slice(
    0,
    MOST_ADDRESSES,
  );
}

const idsIn = (value: string | undefined): string[] =>
  [...(value ?? "").matchAll(/<([^<>\s]{1,500})>/g)].map(([, id = ""]) => clean(id)).filter(Boolean);

function textOf({ text, html }: Email): string {
  const said = cleanMultiline(text ?? "") || cleanMultiline(textOfHtml(html ?? ""));
  return said.length <= LONGEST_TEXT ? said : `${said.slice(0, LONGEST_TEXT).toWellFormed()}…`;
}

function instantOf(date: string | undefined): Date | null {
  const at = new Date(date ?? "");
  return Number.isNaN(at.getTime()) ? null : at;
}

function fileOf(part: Attachment): LetterFile[] {
  const bytes = typeof part.content === "string" ? Buffer.from(part.content) : new Uint8Array(part.content);
  if (part.related && part.mimeType.startsWith("image/") && bytes.length <= SMALL_PICTURE) return [];
  const ending = part.mimeType === "message/rfc822" ? ".eml" : "";
  return [{ name: fileName(part.filename ?? "") || `attachment${ending}`, bytes }];
}
