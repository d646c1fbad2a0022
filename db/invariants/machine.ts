import { sql } from "drizzle-orm";
import { STALE_MS } from "#db/backups/limits.ts";
import { openedAt } from "#db/backups/opened.ts";
import { backups } from "#db/backups/table.ts";
import { minutesBefore, type Question } from "#db/invariants/question.ts";
import { failedJobsSince } from "#db/jobs/failed.ts";
import { workers } from "#db/jobs/table.ts";

export const machineQuestions = {
  /** 1 when no worker has been alive for a minute: nothing runs by itself then. */
  workersSilent: {
    label: { ru: "Фоновый процесс молчит", en: "The worker is silent" },
    advice: {
      ru: "Запустите npm run worker: без него не уходят письма и не идут сроки",
      en: "Start npm run worker: without it no letter leaves and no term is watched",
    },
    count: (now) => sql`
      select (not exists (select from ${workers} where ${workers.beatAt} > ${minutesBefore(now, 1)}::timestamptz))::int as n`,
  },
  /** Jobs of the queue that were given up within a day, after all their attempts. */
  jobsFailed: {
    label: { ru: "Задания, которые не удались", en: "Jobs that were given up" },
    advice: {
      ru: "Причина — в журнале фонового процесса. Через сутки число обнулится само",
      en: "The reason is in the worker's log. After a day the number is zero again by itself",
    },
    count: (now) => failedJobsSince(minutesBefore(now, 24 * 60)),
  },
  /** 1 when the newest good copy is older than 26 hours; a base that has none yet counts from its first event. */
  backupLate: {
    label: { ru: "Нет свежей резервной копии", en: "No fresh backup" },
    advice: {
      ru: "Сделайте копию сейчас и посмотрите, чем закончилась ночная",
      en: "Make a backup now and see how the nightly one ended",
    },
    count: (now) => sql`
      select (coalesce(
        (select max(${backups.startedAt}) from ${backups} where ${backups.finishedAt} is not null and ${backups.error} is null),
        ${openedAt},
        'infinity') < ${new Date(now.getTime() - STALE_MS).toISOString()}::timestamptz)::int as n`,
  },
} satisfies Record<string, Question>;
