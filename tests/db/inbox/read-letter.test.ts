import { describe, expect, it } from "vitest";
import { env } from "#db/env.ts";
import { automaticReason } from "#db/inbox/automatic.ts";
import { filesAnswers } from "#db/inbox/files-answers.ts";
import { textOfHtml } from "#db/inbox/html-text.ts";
import { clientOfAddress, filingAddress, officeMailbox } from "#db/inbox/mailbox.ts";
import { readLetter } from "#db/inbox/read-letter.ts";

const cp1251 = (text: string) =>
  Buffer.from(
    [...text].map((c) => (c >= "А" && c <= "я" ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))),
  );
const crlf = (text: string) => text.replace(/\n/g, "\r\n");
const read = (...parts: (string | Buffer)[]) =>
  readLetter(Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(crlf(part)) : part))));

describe("odd letters are read as they are, and never break", () => {
  it("koi8-r and windows-1251, declared in head and body", async () => {
    const letter = await read(
      "From: =?koi8-r?B?8NLJ18XU?= <A@B.ru>\nSubject: =?windows-1251?B?z/Do4uXy?=\nContent-Type: text/plain; charset=koi8-r\n\n",
      Buffer.from([0xf0, 0xd2, 0xc9]),
    );
    expect(letter).toMatchObject({
      from: { name: "Привет", address: "a@b.ru" },
      subject: "Привет",
      text: "При",
    });
  });

  it("windows-1251 of old programs that declare nothing; only a head that is none, beside a body that is declared", async () => {
    const bare = await read("From: a@b.ru\nSubject: ", cp1251("Отчет"), "\n\n", cp1251("Добрый день"));
    expect(bare).toMatchObject({ subject: "Отчет", text: "Добрый день" });
    const mixed = await read(
      "Subject: ",
      cp1251("Отчет"),
      "\nContent-Type: text/plain; charset=utf-8\n\nДень",
    );
    expect(mixed).toMatchObject({ subject: "Отчет", text: "День" });
  });

  it("an unknown charset, no body, no head, nothing at all", async () => {
    await expect(read("Subject: a\nContent-Type: text/plain; charset=x-none\n\nword")).resolves.toMatchObject(
      { text: "word" },
    );
    await expect(read("Subject: a\n\n")).resolves.toMatchObject({ text: "", files: [] });
    await expect(read("no head here")).resolves.toMatchObject({ subject: "", from: { address: "" } });
    const nothing = await read("");
    expect(nothing.messageKey).toMatch(/^sha256 [0-9a-f]{64}$/);
  });

  it("line breaks, controls and turned writing in a subject become one plain line", async () => {
    const letter = await read(
      "Subject: =?utf-8?Q?one=0D=0ABcc:_x@y.ru=00=E2=80=AEtwo?=\nDate: yesterday\n\nx",
    );
    expect(letter).toMatchObject({ subject: "one Bcc: x@y.rutwo", writtenAt: null });
  });

  it("HTML alone: its words without its scripts, as long as the page is", async () => {
    const html =
      "<head><title>t</title><style>a{}</style></head><p>Цена&nbsp;&laquo;1&raquo;<br>шт &amp; &#8470;<script>alert(1)</script><!-- c -->";
    expect(await read(`Content-Type: text/html; charset=utf-8\n\n${html}`)).toMatchObject({
      text: "Цена «1»\nшт & №",
    });
    expect(textOfHtml("<a ".repeat(200_000))).toBe("");
    expect(textOfHtml("<script>".repeat(100_000))).toBe("");
  });

  it("a letter within a letter, a huge text, attachments without names and with paths for names", async () => {
    const nested = await read(
      'Content-Type: multipart/mixed; boundary="x"\n\n--x\n\nСм. ниже\n--x\nContent-Type: message/rfc822\n\nSubject: внутри\n\nслова\n',
      '--x\nContent-Type: application/pdf; name="../../etc/plan.pdf"\nContent-Disposition: attachment\n\n%PDF-1\n',
      "--x\nContent-Type: application/pdf\nContent-Disposition: attachment\n\n%PDF-1\n--x--\n",
    );
    expect(nested.text).toContain("См. ниже");
    expect(nested.text).toContain("слова");
    expect(nested.files.map(({ name }) => name)).toEqual(["plan.pdf", "attachment"]);
    expect((await read(`Subject: a\n\n${"слово ".repeat(50_000)}`)).text).toHaveLength(20_001);
  });

  it("everybody named in groups, doubled, in capitals and by the mail server", async () => {
    const letter = await read(
      "From: a@b.ru\nReply-To: r@b.ru\nTo: Отдел: X@y.ru, z@y.ru;, x@y.ru\nCc: \nX-Original-To: <POST+1@f.ru>\nReferences: <a@b>\n <c@d>\nIn-Reply-To: <c@d>\n\n",
    );
    expect(letter.recipients).toEqual(["x@y.ru", "z@y.ru", "post+1@f.ru"]);
    expect(letter.addresses).toEqual(["a@b.ru", "r@b.ru", "x@y.ru", "z@y.ru", "post+1@f.ru"]);
    expect(letter.answers).toEqual(["c@d", "a@b"]);
  });
});

describe("a machine's letter", () => {
  const of = (key: string, value: string) => automaticReason([{ key, value }], "a@b.ru");
  it("is known by what standards say, and a person's is not taken for one", () => {
    expect(of("auto-submitted", "auto-generated; owner=x")).toBe("reply");
    expect(of("auto-submitted", "No")).toBeNull();
    expect(of("return-path", "<>")).toBe("report");
    expect(of("return-path", "<a@b.ru>")).toBeNull();
    expect(of("content-type", "Multipart/Report; report-type=disposition-notification")).toBe("report");
    expect(of("content-type", "multipart/related")).toBeNull();
    expect(of("x-auto-response-suppress", "None")).toBeNull();
    expect(of("list-unsubscribe", "<https://x>")).toBe("list");
    expect(of("precedence", "first-class")).toBeNull();
  });
});

describe("the secret address", () => {
  const mailbox = { address: "post@firma.example", connected: true };
  const id = "01975691-b9e8-7d40-b68b-0c1916f54ef4";
  it("names its client in any case, has room before the @, and opens at nobody else's", () => {
    const address = filingAddress(mailbox, id);
    expect(address).toMatch(/^post\+[a-z2-7]{40}@firma\.example$/);
    expect(address.indexOf("@")).toBeLessThanOrEqual(64);
    expect(clientOfAddress(mailbox, address.toUpperCase())).toBe(id);
    expect(clientOfAddress(mailbox, address.replace("@firma", "@other"))).toBeNull();
    expect(clientOfAddress(mailbox, address.replace("post+", "mail+"))).toBeNull();
    for (const place of [5, 20, 44]) {
      const other = address[place] === "a" ? "b" : "a";
      expect(clientOfAddress(mailbox, address.slice(0, place) + other + address.slice(place + 1))).toBeNull();
    }
    expect(clientOfAddress(mailbox, "post+@firma.example")).toBeNull();
  });

  it("is where answers to a letter from the card go besides its writer, while the mailbox is read", () => {
    const props = { clientId: id };
    expect(filesAnswers("personal", props)).toBeUndefined();
    Object.assign(env(), { IMAP_ADDRESS: mailbox.address });
    expect(filesAnswers("personal", props)).toBe(filingAddress(mailbox, id));
    expect(filesAnswers("personal", {})).toBeUndefined();
    expect(filesAnswers("invitation", props)).toBeUndefined();
    Object.assign(env(), { IMAP_ADDRESS: undefined });
  });

  it("is not spoken of where no mailbox is set up, and is an example in the demo company", () => {
    expect(officeMailbox({ IMAP_ADDRESS: undefined, SLOVO_DEMO: false })).toBeNull();
    expect(officeMailbox({ IMAP_ADDRESS: undefined, SLOVO_DEMO: true })).toMatchObject({ connected: false });
    expect(officeMailbox({ IMAP_ADDRESS: "a@b.ru", SLOVO_DEMO: true })).toEqual({
      address: "a@b.ru",
      connected: true,
    });
  });
});
