import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type OutgoingLetter, Retry, type Transport } from "#emails/send/outgoing.ts";
import { smtp } from "#emails/send/smtp.ts";
import { mailServer, type Rules, reply } from "./mail-server.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function conversation(rules?: Rules) {
  const server = await mailServer(rules);
  const transport = smtp(server.url, { connectMs: 2000, replyMs: 2000 });
  closing.push(() => transport.close(), server.close);
  return { taken: server.taken, transport };
}

const letter = (over: Partial<OutgoingLetter> = {}): OutgoingLetter => ({
  id: "0198c0de-0000-7000-8000-000000000001",
  to: { address: "irina@example.ru", name: "Ирина Соколова" },
  from: "Слово <slovo@example.ru>",
  subject: "Просрочено: перезвонить",
  html: "<p>Привет</p>",
  text: "Привет",
  messageId: "<0198c0de-0000-7000-8000-000000000001@crm.example.ru>",
  ...over,
});

describe("a mail server that takes letters", () => {
  test("gets one letter with our Message-ID, both parts and no other recipient", async () => {
    const { transport, taken } = await conversation();
    expect(await transport.send(letter())).toEqual({ outcome: "accepted" });
    expect(taken).toHaveLength(1);
    expect(taken[0]?.recipients).toEqual(["irina@example.ru"]);
    expect(taken[0]?.from).toBe("slovo@example.ru");
    expect(taken[0]?.source).toContain("Message-ID: <0198c0de-0000-7000-8000-000000000001@crm.example.ru>");
    expect(taken[0]?.source).toContain("Auto-Submitted: auto-generated");
    expect(taken[0]?.source).toContain("text/plain");
    expect(taken[0]?.source).toContain("text/html");
  });

  test("is told both places where an answer goes: to the writer and to the card", async () => {
    const { transport, taken } = await conversation();
    const replyTo = { address: "irina@slovo.example", name: "Irina" };
    await transport.send(letter({ replyTo, answersAlso: "post+abc@slovo.example" }));
    expect(taken[0]?.source).toContain("Reply-To: Irina <irina@slovo.example>, post+abc@slovo.example");
    expect(taken[0]?.recipients).toEqual(["irina@example.ru"]);
  });

  test("gets a hundred letters over the pool, each once", async () => {
    const { transport, taken } = await conversation();
    const ids = Array.from({ length: 100 }, (_, i) => `<${i}@crm.example.ru>`);
    await Promise.all(ids.map((messageId) => transport.send(letter({ messageId }))));
    const seen = taken.map(({ source }) => /^Message-ID: (.+)$/m.exec(source)?.[1]?.trim());
    expect(seen.sort()).toEqual(ids.sort());
  });
});

describe("hostile names and addresses", () => {
  test.each([
    ["a line break in the name", { name: "Ира\r\nBcc: evil@example.org\r\nRCPT TO:<evil@example.org>" }],
    ["a comma and an address in the name", { name: 'Ира, "evil" <evil@example.org>, third@example.org' }],
  ])("%s: one recipient and no header of its own", async (_, to) => {
    const { transport, taken } = await conversation();
    await transport.send(letter({ to: { address: "irina@example.ru", ...to } }));
    expect(taken[0]?.recipients).toEqual(["irina@example.ru"]);
    expect(taken[0]?.source).not.toMatch(/^(Bcc|RCPT)/im);
  });

  test("a line break in the subject makes no header", async () => {
    const { transport, taken } = await conversation();
    await transport.send(letter({ subject: "Привет\r\nBcc: evil@example.org\r\n\r\nтело" }));
    expect(taken[0]?.recipients).toEqual(["irina@example.ru"]);
    expect(taken[0]?.source).not.toMatch(/^Bcc/im);
  });

  test.each([
    "a@example.ru, evil@example.org",
    "a@example.ru\r\nRCPT TO:<evil@example.org>",
    "a@example.ru>\nRCPT TO:<evil@example.org",
    "<a@example.ru> <evil@example.org>",
    "a@example.ru;evil@example.org",
    "group: a@example.ru, evil@example.org;",
    "not an address",
    "",
  ])("%j is refused before the server is asked", async (address) => {
    const { transport, taken } = await conversation();
    expect(await transport.send(letter({ to: { address, name: "Ира" } }))).toMatchObject({
      outcome: "refused",
    });
    expect(taken).toHaveLength(0);
  });
});

describe("a mail server that says no", () => {
  test("5xx at the recipient: refused, with the server's words, and the next letter goes", async () => {
    const { transport, taken } = await conversation({
      recipient: (address) => {
        if (address === "gone@example.ru") throw reply(550, "no such user");
      },
    });
    const gone = await transport.send(letter({ to: { address: "gone@example.ru", name: "Нет" } }));
    expect(gone).toMatchObject({ outcome: "refused", detail: expect.stringContaining("no such user") });
    expect(await transport.send(letter())).toEqual({ outcome: "accepted" });
    expect(taken).toHaveLength(1);
  });

  test("5xx after the body: refused", async () => {
    const { transport } = await conversation({ body: () => reply(554, "looks like spam") });
    expect(await transport.send(letter())).toMatchObject({ outcome: "refused" });
  });

  test("4xx at the recipient: to be tried again, and the second time it goes", async () => {
    const { transport, taken } = await conversation({
      recipient: (_, attempt) => {
        if (attempt === 1) throw reply(450, "greylisted");
      },
    });
    await expect(transport.send(letter())).rejects.toThrow(Retry);
    expect(await transport.send(letter())).toEqual({ outcome: "accepted" });
    expect(taken).toHaveLength(1);
  });

  test("4xx after the body: the server has not taken it, to be tried again", async () => {
    const { transport, taken } = await conversation({ body: () => reply(451, "try later") });
    await expect(transport.send(letter())).rejects.toThrow(Retry);
    expect(taken).toHaveLength(0);
  });
});

describe("a connection that is lost", () => {
  test("after the body was handed over: unknown", async () => {
    const { transport } = await conversation({ body: () => "hang up" });
    expect(await transport.send(letter())).toMatchObject({ outcome: "unknown" });
  });

  test("on a used connection after the body: unknown too, and not sent again by the pool", async () => {
    const bodies: number[] = [];
    const { transport, taken } = await conversation({
      body: (attempt) => {
        bodies.push(attempt);
        return attempt === 2 ? "hang up" : "take";
      },
    });
    expect(await transport.send(letter())).toEqual({ outcome: "accepted" });
    expect(await transport.send(letter())).toMatchObject({ outcome: "unknown" });
    expect(bodies).toEqual([1, 2]);
    expect(taken).toHaveLength(1);
  });

  test("silence after the body: unknown", async () => {
    const silent = await rawServer((line) =>
      line === "DATA" ? "354 go on" : line === "." ? null : "250 ok",
    );
    expect(await silent.send(letter())).toMatchObject({ outcome: "unknown" });
  });

  test("before DATA is answered: to be tried again", async () => {
    const cut = await rawServer((line) => (line === "DATA" ? "hang up" : "250 ok"));
    await expect(cut.send(letter())).rejects.toThrow(Retry);
  });

  test("nobody listens: to be tried again", async () => {
    const transport = smtp("smtp://127.0.0.1:1", { connectMs: 1000, replyMs: 1000 });
    closing.push(() => transport.close());
    await expect(transport.send(letter())).rejects.toThrow(Retry);
  });

  test("a wrong password speaks of us, not of the letter: to be tried again", async () => {
    const server = await rawServer((line) =>
      line.startsWith("EHLO") ? "250-local\r\n250 AUTH PLAIN" : line.startsWith("AUTH") ? "535 no" : "250 ok",
    );
    await expect(server.send(letter())).rejects.toThrow(Retry);
  });
});

/** A server by hand, for what a proper one never does. `null` is silence. */
async function rawServer(answer: (line: string) => string | null): Promise<Transport> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    let inBody = false;
    socket.write("220 local\r\n");
    socket.on("data", (chunk) => {
      for (const line of chunk.toString().split("\r\n")) {
        if (line === "" || (inBody && line !== ".")) continue;
        inBody = line === "DATA";
        const said = answer(line);
        if (said === "hang up") return void socket.destroy();
        if (said !== null) socket.write(`${said}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const transport = smtp(`smtp://user:pass@127.0.0.1:${port}`, { connectMs: 1000, replyMs: 700 });
  closing.push(async () => {
    await transport.close();
    server.close();
  });
  return transport;
}
