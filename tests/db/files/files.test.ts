import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { getDossier } from "#db/clients/dossier.ts";
import { attachFile, removeFile, restoreFile } from "#db/files/commands.ts";
import { typeOf } from "#db/files/content-types.ts";
import * as input from "#db/files/input.ts";
import { MOST_BYTES } from "#db/files/limits.ts";
import { getFile, readFile } from "#db/files/queries.ts";
import { inTransaction } from "#db/index.ts";
import { addClient, eventsOf, makeOffice, now, type Office } from "#tests/db/clients/office.ts";
import { testDatabase } from "#tests/setup/database.ts";

await testDatabase();
let office: Office;
let clientId: string;
beforeAll(async () => {
  office = await makeOffice();
  clientId = await addClient(office.manager);
});

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const pdf = bytesOf("%PDF-1.7 …");
const attach = async (name: string, bytes: Uint8Array = pdf, actor = office.manager, fields = {}) => {
  const place = { key: randomUUID(), clientId, interactionId: null, agreementId: null, ...fields };
  const parsed = input.attachFile.parse({ ...place, name });
  return (await inTransaction((tx) => attachFile(tx, actor, parsed, bytes, now))).id;
};
const contentOf = async (id: string) => {
  const parts = [];
  for await (const part of readFile(id)) parts.push(part);
  return Buffer.concat(parts);
};

describe("a file", () => {
  it("comes back byte for byte, over many parts, and leaves one event", async () => {
    const bytes = Buffer.concat([pdf, randomBytes(1_300_000)]);
    const id = await attach("Акт сверки.pdf", bytes);
    expect(await getFile(office.manager, { clientId, id })).toMatchObject({
      name: "Акт сверки.pdf",
      type: "pdf",
    });
    expect(bytes.equals(await contentOf(id))).toBe(true);
    expect(await eventsOf(id)).toEqual(["file.attach"]);
  });

  it("is there only for its author and those who see the client's people, through its own client", async () => {
    const id = await attach("Счёт.pdf");
    const other = await addClient(office.manager);
    expect(await getFile(office.colleague, { clientId, id })).toBeUndefined();
    expect(await getFile(office.admin, { clientId, id })).toBeUndefined();
    expect(await getFile(office.manager, { clientId: other, id })).toBeUndefined();
    expect(await getFile(office.accountant, { clientId, id })).toBeDefined();
    await expect(attach("Чужое.pdf", pdf, office.stranger)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      attach("К чужому.pdf", pdf, office.manager, { agreementId: randomUUID() }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("leaves the card and comes back", async () => {
    const id = await attach("Черновик.pdf");
    const at = (expectedVersion: number) => ({ clientId, id, expectedVersion });
    await inTransaction((tx) => removeFile(tx, office.manager, at(1), now));
    expect(await getFile(office.manager, { clientId, id })).toBeUndefined();
    expect((await getDossier(office.manager, clientId, now)).files.some((one) => one.id === id)).toBe(false);
    await expect(inTransaction((tx) => restoreFile(tx, office.manager, at(1)))).rejects.toMatchObject({
      code: "stale",
    });
    await inTransaction((tx) => restoreFile(tx, office.manager, at(2)));
    expect(await getFile(office.manager, { clientId, id })).toBeDefined();
  });

  it("goes by its name without dots and blanks at the end, and by no ending that is too long", () => {
    const named = (name: string) => {
      const id = randomUUID();
      const place = { key: id, clientId: id, interactionId: null, agreementId: null };
      return input.attachFile.safeParse({ ...place, name });
    };
    for (const name of ["вирус.exe.", "вирус.exe. . ", "C:\\tmp\\вирус.exe...", "вирус.exe\u00A0"])
      expect(named(name).data?.name).toBe("вирус.exe");
    expect(named("Договор № 12. Редакция окончательная").success).toBe(true);
    expect(named("Снимок.abcdefghijkl").success).toBe(true);
    expect(named("Снимок.abcdefghijklm").error?.issues[0]?.message).toBe("file_ending_long");
    expect(named(" ... ").success).toBe(false);
  });

  it.each([
    ["страница.html", "<html><body>привет</body></html>", "file_kind"],
    ["счёт.txt", "  <script>alert(1)</script>", "file_kind"],
    ["логотип.svg", '<?xml version="1.0"?><svg onload="a()"/>', "file_kind"],
    ["картинка.png", "<svg xmlns='http://www.w3.org/2000/svg'/>", "file_kind"],
    ["счёт.pdf", "MZ\x90\0\x03\0\0\0", "file_kind"],
    ["a.sh", "#!/bin/sh\nrm -rf /", "file_kind"],
    ["программа.jar", "PK\x03\x04\x14\0\0\0META-INF/MANIFEST.MF", "file_kind"],
    ["макрос.docx", "PK\x03\x04[Content_Types].xml word/vbaProject.bin", "file_kind"],
    ["договор.pdf.exe", "%PDF-1.7", "file_name_lies"],
    ["договор.html", "%PDF-1.7", "file_name_lies"],
    ["пусто.pdf", "", "file_empty"],
  ])("%s is refused", async (name, content, code) => {
    await expect(attach(name, bytesOf(content))).rejects.toMatchObject({ code });
  });

  it("may not weigh more than twenty megabytes", async () => {
    const heavy = Buffer.concat([pdf, Buffer.alloc(MOST_BYTES)]);
    await expect(attach("Тяжёлый.pdf", heavy)).rejects.toMatchObject({ code: "file_over_limit" });
  });
});

it.each([
  ["%PDF-1.4", "pdf"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["\xff\xd8\xff\xe0", "jpeg"],
  ["PK\x03\x04 [Content_Types].xml xl/workbook.xml", "xlsx"],
  ["PK\x03\x04 [Content_Types].xml word/document.xml", "docx"],
  ["PK\x03\x04 фото.jpg", "zip"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office97"],
  ["\xcf\xf0\xe8\xe2\xe5\xf2; 1,5\r\n", "text"],
  ["RIFF\0\0\0\0WAVE", "wav"],
  ["\0\x01\x02", null],
])("%j is %s", (content, type) => expect(typeOf(bytesOf(content))).toBe(type));

it.each([
  ["C:\\Мои документы\\акт.pdf", "акт.pdf"],
  ["../../etc/passwd", "passwd"],
  ["акт\u202efdp.exe", "актfdp.exe"],
  ["<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"],
  [`${"я".repeat(300)}.docx`, `${"я".repeat(194)}….docx`],
])("the name %j is kept as %s", (written, kept) => expect(input.fileName(written)).toBe(kept));
