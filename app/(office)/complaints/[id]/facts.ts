import type { Messages } from "#app/messages/catalogues.ts";
import type { Words } from "#app/words.ts";
import type { SelectOption } from "#components/select.tsx";
import {
  type ComplaintDemand,
  type ComplaintKind,
  type ComplaintSeverity,
  type ComplaintType,
  complaintDemands,
  complaintKinds,
  complaintSeverities,
  complaintTypes,
} from "#db/complaints/registries.ts";
import { formatMoney } from "#db/values/money.ts";
import { formatPhone } from "#db/values/phone.ts";
import type { Locale } from "#db/values/text.ts";
import { optionsOf } from "../options.ts";

export type FactWords = Messages["complaints"]["facts"];

export type FactField =
  | "kind"
  | "type"
  | "demand"
  | "severity"
  | "subject"
  | "claimedKopecks"
  | "costKopecks"
  | "rootCause"
  | "fromEmail"
  | "fromPhone";

export interface Fact {
  field: FactField;
  /** As it is edited: the key of a choice, the text of a line, roubles; empty when nothing is known. */
  value: string;
  /** In words. */
  shown: string;
  options?: SelectOption[];
  isMoney?: boolean;
}

export interface FactSource {
  kind: ComplaintKind;
  type: ComplaintType;
  demand: ComplaintDemand;
  severity: ComplaintSeverity;
  subject: string;
  claimedKopecks: number | null;
  costKopecks: number | null;
  rootCause: string | null;
  /** Absent when the reader may not see how to reach the person. */
  reach: { email: string | null; phone: string | null } | null;
}

/** Kopecks as a person would type them: «48900», «48900,50». */
export function typedMoney(kopecks: number | null): string {
  if (kopecks === null) return "";
  const rest = kopecks % 100;
  return `${Math.trunc(kopecks / 100)}${rest === 0 ? "" : `,${String(rest).padStart(2, "0")}`}`;
}

/** What is known of the complaint and may be corrected, in the order of the page. */
export function factsOf(item: FactSource, locale: Locale, t: Words<"complaints">): Fact[] {
  const choice = (
    field: "kind" | "type" | "demand" | "severity",
    registry: Parameters<typeof optionsOf>[0],
  ): Fact => ({
    field,
    value: item[field],
    shown: registry[item[field]]?.label[locale] ?? "",
    options: optionsOf(registry, locale),
  });
  const line = (field: "subject" | "rootCause" | "fromEmail" | "fromPhone", value: string | null): Fact => ({
    field,
    value: value ?? "",
    shown: field === "fromPhone" && value?.startsWith("+") ? formatPhone(value, null, locale) : (value ?? ""),
  });
  const money = (field: "claimedKopecks" | "costKopecks"): Fact => {
    const kopecks = item[field];
    return {
      field,
      value: typedMoney(kopecks),
      shown: kopecks === null ? "" : formatMoney(kopecks, locale),
      isMoney: true,
    };
  };
  return [
    line("subject", item.subject),
    choice("kind", complaintKinds),
    choice("type", complaintTypes),
    choice("demand", complaintDemands),
    money("claimedKopecks"),
    choice("severity", complaintSeverities),
    line("rootCause", item.rootCause),
    money("costKopecks"),
    ...(item.reach ? [line("fromEmail", item.reach.email), line("fromPhone", item.reach.phone)] : []),
  ].map((fact) => ({ ...fact, shown: fact.shown || t("facts.blank") }));
}
