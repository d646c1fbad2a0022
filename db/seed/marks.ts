import { createHash } from "node:crypto";
import type { ConsentKind, consents } from "../consents/table.ts";
import { localDate } from "../values/time.ts";
import type { DemoClient } from "./clients.ts";
import { laterOn } from "./moments.ts";
import type { Office } from "./office.ts";
import type { Random } from "./random.ts";
import { consentWays, processingWays, SITE_CONSENT, tagWords, withdrawals } from "./texts/marks.ts";

export type ConsentRow = Required<typeof consents.$inferInsert>;

const DAY = 86_400_000;

/** Tags on a third of the clients; the first words of the list are the frequent ones. */
export function tagClients(random: Random, base: readonly DemoClient[]): void {
  const frequent = tagWords.flatMap((word, i) => Array<string>(tagWords.length - i).fill(word));
  for (const { client } of base) {
    if (!random.chance(client.class === "C" ? 0.26 : 0.48)) continue;
    const number = random.pick([1, 1, 1, 2, 2, 3]);
    client.tags = [...new Set(Array.from({ length: number }, () => random.pick(frequent)))];
  }
}

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const dayOf = (at: Date, zone: string) => localDate(at, zone).split("-").reverse().join(".");

/** Consents to advertising of a third of the clients, to processing of every second private one; some withdrawn. */
export function makeConsents(
  random: Random,
  office: Office,
  base: readonly DemoClient[],
  now: Date,
): ConsentRow[] {
  let number = 100;
  const give = (one: DemoClient, kind: ConsentKind): ConsentRow => {
    const { client, branch, owner, since } = one;
    const ways = kind === "advertising" ? consentWays : processingWays;
    const way = random.pick(ways.flatMap((each) => Array<typeof each>(each.weight).fill(each)));
    const zone = office.zoneOf(branch);
    const created = client.createdAt ?? now;
    const day = random.int(0, Math.max(0, Math.min(since - 3, 400)));
    let givenAt = laterOn(random, new Date(created.getTime() + day * DAY), 0, zone);
    if (givenAt > now) givenAt = created;
    const bySite = way.source === "site_form";
    number += random.int(1, 3);
    return {
      id: random.id(givenAt),
      kind,
      clientId: client.id,
      address: null,
      source: way.source,
      proof: way.proof.replace("{n}", String(number)).replace("{day}", dayOf(givenAt, zone)),
      textVersion: bySite ? SITE_CONSENT.version : null,
      textHash: bySite ? hash(SITE_CONSENT[kind]) : null,
      givenAt,
      recordedBy: bySite ? null : owner.id,
      confirmedAt: givenAt,
      confirmedBy: null,
      withdrawnAt: null,
      withdrawnReason: null,
      createdAt: givenAt,
    };
  };
  return base.flatMap((one) => {
    if (one.client.role !== "client") return [];
    const out: ConsentRow[] = [];
    if (random.chance(one.client.class === "C" ? 0.32 : 0.5)) {
      const row = give(one, "advertising");
      if (random.chance(0.03)) {
        const room = now.getTime() - row.givenAt.getTime();
        row.withdrawnAt = new Date(row.givenAt.getTime() + room * (0.2 + random.next() * 0.7));
        row.withdrawnReason = random.pick(withdrawals);
      }
      out.push(row);
    }
    if (random.chance(one.entity === null || one.entity.kpp === null ? 0.55 : 0.08))
      out.push(give(one, "processing"));
    return out;
  });
}

export const agreesToAdvertising = (rows: readonly ConsentRow[], at: Date): ReadonlySet<string | null> =>
  new Set(
    rows
      .filter(
        ({ kind, givenAt, withdrawnAt }) =>
          kind === "advertising" && givenAt <= at && (withdrawnAt === null || withdrawnAt > at),
      )
      .map(({ clientId }) => clientId),
  );
