import { createHash } from "node:crypto";
import type { fileParts, files } from "../files/table.ts";
import type { DemoClient } from "./clients.ts";
import type { Random } from "./random.ts";
import type { Row } from "./record-agreements.ts";
import { fileTexts } from "./texts/dossier.ts";

const DAY = 86_400_000;

/** A few papers, small ones. */
export function makeFiles(random: Random, clients: readonly DemoClient[], now: Date) {
  const out = { files: [] as Row<typeof files>[], parts: [] as Row<typeof fileParts>[] };
  for (const { client, owner, since } of clients) {
    const { name, text } = random.pick(fileTexts);
    const at = new Date(now.getTime() - random.int(2, Math.max(3, Math.min(since, 120))) * DAY);
    const bytes = new TextEncoder().encode(text);
    const id = random.id(at);
    out.files.push({
      id,
      clientId: client.id,
      interactionId: null,
      agreementId: null,
      name,
      type: "text",
      size: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      authorId: owner.id,
      deletedAt: null,
      createdAt: at,
      version: 1,
    });
    out.parts.push({ fileId: id, seq: 0, bytes });
  }
  return out;
}
