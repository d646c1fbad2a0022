import { beforeAll, expect, it } from "vitest";
import { fillComplaints } from "#tests/load/complaint-list.ts";
import { testDatabase } from "#tests/setup/database.ts";
import { makeOffice } from "../clients/office.ts";
import { fillBase, fillMailing } from "./base.ts";
import { type Asking, namedQueries } from "./named-queries.ts";
import { plansOf } from "./read-plan.ts";

const { owner } = await testDatabase();
let asking: Asking;

beforeAll(async () => {
  const office = await makeOffice();
  const { director, manager, colleague, branch, otherBranch } = office;
  const owners = [manager.id, colleague.id, director.id];
  const branches = [branch.id, otherBranch.id];
  const { busiest } = await fillBase(owner, { owners, branches });
  const now = new Date();
  const clients = await owner<
    { id: string; name: string }[]
  >`select id, name from clients order by id limit 1000`;
  await fillComplaints(2000, { owners, branches, clients, now });
  const mailingId = await fillMailing(owner, director.id);
  await owner`vacuum analyze`;
  asking = { director, manager, branchId: branch.id, clientId: busiest, mailingId, now };
}, 60_000);

/** Read from end to end they cost more than a page may. */
const big = [
  "assignments",
  "clients",
  "client_field_values",
  "client_words",
  "complaints",
  "contact_points",
  "interactions",
  "legal_entities",
  "mailing_recipients",
];
/** More than a list that is fetched whole and sorted: then the order must come from an index. */
const MOST_SORTED = 3_000;

it.each(namedQueries)(
  "$name: by $by, without reading or sorting a whole table",
  async ({ run, by, besides }) => {
    const { indexes, scanned, sorted } = await plansOf(owner, () => run(asking));
    expect(
      indexes.filter((index) => index.startsWith(by)),
      `of ${indexes.join(", ")}`,
    ).not.toEqual([]);
    expect(scanned.filter((table) => big.includes(table) && table !== besides)).toEqual([]);
    expect(sorted).toBeLessThanOrEqual(MOST_SORTED);
  },
);
