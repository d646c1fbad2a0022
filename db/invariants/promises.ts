import { and, inArray, isNotNull, isNull, notExists, notInArray, type SQL, sql } from "drizzle-orm";
import { isOverdue } from "#db/assignments/overdue.ts";
import { alarms, assignments } from "#db/assignments/table.ts";
import { complaints } from "#db/complaints/table.ts";
import { untrueTouches } from "#db/interactions/touch.ts";
import { minutesBefore, type Question } from "#db/invariants/question.ts";
import { branches, staff } from "#db/staff/table.ts";
import { surveyCampaigns, surveyResponses } from "#db/surveys/table.ts";
import { isWorkingTime } from "#db/values/calendar.ts";
import { DEFAULT_ZONE, ZONES } from "#db/values/zones.ts";

/** The worker looks twice a minute; after so long an alarm is lost and not only late. */
const PATIENCE_MINUTES = 5;

const works = (id: SQL) =>
  sql`exists (select from ${staff} where ${staff.id} = ${id} and ${staff.closedAt} is null)`;

/** Zones in which people have been at work for longer than an alarm may take. */
const zonesAtWork = (now: Date) => {
  const before = new Date(minutesBefore(now, PATIENCE_MINUTES));
  return ZONES.filter(({ id }) => isWorkingTime(now, id) && isWorkingTime(before, id)).map(({ id }) => id);
};

function quietlyOverdue(now: Date): SQL {
  const zones = zonesAtWork(now);
  if (zones.length === 0) return sql`select 0 as n`;
  const raised = sql`(select from ${alarms} where ${alarms.assignmentId} = ${assignments.id} and ${alarms.generation} = ${assignments.generation})`;
  return sql`
    select count(*)::int as n from ${assignments}
    join ${staff} on ${staff.id} = ${assignments.custodianId}
    left join ${branches} on ${branches.id} = ${staff.branchId}
    where ${and(
      isOverdue(new Date(minutesBefore(now, PATIENCE_MINUTES))),
      inArray(sql`coalesce(${branches.timeZone}, ${DEFAULT_ZONE})`, zones),
      notExists(raised),
    )}`;
}

export const promiseQuestions = {
  /** Every open assignment is held by somebody who works here, and has a term. */
  assignmentsWithoutHolder: {
    label: { ru: "Поручения без держателя или срока", en: "Assignments without a holder or a term" },
    advice: {
      ru: "Держатель ушёл из компании. Откройте поручение и передайте его другому",
      en: "The holder has left. Open the assignment and hand it to somebody else",
    },
    count: () => sql`
      select count(*)::int as n from ${assignments}
      where ${isNull(assignments.closedAt)}
        and (${assignments.dueAt} is null or ${assignments.custodianId} is null or not ${works(sql`${assignments.custodianId}`)})`,
  },
  /** In working time an overdue assignment is told of within a minute; after five it is not told of at all. */
  overdueWithoutAlarm: {
    label: { ru: "Просрочено, а письма не было", en: "Overdue, and nobody was told" },
    advice: {
      ru: "Проверьте, работает ли фоновый процесс: он смотрит на сроки дважды в минуту",
      en: "See whether the worker runs: it looks at terms twice a minute",
    },
    count: quietlyOverdue,
  },
  /** Every open complaint has an owner who works here and both terms. */
  complaintsWithoutOwner: {
    label: { ru: "Жалобы без ответственного или срока", en: "Complaints without an owner or a term" },
    advice: {
      ru: "Назначьте ответственного в книге жалоб",
      en: "Name an owner in the book of complaints",
    },
    count: () => sql`
      select count(*)::int as n from ${complaints}
      where ${notInArray(complaints.state, ["answered", "closed"])}
        and (${complaints.legalDueAt} is null or ${complaints.internalDueAt} is null or not ${works(sql`${complaints.ownerId}`)})`,
  },
  /** A low score opens a complaint in the transaction that saves the answer. */
  lowScoresWithoutComplaint: {
    label: { ru: "Низкие оценки без жалобы", en: "Low scores without a complaint" },
    advice: {
      ru: "Заведите жалобу по ответу вручную и сообщите разработчику: такого не должно быть",
      en: "Lodge a complaint for the answer by hand and tell the developer: this must not happen",
    },
    count: () => sql`
      select count(*)::int as n from ${surveyResponses}
      join ${surveyCampaigns} on ${surveyCampaigns.id} = ${surveyResponses.campaignId}
      where ${isNotNull(surveyResponses.finishedAt)} and ${surveyResponses.score} <= ${surveyCampaigns.lowScore}
        and not exists (select from ${complaints} where ${complaints.surveyResponseId} = ${surveyResponses.id})`,
  },
  /** One answer of one recipient: the database itself forbids a second one. */
  answersDoubled: {
    label: { ru: "Ответы, сохранённые дважды", en: "Answers kept twice" },
    advice: {
      ru: "Сообщите разработчику: запрет базы снят или обойдён",
      en: "Tell the developer: the rule of the database was dropped or gone round",
    },
    count: () => sql`
      select count(*)::int as n from (
        select from ${surveyResponses} group by ${surveyResponses.recipientId} having count(*) > 1) doubled`,
  },
  /** What the lists and the card remember of the last talks is what the talks themselves say. */
  touchesUntrue: {
    label: { ru: "Последний контакт не сходится с лентой", en: "Last contacts that the timeline denies" },
    advice: {
      ru: "Сообщите разработчику: запись разговора прошла мимо общего учёта",
      en: "Tell the developer: a talk was written down past the common count",
    },
    count: untrueTouches,
  },
} satisfies Record<string, Question>;
