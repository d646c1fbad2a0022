import { describe, expect, it } from "vitest";
import { countByPerson, countUnchecked, listAccess, listAnomalies } from "#db/access/queries.ts";
import type { StaffActor } from "#db/actor.ts";
import { emptySearch } from "#db/clients/list-input.ts";
import { emptyComplaintSearch } from "#db/complaints/list-input.ts";
import { countRegister, listRegister } from "#db/consents/register.ts";
import { getErasure, listErasures } from "#db/erasures/queries.ts";
import { Refused } from "#db/errors.ts";
import { countExport } from "#db/exports/commands.ts";
import { listExports } from "#db/exports/queries.ts";
import type { Permission } from "#db/permissions.ts";
import { type Role, roleNames } from "#db/staff/roles.ts";
import { subjectData } from "#db/subjects/dossier.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

await testDatabase();
const now = new Date("2026-03-19T06:40:00Z");
const nobody = "00000000-0000-4000-8000-000000000000";
const period = { from: new Date(0), until: now, staffId: null, clientId: null };
const register = { q: "", kind: null, source: null, state: null, before: null };

/** Written down here once more and not read from the registry: a slip there must not pass for a decision. */
const questions: [Permission, Role[], (actor: StaffActor) => unknown][] = [
  [
    "client.export",
    ["director", "sales_head"],
    (a) => countExport(a, { kind: "clients", filter: { ...emptySearch } }, now),
  ],
  [
    "complaint.export",
    ["director", "quality"],
    (a) => countExport(a, { kind: "complaints", filter: { ...emptyComplaintSearch } }, now),
  ],
  [
    "mailing.export",
    ["director"],
    (a) => countExport(a, { kind: "recipients", filter: { mailingId: nobody } }, now),
  ],
  ["export.view", ["director", "admin"], (a) => listExports(a, { staffId: null, before: null })],
  ["access.view", ["director"], (a) => countByPerson(a, period)],
  ["access.view", ["director"], (a) => listAccess(a, period, null)],
  ["anomaly.check", ["director", "admin"], (a) => listAnomalies(a)],
  ["anomaly.check", ["director", "admin"], (a) => countUnchecked(a)],
  ["consent.view", ["director", "sales_head", "marketer", "quality"], (a) => listRegister(a, register)],
  ["consent.view", ["director", "sales_head", "marketer", "quality"], (a) => countRegister(a, register)],
  ["subject.view", ["director", "quality"], (a) => subjectData(a, "contact", nobody, now)],
  ["erasure.view", ["director", "admin"], (a) => listErasures(a)],
  ["erasure.view", ["director", "admin"], (a) => getErasure(a, 1)],
];

describe("who may ask what of the data", () => {
  it.each(roleNames)("%s", async (role) => {
    const actor = await makeActor(role);
    for (const [permission, roles, ask] of questions) {
      const answer = await Promise.resolve()
        .then(() => ask(actor))
        .then(
          () => "answered",
          (error: unknown) => (error instanceof Refused ? error.code : error),
        );
      expect([permission, answer]).toEqual([permission, roles.includes(role) ? "answered" : "forbidden"]);
    }
  });
});
