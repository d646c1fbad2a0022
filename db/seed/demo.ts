import { eq } from "drizzle-orm";
import { jobActor } from "../actor.ts";
import { sweepAlarms } from "../assignments/alarms.ts";
import { assignmentSteps, assignments } from "../assignments/table.ts";
import { clientViews } from "../clients/table.ts";
import { sweepComplaintAlarms } from "../complaints/alarms.ts";
import { recordEvent } from "../events.ts";
import { db, inTransaction, type Tx } from "../index.ts";
import { hashPassword } from "../staff/password.ts";
import { branches, company, departments, staff } from "../staff/table.ts";
import { lastWorkingDayNotAfter } from "../values/calendar.ts";
import { addDays, DEFAULT_ZONE, localDate, zonedToInstant } from "../values/time.ts";
import { settleArrivals } from "./arrivals.ts";
import { settleClasses } from "./classes.ts";
import { makeClients, makeCrowd } from "./clients.ts";
import { makeCurrent } from "./current.ts";
import { insertDossiers } from "./dossiers.ts";
import { makeHistory } from "./history.ts";
import { settleInbox } from "./inbox.ts";
import { makeMoney, writeMoney } from "./money.ts";
import { makeOffice, type Office } from "./office.ts";
import { makeOwnFields, writeOwnFields, writeOwnView } from "./own-fields.ts";
import { makePast, writePast } from "./past.ts";
import { seededRandom } from "./random.ts";
import { makeRecords, writeGroups, writeRecords } from "./records.ts";
import { makeRooms, writeRooms } from "./rooms.ts";
import { COMPANY, DEMO_PASSWORD } from "./staff.ts";
import { writeTemplates } from "./templates.ts";
import { makeViews, settle } from "./traces.ts";
import { directorOf, makeTwins, settleTwins } from "./twins.ts";
import { makeWatch, writeWatch } from "./watch.ts";
import { insertRows } from "./write.ts";

export { demoAccounts } from "./staff.ts";

const SEED = 20_260_319;
const CROWD_SEED = 20_260_410;
const WATCH_SEED = 20_260_512;
const PAST_SEED = 20_260_601;
const YEAR = 365 * 86_400_000;

/**
 * Fills an empty base with the company «Слово-Демо», its history ending at `now`. Does nothing when a company is
 * there. One transaction: a run that is killed leaves nothing, a second run at the same time waits and does nothing.
 */
export async function seedDemo(now: Date = new Date()): Promise<void> {
  if ((await db.$count(company)) > 0) return;
  // Thought out beforehand: the transaction must not idle while seconds of history are being made up.
  const plan = makePlan(now);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await inTransaction(async (tx) => {
    const claimed = await tx
      .insert(company)
      .values({ name: COMPANY })
      .onConflictDoNothing()
      .returning({ name: company.name });
    if (claimed.length > 0) await writePlan(tx, plan, passwordHash);
  });
  await settleTwins(plan.office, plan.twins, now);
  await settleArrivals(plan.office, plan.base, {
    loadedAt: lastWorkingDayAt("11:40", now),
    leadsAt: lastWorkingDayAt("15:20", now),
  });
  await settleClasses(directorOf(plan.office), now);
  await settleInbox(plan.base, localDate(lastWorkingDayAt("12:00", now), DEFAULT_ZONE));
  // The letters about broken words came on the last working day, as they would have.
  for (const time of ["12:00", "17:00"]) {
    await sweepAlarms(lastWorkingDayAt(time, now));
    await sweepComplaintAlarms(lastWorkingDayAt(time, now));
  }
}

function lastWorkingDayAt(time: string, now: Date): Date {
  const yesterday = addDays(localDate(now, DEFAULT_ZONE), -1);
  return zonedToInstant({ date: lastWorkingDayNotAfter(yesterday), time }, DEFAULT_ZONE);
}

function makePlan(now: Date) {
  const random = seededRandom(SEED);
  const opened = new Date(now.getTime() - 3 * YEAR);
  const office = makeOffice(random, opened);
  const base = makeClients(random, office, now);
  const history = makeHistory(random, office, base, now);
  const current = makeCurrent(random, office, base, now);
  const crowd = makeCrowd(office, now, base);
  const quiet = makeHistory(seededRandom(CROWD_SEED), office, crowd, now, { quiet: true });
  const talks = [...history.interactions, ...current.interactions, ...quiet.interactions];
  const chains = [...history.chains, ...current.chains, ...quiet.chains];
  const views = makeViews(random, office, base, chains, now);
  const everybody = [...base, ...crowd];
  const rooms = makeRooms(office, everybody, now);
  const records = makeRecords(office, base, now);
  const ownFields = makeOwnFields(office, everybody, now);
  const money = makeMoney(office, everybody, opened, now);
  settle(everybody, talks, [...chains, ...rooms.book.chains]);
  const watch = makeWatch(seededRandom(WATCH_SEED), office, base, views, now);
  const twins = makeTwins(office, everybody, now);
  const past = makePast(seededRandom(PAST_SEED), office, base, now);
  return {
    opened,
    office,
    watch,
    base: everybody,
    twins,
    talks,
    chains,
    views,
    rooms,
    records,
    money,
    ownFields,
    past,
  };
}

type Plan = ReturnType<typeof makePlan>;

async function writePlan(
  tx: Tx,
  { opened, office, base, twins, talks, chains, views, rooms, records, watch, money, ownFields, past }: Plan,
  passwordHash: string,
) {
  await writeOffice(tx, office, opened, passwordHash);
  await writeGroups(tx, records);
  await writeOwnFields(tx, ownFields);
  await insertDossiers(tx, [...base, ...twins.map(({ twin }) => twin)], talks);
  await writeRecords(tx, records);
  await insertRows(
    tx,
    assignments,
    chains.map((one) => one.row),
  );
  await insertRows(
    tx,
    assignmentSteps,
    chains.flatMap((one) => one.steps),
  );
  await insertRows(tx, clientViews, views);
  await writeRooms(tx, rooms);
  await writeOwnView(tx, ownFields);
  await writeWatch(tx, watch, opened);
  await writePast(tx, past);
  await writeTemplates(tx, seededRandom(PAST_SEED + 1), office, opened);
  await writeMoney(tx, money);
  await recordEvent(tx, jobActor("demo"), {
    command: "demo.seed",
    entity: "company",
    entityId: null,
    after: { clients: base.length + twins.length, interactions: talks.length, assignments: chains.length },
  });
}

async function writeOffice(tx: Tx, office: Office, opened: Date, passwordHash: string) {
  const headOf = new Map(office.staff.flatMap((one) => (one.head ? [[one.department, one.id]] : [])));
  const createdAt = opened;
  await insertRows(
    tx,
    branches,
    [...office.branches.values()].map((branch) => ({ ...branch, createdAt })),
  );
  await insertRows(
    tx,
    departments,
    [...office.departments.values()].map(({ id, name }) => ({ id, name, createdAt })),
  );
  await insertRows(
    tx,
    staff,
    office.staff.map((one) => ({
      id: one.id,
      email: one.login,
      surname: one.surname,
      given: one.given,
      patronymic: one.patronymic,
      role: one.role,
      branchId: one.branch ? (office.branches.get(one.branch)?.id ?? null) : null,
      departmentId: office.departments.get(one.department)?.id ?? null,
      passwordHash,
      createdAt,
    })),
  );
  for (const [key, { id }] of office.departments)
    await tx
      .update(departments)
      .set({ headId: headOf.get(key) ?? null })
      .where(eq(departments.id, id));
}
