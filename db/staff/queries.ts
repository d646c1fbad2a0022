import { asc, eq, sql } from "drizzle-orm";
import type { StaffActor } from "../actor.ts";
import { db, type Reader } from "../index.ts";
import { can } from "../permissions.ts";
import { branches, company, departments, staff } from "./table.ts";
import { worksHere } from "./works-here.ts";

export async function getCompanyName(reader: Reader = db): Promise<string | null> {
  const [row] = await reader.select({ name: company.name }).from(company);
  return row?.name ?? null;
}

/** The office's people for the settings page; nothing for those who may not manage them. */
export function listStaff(actor: StaffActor) {
  return db
    .select({
      id: staff.id,
      email: staff.email,
      surname: staff.surname,
      given: staff.given,
      patronymic: staff.patronymic,
      role: staff.role,
      branch: branches.name,
      department: departments.name,
      isHead: sql<boolean>`${departments.headId} = ${staff.id}`,
      isInvited: sql<boolean>`${staff.passwordHash} is null`,
      accessEndedAt: staff.accessEndedAt,
      closedAt: staff.closedAt,
    })
    .from(staff)
    .leftJoin(branches, eq(branches.id, staff.branchId))
    .leftJoin(departments, eq(departments.id, staff.departmentId))
    .where(can(actor, "staff.manage") ? undefined : sql`false`)
    .orderBy(
      sql`${staff.closedAt} nulls first`,
      sql`${staff.accessEndedAt} nulls first`,
      asc(staff.surname),
      asc(staff.given),
    );
}

export function listBranches() {
  return db.select({ id: branches.id, name: branches.name }).from(branches).orderBy(asc(branches.name));
}

export function listDepartments(reader: Reader = db) {
  return reader
    .select({ id: departments.id, name: departments.name })
    .from(departments)
    .orderBy(asc(departments.name));
}

/** Colleagues one may hand work to or make responsible: everybody who still works here. */
export function listColleagues(_actor: StaffActor, reader: Reader = db) {
  return reader
    .select({
      id: staff.id,
      surname: staff.surname,
      given: staff.given,
      patronymic: staff.patronymic,
      role: staff.role,
      departmentId: staff.departmentId,
      department: departments.name,
    })
    .from(staff)
    .leftJoin(departments, eq(departments.id, staff.departmentId))
    .where(worksHere())
    .orderBy(asc(staff.surname), asc(staff.given));
}
