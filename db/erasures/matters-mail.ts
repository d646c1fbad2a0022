import { type SQL, sql } from "drizzle-orm";
import { BLANK, list, type Matter, stubAddress, uuids } from "#db/erasures/matter.ts";
import { inflected, whole } from "#db/erasures/patterns.ts";
import { namesOf, type Subject } from "#db/erasures/subject.ts";
import { stubOf } from "#db/erasures/table.ts";
import { events } from "#db/events.ts";
import { inboxFilings, inboxLetters, inboxRaw } from "#db/inbox/table.ts";

const emailsOf = ({ emails, former }: Subject) => list([...emails, ...former.emails], sql`text`);

/** Letters that name the person, in their words or as their writer. */
const named = (subject: Subject): SQL =>
  sql.join(
    [
      sql`false`,
      ...namesOf(subject).map(({ surname, given }) => {
        const says = (name: string) =>
          sql`concat_ws(' ', ${inboxLetters.fromName}, ${inboxLetters.subject}, ${inboxLetters.text}) ~ ${whole(inflected(name))}::text`;
        return sql`(${says(surname)} and ${says(given)})`;
      }),
    ],
    sql` or `,
  );

/** Letters that came in: the person's own, and the bytes of those that speak of them or came for their clients. */
export const mailMatters = (talksOf: (subject: Subject) => SQL) =>
  ({
    mail: {
      label: { ru: "Письма, которые пришли", en: "Letters that came in" },
      rows: (subject) => sql`select id from ${inboxLetters}
        where ${inboxLetters.fromAddress} = ${emailsOf(subject)} or id in (
          select ${inboxFilings.letterId} from ${inboxFilings} where ${inboxFilings.clientId} = ${uuids(subject.clientIds)}
            or ${inboxFilings.interactionId} in (${talksOf(subject)}))`,
      blank: (rows, number, now) => [
        sql`delete from ${inboxRaw} where letter_id in (${rows})`,
        sql`update ${events} set before = null, after = null where entity_id in (${rows})`,
        // What waited has nobody to be filed to any more. The key stays: no copy of it comes in anew.
        sql`update ${inboxLetters} set subject = ${BLANK}, text = ${BLANK}, from_name = ${stubOf(number)},
          from_address = ${stubAddress(number, sql`id`)}, addresses = '{}', attachments = '[]', fault = null,
          settled_at = coalesce(settled_at, ${now.toISOString()}::timestamptz), version = version + 1,
          state = case when state in ('journaled', 'failed', 'waiting') then 'aside' else state end where id in (${rows})`,
      ],
    },
    rawMail: {
      label: {
        ru: "Исходники писем с его именем или адресом",
        en: "Bytes of letters with the name or address",
      },
      // Nothing can be struck out of bytes: the words of the letter stand on the card, where they are swept.
      rows: (subject) => sql`select ${inboxLetters.id} as id from ${inboxLetters}
        where exists (select from ${inboxRaw} where letter_id = ${inboxLetters.id}) and (
          ${inboxLetters.addresses} && ${sql.param([...subject.emails, ...subject.former.emails])}::text[] or ${named(subject)}
          or ${inboxLetters.id} in (select ${inboxFilings.letterId} from ${inboxFilings}
            where ${inboxFilings.clientId} = ${uuids(subject.around)}))`,
      blank: (rows) => [sql`delete from ${inboxRaw} where letter_id in (${rows})`],
    },
  }) satisfies Record<string, Matter>;
