import { wordsIn } from "#app/words.ts";
import type { StaffActor } from "#db/actor.ts";
import { complaintKinds, complaintSeverities, complaintTypes } from "#db/complaints/registries.ts";
import { complaintStates } from "#db/complaints/states.ts";
import { Refused } from "#db/errors.ts";
import type { OrderExport } from "#db/exports/input.ts";
import type { ExportKind } from "#db/exports/kinds.ts";
import { mailingsVisibleTo } from "#db/mailings/access.ts";
import { getMailing } from "#db/mailings/queries.ts";
import { segmentNames } from "#db/segments/queries.ts";
import { segmentSentence } from "#db/segments/sentence.ts";
import { conditionWords } from "../clients/filters.tsx";
import {
  conditionsOf,
  parseColumns,
  parseSearch,
  type RawSearch,
  readTree,
  usualColumns,
} from "../clients/search.ts";
import { toParams as bookParams, parseSearch as parseBook } from "../complaints/search.ts";

/** What a list is narrowed to: as its export keeps it, in words, and which columns stand on the page. */
export type FromList = Pick<OrderExport, "filterWords"> & {
  filter: Record<string, unknown>;
  columns: readonly string[];
};

type Reader = (raw: RawSearch, actor: StaffActor, now: Date) => Promise<FromList>;

/** Where a column of the list has another name in the file. */
const renamed: Partial<Record<string, string>> = { phone: "phones", email: "emails" };

const clients: Reader = async (raw, actor, now) => {
  // A broken condition must not widen what leaves.
  if (readTree(raw, actor).fault) throw new Refused("segment_unreadable");
  const search = { ...parseSearch(raw), after: null, before: null };
  const t = wordsIn(actor.locale, "clients");
  const words = await conditionWords(search, { actor, now, t });
  const tree = search.tree ? [segmentSentence(search.tree, actor.locale, await segmentNames(actor))] : [];
  const chosen = parseColumns(raw);
  return {
    filter: { ...search },
    filterWords: [
      ...conditionsOf(search)
        .filter((name) => name !== "if")
        .map((name) => `${t(`filters.${name}`)}: ${words[name as keyof typeof words]}`),
      ...tree,
    ].map((text) => text.slice(0, 400)),
    columns: ["name", ...(chosen.length > 0 ? chosen : usualColumns).map((key) => renamed[key] ?? key)],
  };
};

const complaints: Reader = async (raw, actor) => {
  const search = { ...parseBook(raw), after: null, before: null };
  const t = wordsIn(actor.locale, "complaints");
  const params = bookParams(search);
  const registries = {
    kind: complaintKinds,
    type: complaintTypes,
    state: complaintStates,
    severity: complaintSeverities,
  };
  const said = (name: keyof typeof registries) =>
    [params[name] ?? []]
      .flat()
      .flatMap((value) => value.split(","))
      .map(
        (value) =>
          (registries[name] as Record<string, { label: Record<"ru" | "en", string> }>)[value]?.label[
            actor.locale
          ] ?? value,
      )
      .filter(Boolean)
      .join(", ");
  const closed = (Object.keys(registries) as (keyof typeof registries)[])
    .map((name) => [name, said(name)] as const)
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${t(`filters.${name}`)}: ${text}`);
  return {
    filter: { ...search },
    filterWords: [
      t(`exportGroups.${search.group}`),
      ...(search.q ? [`${t("search")}: ${search.q}`] : []),
      ...closed,
      ...(search.overdue || search.near ? [t(search.overdue ? "exportLate" : "exportNear")] : []),
    ],
    columns: [
      "number",
      "registered",
      "kind",
      "type",
      "subject",
      "client",
      "owner",
      "state",
      "due",
      "verdict",
    ],
  };
};

const recipients: Reader = async (raw, actor) => {
  const id = [raw.mailing ?? []].flat()[0] ?? "";
  const mailing = mailingsVisibleTo(actor) && (await getMailing(actor, id));
  if (!mailing) throw new Refused("not_found");
  return {
    filter: { mailingId: mailing.id },
    filterWords: [mailing.name],
    columns: ["client", "state", "exclusion", "sent", "settled"],
  };
};

export const readers: Record<ExportKind, Reader> = { clients, complaints, recipients };
