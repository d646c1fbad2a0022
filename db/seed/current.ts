import { addWorkingMinutes, isWorkingDay } from "../values/calendar.ts";
import { localDate } from "../values/time.ts";
import { DEFAULT_ZONE } from "../values/zones.ts";
import { Chain } from "./chain.ts";
import type { DemoClient } from "./clients.ts";
import { fill } from "./fill.ts";
import type { History } from "./history.ts";
import { onDay, onWorkingDay } from "./moments.ts";
import type { Member, Office } from "./office.ts";
import type { Random } from "./random.ts";
import type { DepartmentKey } from "./staff.ts";
import { type Desk, desk, type Fate } from "./texts/desk.ts";

const MINUTE = 60_000;

/** «-1 16:40» → a day and a time. */
function read(when: string): [number, string] {
  const [days = "0", time = "12:00"] = when.split(" ");
  return [Number(days), time];
}

/** The working day and time meant, or the last such time that has passed already. */
function past(now: Date, when: string, zone: string): Date {
  const [days, time] = read(when);
  const today = localDate(now, zone);
  // On a day off «today» is the working day before it, as people say on Saturday of Friday's work.
  const shift = isWorkingDay(today) ? days : days - 1;
  const at = shift === 0 ? onDay(now, 0, time, zone) : onWorkingDay(now, shift, time, zone);
  return at.getTime() < now.getTime() - 10 * MINUTE ? at : onWorkingDay(now, shift - 1, time, zone);
}

/** Terms of today are still ahead at whatever hour the demo is opened: what was for the day passes to the next one. */
function term(now: Date, when: string, zone: string): Date {
  const [days, time] = read(when);
  if (days !== 0) return onWorkingDay(now, days, time, zone);
  const at = onDay(now, 0, time, zone);
  if (at.getTime() > now.getTime() + 20 * MINUTE) return at;
  const end = onDay(now, 0, "23:59", zone);
  if (time < "17:00" || end <= now) return onWorkingDay(now, 1, time, zone);
  const soon = new Date(Math.ceil((now.getTime() + 60 * MINUTE) / (30 * MINUTE)) * 30 * MINUTE);
  return soon < end ? soon : end;
}

/** The promises that lie on the desks at the moment of `now`: every state, every account. */
export function makeCurrent(random: Random, office: Office, base: readonly DemoClient[], now: Date): History {
  const out: History = { interactions: [], chains: [] };
  const used = new Set<DemoClient>();
  for (const one of desk) {
    const issuer = office.byLogin(one.from);
    const client = one.client ? choose(base, used, one.client) : null;
    const zone = client ? office.zoneOf(client.branch) : DEFAULT_ZONE;
    const at = past(now, one.given, zone);
    const scene = client ? sceneOf(client, issuer) : null;
    const say = (text: string) => (scene ? fill(text, scene) : text);
    const interactionId = client && one.talk ? random.id(at) : null;
    if (client && one.talk && interactionId) {
      out.interactions.push({
        id: interactionId,
        clientId: client.client.id,
        contactId: client.people.find(({ person }) => person === scene?.contact)?.row.id ?? null,
        kind: "call",
        direction: "in",
        at,
        minutes: random.int(3, 9),
        text: say(one.talk),
        outcome: null,
        decision: null,
        authorId: issuer.id,
        createdAt: at,
        version: 1,
      });
    }
    const toAll = one.to.startsWith("@");
    const department = office.departments.get(one.to.slice(1) as DepartmentKey);
    const chain = new Chain(random, {
      title: say(one.title),
      details: one.words && isDetail(one.fate) ? one.words : null,
      clientId: client?.client.id ?? null,
      interactionId,
      issuerId: issuer.id,
      executorId: toAll ? null : office.byLogin(one.to).id,
      departmentId: toAll ? (department?.id ?? null) : null,
      at,
      dueAt: term(now, asked(one), zone),
    });
    if (!toAll) bring(random, chain, one, { issuer, executor: office.byLogin(one.to), office, zone, now });
    out.chains.push(chain);
  }
  return out;
}

/** Words beside a promise that nobody has answered yet are its details, else they are what was answered. */
const isDetail = (fate: Fate) => fate === "sent" || fate === "accepted" || fate === "started";

/** What was asked for at first: the day before the executor's own date, else the term in force. */
function asked({ fate, due }: Desk): string {
  const [days, time] = read(due);
  return fate === "own" ? `${days - 1} ${time}` : due;
}

function choose(base: readonly DemoClient[], used: Set<DemoClient>, wanted: string): DemoClient {
  const [owner = "", trade] = wanted.split(":");
  const fits = (client: DemoClient, strict: boolean) => {
    if (client.trade === wanted) return true;
    if (typeof client.trade === "string" || !client.owner.login.startsWith(`${owner}@`)) return false;
    return (!strict || trade === undefined || client.trade.key === trade) && client.client.status !== "lost";
  };
  const free = base.filter((client) => !used.has(client));
  const found = free.find((client) => fits(client, true)) ?? free.find((client) => fits(client, false));
  if (!found) throw new RangeError(`No client for «${wanted}»`);
  used.add(found);
  return found;
}

function sceneOf({ people, client }: DemoClient, issuer: Member) {
  const contact = people[0]?.person;
  if (!contact) throw new RangeError(`Nobody speaks for ${client.name}`);
  const decider = people.find(({ link }) => link.decisionRole === "decision_maker")?.person ?? contact;
  return { contact, decider, author: issuer.gender, values: {} };
}

interface Hands {
  issuer: Member;
  executor: Member;
  office: Office;
  zone: string;
  now: Date;
}

function bring(
  random: Random,
  chain: Chain,
  { fate, due, words }: Desk,
  { issuer, executor, office, zone, now }: Hands,
) {
  let at = chain.row.createdAt;
  const later = () => {
    const next = addWorkingMinutes(at, random.int(25, 150), zone);
    at = next < now ? next : new Date((at.getTime() + now.getTime()) / 2);
    return at;
  };
  const said = words ? { remark: words } : {};
  const by = (who: Member) => ({ at: later(), actorId: who.id });
  const own = executor === issuer;

  if (fate === "sent") return;
  if (fate === "declined") chain.move("decline", { ...by(executor), ...said });
  else if (fate === "clarifying") chain.move("clarify", { ...by(executor), ...said });
  else if (fate === "resent") {
    const next = office.staff.find((one) => one.role === executor.role && one !== executor && one !== issuer);
    chain.move("decline", { ...by(executor), ...said });
    if (next) chain.resend(next.id, { ...by(issuer), dueAt: chain.row.dueAt });
  } else {
    const dueAt = fate === "own" ? { dueAt: term(now, due, zone), ...said } : {};
    if (!own) chain.move("accept", { ...by(executor), ...dueAt });
    if (fate === "started") chain.move("start", by(executor));
    if (fate === "reported") chain.move("report", { ...by(executor), ...said });
    if (fate === "returned") {
      chain.move("report", { ...by(executor), remark: "Сделано." });
      chain.move("return", { ...by(issuer), ...said });
    }
  }
}
