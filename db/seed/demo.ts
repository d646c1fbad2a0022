import { eq } from "drizzle-orm";
import { jobActor } from "../actor.ts";
import { assignmentSteps, assignments } from "../assignments/table.ts";
import { clients, clientViews, legalEntities } from "../clients/table.ts";
import { clientContacts, contactPoints, contacts } from "../contacts/table.ts";
import { recordEvent } from "../events.ts";
import { inTransaction, type Tx } from "../index.ts";
import { interactions } from "../interactions/table.ts";
import { hashPassword } from "../staff/password.ts";
import { branches, company, departments, staff } from "../staff/table.ts";
import { makeClients } from "./clients.ts";
import { makeCurrent } from "./current.ts";
import { makeHistory } from "./history.ts";
import { makeOffice, type Office } from "./office.ts";
import { seededRandom } from "./random.ts";
import { COMPANY, DEMO_PASSWORD } from "./staff.ts";
import { makeViews, settle } from "./traces.ts";
import { insertRows } from "./write.ts";

export { demoAccounts } from "./staff.ts";

const SEED = 20_260_319;
const YEAR = 365 * 86_400_000;

/**
 * Fills an empty base with the company «Слово-Демо», its history ending at `now`. Does nothing when a company is
 * there. One transaction: a run that is killed leaves nothing, a second run at the same time waits and does nothing.
 */
export async function seedDemo(now: Date = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const claimed = await tx
      .insert(company)
      .values({ name: COMPANY })
      .onConflictDoNothing()
      .returning({ name: company.name });
    if (claimed.length > 0) await fillCompany(tx, now);
  });
}

async function fillCompany(tx: Tx, now: Date) {
  const random = seededRandom(SEED);
  const opened = new Date(now.getTime() - 3 * YEAR);
  const office = makeOffice(random, opened);
  await writeOffice(tx, office, opened);

  const base = makeClients(random, office, now);
  const history = makeHistory(random, office, base, now);
  const current = makeCurrent(random, office, base, now);
  const talks = [...history.interactions, ...current.interactions];
  const chains = [...history.chains, ...current.chains];
  settle(base, talks, chains);

  await insertRows(
    tx,
    clients,
    base.map((one) => one.client),
  );
  await insertRows(
    tx,
    legalEntities,
    base.flatMap((one) => one.entity ?? []),
  );
  const people = base.flatMap((one) => one.people);
  await insertRows(
    tx,
    contacts,
    people.map((one) => one.row),
  );
  await insertRows(
    tx,
    clientContacts,
    people.map((one) => one.link),
  );
  await insertRows(
    tx,
    contactPoints,
    base.flatMap((one) => one.points),
  );
  await insertRows(tx, interactions, talks);
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
  await insertRows(tx, clientViews, makeViews(random, office, base, chains, now));
  await recordEvent(tx, jobActor("demo"), {
    command: "demo.seed",
    entity: "company",
    entityId: null,
    after: { clients: base.length, interactions: talks.length, assignments: chains.length },
  });
}

async function writeOffice(tx: Tx, office: Office, opened: Date) {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
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
