import type { Words } from "#app/words.ts";
import { accessKinds } from "#db/access/kinds.ts";
import { complaintStates } from "#db/complaints/states.ts";
import { consentKinds, consentSources } from "#db/consents/registries.ts";
import { dateKinds } from "#db/dossier/registries.ts";
import { interactionKinds } from "#db/interactions/kinds.ts";
import { recipientStates } from "#db/mailings/states.ts";
import type { SubjectData } from "#db/subjects/dossier.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatPhone } from "#db/values/phone.ts";
import type { Locale } from "#db/values/text.ts";
import { formatDate, formatTime } from "#db/values/time.ts";

export interface Row {
  /** When, or what it is. */
  label: string;
  text: string;
  /** Beside it, smaller: what proves it, the very words. */
  note?: string;
}
export interface Part {
  title: string;
  rows: Row[];
}

interface Reader {
  locale: Locale;
  timeZone: string;
}

/** What is held about the person as parts of a document, the same for the screen, for paper and for the file. */
export function partsOf(data: SubjectData, t: Words<"subjects">, { locale, timeZone }: Reader): Part[] {
  const day = (at: Date | null) => (at ? formatDate(at, { locale, timeZone }) : "");
  const moment = (at: Date | null) => (at ? `${day(at)}, ${formatTime(at, { timeZone })}` : t("notSent"));
  const one = (label: string, text: string | null | undefined): Row[] => (text ? [{ label, text }] : []);
  const origin = ({
    importNumber,
    fileName,
    createdAt,
  }: {
    importNumber: number | null;
    fileName: string | null;
    createdAt: Date;
  }) =>
    importNumber === null
      ? t("origin.byHand", { day: day(createdAt) })
      : t("origin.import", { number: importNumber, file: fileName ?? "", day: day(createdAt) });
  const [person] = data.people;
  const [card] = data.card;
  const parts: Part[] = [
    {
      title: t("parts.who"),
      rows: [
        { label: t("rows.name"), text: data.name },
        ...data.phones.map((phone) => ({ label: t("rows.phone"), text: formatPhone(phone) })),
        ...data.emails.map((email) => ({ label: t("rows.email"), text: email })),
        ...data.places.map(({ client, position }) => ({
          label: t("rows.place"),
          text: [client, position].filter(Boolean).join(", "),
        })),
        ...one(t("rows.region"), card?.region),
        ...one(t("rows.address"), card?.address),
        ...one(t("rows.tags"), card?.tags.join(", ")),
        ...(card?.own ?? []).map(({ name, words }) => ({ label: name, text: words })),
        ...one(t("rows.note"), person?.note),
        ...one(t("rows.note"), card?.note),
      ],
    },
    {
      title: t("parts.origin"),
      rows: [...data.people, ...data.card]
        .map((row) => ({ label: t("rows.origin"), text: origin(row) }))
        .concat(one(t("rows.source"), card?.source)),
    },
    {
      title: t("parts.consents"),
      rows: data.consents.map((row) => ({
        label: day(row.givenAt),
        text: [
          consentKinds[row.kind].label[locale],
          row.address,
          row.withdrawnAt
            ? t("withdrawn", { day: day(row.withdrawnAt) })
            : row.confirmedAt
              ? ""
              : t("waiting"),
        ]
          .filter(Boolean)
          .join(", "),
        note: [consentSources[row.source].label[locale], row.proof, row.wording].filter(Boolean).join(". "),
      })),
    },
    {
      title: t("parts.facts"),
      rows: [
        ...data.facts.map(({ learnedOn, text }) => ({
          label: formatDate(learnedOn, { locale, timeZone }),
          text,
        })),
        ...data.dates.map(({ day: of, month, year, title, kind }) => ({
          label: [of, month, year]
            .filter((part) => part !== null)
            .map((part) => String(part).padStart(2, "0"))
            .join("."),
          text: title ?? dateKinds[kind].label[locale],
        })),
      ],
    },
    {
      title: t("parts.talks"),
      rows: data.talks.map(({ at, kind, text }) => ({
        label: moment(at),
        text,
        note: interactionKinds[kind].label[locale],
      })),
    },
    {
      title: t("parts.letters"),
      rows: data.letters.map(({ at, mailing, address, state }) => ({
        label: moment(at),
        text: mailing,
        note: [address, recipientStates[state].label[locale]].filter(Boolean).join(", "),
      })),
    },
    {
      title: t("parts.answers"),
      rows: data.answers.map(({ at, campaign, answers }) => ({
        label: day(at),
        text: Object.values(answers).join("; "),
        note: campaign,
      })),
    },
    {
      title: t("parts.claims"),
      rows: data.claims.map(({ number, registeredAt, text, state, decision }) => ({
        label: `${number}, ${day(registeredAt)}`,
        text,
        note: [complaintStates[state].label[locale], decision].filter(Boolean).join(". "),
      })),
    },
    {
      title: t("parts.seen"),
      rows: data.seen.map(({ at, what, surname, given }) => ({
        label: moment(at),
        text: surname ? shortName({ surname, given: given ?? "", patronymic: null }) : t("gone"),
        note: accessKinds[what].label[locale],
      })),
    },
  ];
  return parts;
}
