import type { ReactNode } from "react";
import { Fact, Facts } from "#components/facts.tsx";
import { Section } from "#components/section.tsx";
import { agreementKinds } from "#db/agreements/registries.ts";
import { dateKinds } from "#db/dossier/registries.ts";
import type { ToldAgreement, ToldDate } from "#db/history/told.ts";
import { capitalize } from "#db/values/text.ts";
import { formatDate, formatDayMonth } from "#db/values/time.ts";
import { dateSays, monthSays } from "../../dates/date-words.ts";
import { named, type PastView, whenOf } from "./past-view.ts";

type Part = { view: PastView };

function List({ title, none, rows }: { title: string; none: string; rows: [id: string, row: ReactNode][] }) {
  return (
    <Section title={title} count={rows.length || undefined}>
      {rows.length === 0 ? <p className="text-sm text-ink-3">{none}</p> : null}
      <ul>
        {rows.map(([id, row]) => (
          <li key={id} className="border-t border-line py-2 text-sm first:border-0 first:pt-0.5">
            {row}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const meta = (parts: string[]) => <p className="text-xs text-ink-3">{parts.filter(Boolean).join(" · ")}</p>;

export function PastUseful({ view }: Part) {
  const { t, then, day } = view;
  const stood = then.facts.filter(({ expiresOn }) => expiresOn === null || expiresOn >= day);
  return (
    <List
      title={t("useful")}
      none={t("usefulNone")}
      rows={stood.map(({ id, text, contactId, authorId, learnedOn }) => [
        id,
        <>
          <p className="wrap-anywhere whitespace-pre-line">{text}</p>
          {meta([
            named(view, contactId),
            `${named(view, authorId)}, ${formatDayMonth(learnedOn, whenOf(view))}`,
          ])}
        </>,
      ])}
    />
  );
}

export function PastEntities({ view: { t, then } }: Part) {
  return (
    <List
      title={t("entities")}
      none={t("entitiesNone")}
      rows={then.entities.map(({ id, name, inn, kpp, ogrn, address }) => [
        id,
        <>
          <div className="mb-1 font-medium">{name}</div>
          <Facts className="gap-x-2 gap-y-1">
            {inn ? <Fact label={t("inn")}>{inn}</Fact> : null}
            {kpp ? <Fact label={t("kpp")}>{kpp}</Fact> : null}
            {ogrn ? <Fact label={t("ogrn")}>{ogrn}</Fact> : null}
            {address ? <Fact label={t("fields.address")}>{address}</Fact> : null}
          </Facts>
        </>,
      ])}
    />
  );
}

const two = (n: number) => String(n).padStart(2, "0");

/** «10 марта», «июнь»: of a day that comes back, without the year of the first time. */
function dayOf({ month, day, year, yearly }: ToldDate, view: PastView): string {
  const inYear = yearly || year === null ? Number(view.day.slice(0, 4)) : year;
  const name = `${inYear}-${two(month)}`;
  if (day === null) return capitalize(monthSays(name, whenOf(view), !yearly));
  return formatDayMonth(`${name}-${month === 2 && day === 29 ? "28" : two(day)}`, whenOf(view));
}

export function PastDates({ view }: Part) {
  const { t, then, actor } = view;
  return (
    <List
      title={t("dates")}
      none={t("datesNone")}
      rows={then.dates.map((date) => [
        date.id,
        <>
          <span className="font-medium">{dayOf(date, view)}</span>
          {meta([
            dateSays(
              {
                title: date.title,
                kind: dateKinds[date.kind].label[actor.locale],
                isBirthday: date.kind === "birthday",
              },
              named(view, date.contactId) || null,
            ),
          ])}
        </>,
      ])}
    />
  );
}

export function PastAgreements({ view }: Part) {
  const { t, then, day, actor } = view;
  const stood = then.agreements.filter(
    ({ endsOn, cancelReason }) => cancelReason === null && (endsOn === null || endsOn >= day),
  );
  const says = ({ kind, number, endsOn, contactId, subjectId, authorId }: ToldAgreement) => [
    number
      ? `${agreementKinds[kind].label[actor.locale]} ${number}`
      : agreementKinds[kind].label[actor.locale],
    endsOn ? t("until", { day: formatDate(endsOn, actor) }) : t("untilEnded"),
    named(view, subjectId),
    named(view, contactId),
    named(view, authorId),
  ];
  return (
    <List
      title={t("agreements")}
      none={t("agreementsNone")}
      rows={stood.map((agreement) => [
        agreement.id,
        <>
          <span className="font-medium wrap-anywhere">{agreement.title}</span>
          {meta(says(agreement))}
        </>,
      ])}
    />
  );
}
