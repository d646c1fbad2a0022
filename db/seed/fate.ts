import type { Role } from "../staff/roles.ts";
import { addWorkingMinutes } from "../values/calendar.ts";
import type { Chain } from "./chain.ts";
import { termIn } from "./moments.ts";
import type { Member } from "./office.ts";
import type { Random } from "./random.ts";
import { cancelReasons, remarksOf } from "./texts/remarks.ts";

interface Lot {
  executor: Member;
  issuer: Member;
  /** Takes over what was declined. */
  other: Member;
  role: Role;
  result: string | null;
  zone: string;
  now: Date;
}

/**
 * Lets an assignment live: taken, done, confirmed, sometimes late, declined, returned or dropped. What would happen
 * after `now` has not happened yet, so the youngest ones stay open in whatever state they have reached.
 */
export function live(random: Random, chain: Chain, lot: Lot): void {
  const { issuer, role, zone, now } = lot;
  let { executor } = lot;
  const words = remarksOf(role);
  let at = chain.row.createdAt;
  /** Moves the clock on; false when that is still to come. */
  const later = (from: number, to: number) => {
    at = addWorkingMinutes(at, random.int(from, to), zone);
    return at <= now;
  };
  const step = (actor: Member, remark?: string) => ({ at, actorId: actor.id, ...(remark ? { remark } : {}) });

  if (random.chance(0.025)) {
    if (later(60, 700)) chain.move("cancel", step(issuer, random.pick(cancelReasons)));
    return;
  }
  if (executor !== issuer) {
    if (random.chance(0.04)) {
      const i = random.int(0, Math.min(words.question.length, words.answer.length) - 1);
      if (!later(15, 200)) return;
      chain.move("clarify", step(executor, words.question[i]));
      if (!later(15, 240)) return;
      chain.move("answer", step(issuer, words.answer[i]));
    }
    if (random.chance(0.045) && chain.row.executorId !== null) {
      if (!later(20, 300)) return;
      chain.move("decline", step(executor, random.pick(words.decline)));
      if (!later(20, 300)) return;
      if (lot.other === executor || random.chance(0.35)) {
        chain.move("cancel", step(issuer, random.pick(cancelReasons)));
        return;
      }
      executor = lot.other;
      chain.resend(executor.id, { ...step(issuer), dueAt: termIn(random, at, 3, zone) });
    }
    if (!later(8, 220)) return;
    if (random.chance(0.12)) {
      const dueAt = termIn(random, chain.row.dueAt, random.int(1, 3), zone);
      chain.move("accept", { ...step(executor, random.pick(words.ownDate)), dueAt });
    } else chain.move("accept", step(executor));
    if (random.chance(0.35)) {
      if (!later(10, 400)) return;
      if (at < chain.row.dueAt) chain.move("start", step(executor));
    }
  }
  const late = random.chance(0.11);
  const start = at;
  at = late ? chain.row.dueAt : new Date(chain.row.dueAt.getTime() - random.int(0, 60) * 360_000);
  if (at < start) at = start;
  if (!later(late ? 30 : 5, late ? 1300 : 20) || at > now) return;
  const result = lot.result ?? random.pick(words.done);
  chain.move("report", step(executor, result));
  if (executor === issuer) return;
  if (random.chance(0.06)) {
    if (!later(20, 400)) return;
    chain.move("return", {
      ...step(issuer, random.pick(words.giveBack)),
      dueAt: termIn(random, at, 2, zone),
    });
    if (!later(200, 800)) return;
    chain.move("report", step(executor, random.pick(words.done)));
  }
  if (later(10, 500)) chain.move("confirm", step(issuer));
}
