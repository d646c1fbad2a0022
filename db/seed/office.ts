import type { Role } from "../staff/roles.ts";
import { DEFAULT_ZONE } from "../values/zones.ts";
import type { Random } from "./random.ts";
import {
  type BranchKey,
  branchList,
  type DemoPerson,
  type DepartmentKey,
  demoStaff,
  departmentList,
} from "./staff.ts";

export interface Member extends DemoPerson {
  id: string;
  zone: string;
}

/** The company with its ids: who sits where, and whom a task of a kind goes to. */
export interface Office {
  branches: Map<BranchKey, { id: string; name: string; timeZone: string }>;
  departments: Map<DepartmentKey, { id: string; name: string }>;
  staff: readonly Member[];
  /** The person of the role nearest to the branch. */
  nearest(role: Role, branch: BranchKey): Member;
  byLogin(name: string): Member;
  zoneOf(branch: BranchKey): string;
}

function known<K, V>(map: Map<K, V>, key: K): V {
  const found = map.get(key);
  if (found === undefined) throw new RangeError(`Nothing known of ${key}`);
  return found;
}

export function makeOffice(random: Random, opened: Date): Office {
  const branches = new Map(
    branchList.map(({ key, ...branch }) => [key, { id: random.id(opened), ...branch }]),
  );
  const departments = new Map(departmentList.map(({ key, name }) => [key, { id: random.id(opened), name }]));
  const zoneOf = (branch: BranchKey) => known(branches, branch).timeZone;
  const staff = demoStaff.map((person) => ({
    ...person,
    id: random.id(opened),
    zone: person.branch ? zoneOf(person.branch) : DEFAULT_ZONE,
  }));
  const first = (what: string, test: (member: Member) => boolean) => {
    const found = staff.find(test);
    if (!found) throw new RangeError(`Nobody in the demo company is ${what}`);
    return found;
  };
  return {
    branches,
    departments,
    staff,
    zoneOf,
    nearest: (role, branch) =>
      staff.find((member) => member.role === role && member.branch === branch) ??
      first(role, (member) => member.role === role),
    byLogin: (name) => first(name, (member) => member.login.startsWith(`${name}@`)),
  };
}
