import type { suppressions } from "../consents/table.ts";
import type { Exclusion } from "../mailings/exclusions.ts";
import type { MailingKind } from "../mailings/kinds.ts";
import type { mailingRecipients } from "../mailings/table.ts";
import { greeting, fullName as inFull } from "../values/person-name.ts";
import { type DemoClient, personOf } from "./clients.ts";
import { agreesToAdvertising, type ConsentRow } from "./marks.ts";
import type { Office } from "./office.ts";
import type { Random } from "./random.ts";
import { COMPANY } from "./staff.ts";

export type RecipientRow = Required<typeof mailingRecipients.$inferInsert>;
export type SuppressionRow = Required<typeof suppressions.$inferInsert>;

const PARTS = ["decision_maker", "signatory", "initiator", "influencer", "accountant"];

/** Where a client is written to: a person who has a part in the decision, then the client itself. */
export function addressOf({
  people,
  points,
}: DemoClient): { address: string; contactId: string | null } | null {
  const emails = points.filter(({ kind }) => kind === "email");
  const inOrder = people.toSorted(
    (a, b) => PARTS.indexOf(a.link.decisionRole ?? "") - PARTS.indexOf(b.link.decisionRole ?? ""),
  );
  for (const { row } of inOrder) {
    const found = emails.find(({ contactId }) => contactId === row.id);
    if (found) return { address: found.value, contactId: row.id };
  }
  const own = emails.find(({ clientId }) => clientId !== null);
  return own ? { address: own.value, contactId: null } : null;
}

export function mergeValues(
  office: Office,
  one: DemoClient,
  contactId: string | null,
): Record<string, string> {
  const reader = one.people.find(({ row }) => row.id === contactId)?.person ?? personOf(one);
  return {
    salutation: greeting(reader, "ru"),
    name: reader ? [reader.given, reader.patronymic].filter(Boolean).join(" ") : "",
    contact: reader ? inFull(reader) : "",
    client: one.client.name,
    manager: `${one.owner.given} ${one.owner.surname}`,
    company: COMPANY,
    region: one.client.region ?? "",
    branch: office.branches.get(one.branch)?.name ?? "",
  };
}

interface Gathering {
  mailingId: string;
  kind: MailingKind;
  at: Date;
  chosen: readonly DemoClient[];
  consents: readonly ConsentRow[];
  stops: readonly SuppressionRow[];
}

/** Everybody whom a mailing chose at its launch, in the order of sending; nobody has been written to yet. */
export function gather(
  random: Random,
  { mailingId, kind, at, chosen, consents, stops }: Gathering,
): RecipientRow[] {
  const agreed = agreesToAdvertising(consents, at);
  const stopOf = (address: string) =>
    stops.find(
      (stop) => stop.address === address && stop.at <= at && (stop.topic === "all" || stop.topic === kind),
    );
  const taken = new Set<string>();
  const whyNot = (one: DemoClient, address: string | undefined): Exclusion | null => {
    if (address === undefined) return "no_address";
    const stop = stopOf(address);
    if (stop) return stop.reason;
    if (kind === "advertising" && !agreed.has(one.client.id ?? "")) return "no_consent";
    if (taken.has(address)) return "same_address";
    taken.add(address);
    return null;
  };
  return chosen
    .filter(({ client }) => (client.createdAt ?? at) <= at)
    .map((one) => {
      const found = addressOf(one);
      const exclusion = whyNot(one, found?.address);
      return {
        id: random.id(at),
        mailingId,
        clientId: one.client.id ?? "",
        mergedFrom: null,
        contactId: found?.contactId ?? null,
        address: found?.address ?? null,
        state: exclusion ? ("excluded" as const) : ("queued" as const),
        exclusion,
        values: null,
        claim: null,
        claimedUntil: null,
        attempts: 0,
        notBefore: null,
        provider: null,
        providerKeyed: false,
        batchKey: null,
        messageId: null,
        providerId: null,
        error: null,
        sentAt: null,
        settledAt: null,
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
