import { keepLetter } from "../inbox/journal.ts";
import { filingAddress, type OfficeMailbox } from "../inbox/mailbox.ts";
import { claimLetter, sortLetter } from "../inbox/sort.ts";
import { lastWorkingDayNotAfter } from "../values/calendar.ts";
import { addDays, DEFAULT_ZONE, zonedToInstant } from "../values/time.ts";
import type { DemoClient } from "./clients.ts";
import { type DemoLetter, demoLetters } from "./texts/inbox.ts";

const MAILBOX: OfficeMailbox = { address: "post@slovo-demo.example", connected: false };

/** windows-1251 of Russian letters and of ASCII, which are all that the texts of old programs have here. */
const cp1251 = (text: string) =>
  Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : code < 0x80 ? code : 0x3f;
  });

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;

interface Whose {
  client: DemoClient;
  person: { name: string; email: string };
}

/** Clients whose people have an address of their own, one of each trade in the order of the base. */
function someClients(base: readonly DemoClient[]): Whose[] {
  return base
    .filter(({ client }) => !client.archivedAt)
    .flatMap((client) => {
      const { people, points } = client;
      const found = people.flatMap(({ row }) => {
        const email = points.find(({ contactId, kind }) => contactId === row.id && kind === "email")?.value;
        return email ? [{ name: [row.given, row.surname].filter(Boolean).join(" "), email }] : [];
      });
      return found[0] ? [{ client, person: found[0] }] : [];
    });
}

/**
 * Letters come into the mailbox of the demo company as they do in life: as bytes, through the journal, to where their
 * addresses say. Two or three of them nobody can place.
 */
export async function settleInbox(base: readonly DemoClient[], lastDay: string): Promise<void> {
  const known = someClients(base);
  const letters = demoLetters
    .map((letter) => ({ letter, at: momentOf(letter, lastDay) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const [place, { letter, at }] of letters.entries()) {
    const whose = letter.client === null ? null : (known[letter.client * 17 + 3] ?? null);
    const bytes = written(letter, whose, at);
    const where = { mailbox: "demo", uidValidity: 1, uid: place + 1 };
    const isNew = await keepLetter(where, { arrivedAt: at, size: bytes.length, whole: true, bytes }, at);
    if (!isNew) continue;
    const claimed = await claimLetter(at);
    if (claimed) await sortLetter(claimed, MAILBOX, at);
  }
}

function momentOf({ day, time }: DemoLetter, lastDay: string): Date {
  return zonedToInstant({ date: lastWorkingDayNotAfter(addDays(lastDay, -day)), time }, DEFAULT_ZONE);
}

/** The letter as a mail program writes it. */
function written(letter: DemoLetter, whose: Whose | null, at: Date): Uint8Array {
  const { id, answers, subject, file, head = [], old = false, copy } = letter;
  const charset = old ? "windows-1251" : "utf-8";
  const owner = whose?.client.owner;
  const names = { owner: owner ? `${owner.given} ${owner.surname}` : "", person: whose?.person.name ?? "" };
  const text = letter.text.replace("{owner}", names.owner).replace("{person}", names.person);
  const filed = whose && copy ? [`Cc: ${filingAddress(MAILBOX, whose.client.client.id)}`] : [];
  const body = old ? Buffer.from(cp1251(text)) : Buffer.from(text);
  const part = [`Content-Type: text/plain; charset=${charset}`, "Content-Transfer-Encoding: base64", ""];
  const lines = [
    `From: ${from(letter, whose)}`,
    `To: ${letter.from === "owner" && copy && whose ? whose.person.email : MAILBOX.address}`,
    ...filed,
    `Subject: ${word(subject)}`,
    `Message-ID: <${id}@letters.example>`,
    ...(answers ? [`In-Reply-To: <${answers}@letters.example>`] : []),
    `Date: ${at.toUTCString()}`,
    "MIME-Version: 1.0",
    ...head,
    ...(file ? ['Content-Type: multipart/mixed; boundary="part"', "", "--part"] : []),
    ...part,
    body.toString("base64"),
    ...(file
      ? [
          "--part",
          `Content-Type: text/plain; charset=utf-8; name="${word(file.name)}"`,
          `Content-Disposition: attachment; filename="${word(file.name)}"`,
          "Content-Transfer-Encoding: base64",
          "",
          Buffer.from(file.text).toString("base64"),
          "--part--",
        ]
      : []),
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}

function from({ from: who }: DemoLetter, whose: Whose | null): string {
  if (typeof who !== "string") return `${word(who.name)} <${who.address}>`;
  if (!whose) return MAILBOX.address;
  if (who === "person") return `${word(whose.person.name)} <${whose.person.email}>`;
  if (who === "unknown") return `${word("Главный инженер")} <engineer@${whose.person.email.split("@")[1]}>`;
  const { owner } = whose.client;
  return `${word(`${owner.given} ${owner.surname}`)} <${owner.login}>`;
}
