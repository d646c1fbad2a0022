import type { interactions } from "../interactions/table.ts";
import type { Role } from "../staff/roles.ts";
import { Chain } from "./chain.ts";
import { type DemoClient, personOf } from "./clients.ts";
import { live } from "./fate.ts";
import { fill, type Scene, someDetails } from "./fill.ts";
import { laterOn, termIn } from "./moments.ts";
import type { Member, Office } from "./office.ts";
import { deck, type Random } from "./random.ts";
import { care } from "./texts/care.ts";
import { deliveries, growth, tenders } from "./texts/deliveries.ts";
import { firstDeals } from "./texts/first-deals.ts";
import type { Episode, Line, Task } from "./texts/language.ts";
import { homes, trade as trading } from "./texts/others.ts";
import { farewells, touches } from "./texts/touches.ts";

export type InteractionRow = Required<typeof interactions.$inferInsert>;
export interface History {
  interactions: InteractionRow[];
  chains: Chain[];
}

const DAY = 86_400_000;

/** Calendar days between episodes: the cadence that the class asks for, kept as well as people keep it. */
const PAUSES = { A: [6, 22], B: [18, 48], C: [34, 84] } as const;
/** The crowd is heard of more seldom, and the little that was promised to it is done: the desks are full without it. */
const QUIET_PAUSES = { A: [40, 90], B: [60, 140], C: [90, 220] } as const;
const SETTLED_DAYS = 60;

/** Departments that take work as a whole: whoever is free accepts. */
const shared: readonly Role[] = ["service", "procurement", "delivery"];

/** Who buys by tender: the state, and those big enough to play it. */
const buyByTender: readonly string[] = ["school", "kindergarten", "hospital", "culture", "plant", "centre"];

/** Shuffled decks over lists that live as long as the seed, so that neighbours do not repeat each other. */
function decks(random: Random) {
  const known = new Map<readonly unknown[], () => unknown>();
  return <T>(from: readonly T[]): T => {
    const draw = known.get(from) ?? deck(random, from);
    known.set(from, draw);
    return draw() as T;
  };
}

/** Who speaks for the client in an episode, and who decides behind them. */
function castOf(random: Random, client: DemoClient) {
  const self = personOf(client);
  if (self) return { contact: self, contactId: null, decider: self };
  const decider = client.people.find(({ link }) => /decision_maker|signatory/.test(link.decisionRole ?? ""));
  const rest = client.people.filter((one) => one !== decider);
  const speaker = random.pick(rest.length > 0 ? rest : client.people);
  return { contact: speaker.person, contactId: speaker.row.id, decider: decider?.person ?? speaker.person };
}

function minutesOf(random: Random, { kind, outcome }: Line): number | null {
  if (outcome === "no_answer") return null;
  if (kind === "call") return random.int(2, 14);
  return kind === "meeting" ? random.int(5, 18) * 5 : null;
}

export function makeHistory(
  random: Random,
  office: Office,
  clients: readonly DemoClient[],
  now: Date,
  { quiet = false } = {},
): History {
  const draw = decks(random);
  const settled = now.getTime() - SETTLED_DAYS * DAY;
  const variants = new Map<Line, () => number>();
  /** The wording of a line: its text, title, details and result have the same place in their lists. */
  const variantOf = (line: Line) => {
    const found = variants.get(line) ?? deck(random, [...line.texts.keys()]);
    variants.set(line, found);
    return found();
  };
  const out: History = { interactions: [], chains: [] };

  for (const client of clients) {
    const zone = office.zoneOf(client.branch);
    const { status, class: rank } = client.client;
    const lost = status === "lost";
    const end = lost ? now.getTime() - random.int(70, 260) * DAY : now.getTime();
    let at = laterOn(random, client.client.createdAt, 0, zone);

    const authorOf = (role: Role | undefined): Member => {
      if (role === undefined) return client.owner;
      const found = office.nearest(role, client.branch);
      return role === "secretary" && found.branch !== client.branch ? client.owner : found;
    };

    const newMatter = () =>
      someDetails(random, typeof client.trade === "string" ? "на объекте" : random.pick(client.trade.rooms));

    const play = (episode: Episode, { lines = episode.length, values = newMatter() } = {}) => {
      const { contact, contactId, decider } = castOf(random, client);
      for (const line of episode.slice(0, lines)) {
        at = laterOn(random, at, random.int(...line.after), zone);
        if (at > now) return;
        const author = authorOf(line.by);
        write(line, { contact, decider, author: author.gender, values }, contactId, author);
      }
    };

    const write = (line: Line, scene: Scene, contactId: string | null, author: Member) => {
      const id = random.id(at);
      const variant = variantOf(line);
      out.interactions.push({
        id,
        clientId: client.client.id,
        contactId,
        kind: line.kind,
        direction: line.direction,
        at,
        minutes: minutesOf(random, line),
        text: fill(line.texts[variant] ?? "", scene),
        outcome: line.outcome,
        decision: null,
        authorId: author.id,
        createdAt: at,
        version: 1,
      });
      if (line.task && !(quiet && (at.getTime() > settled || random.chance(0.6))))
        out.chains.push(assign(line.task, variant, scene, author, id));
    };

    const assign = (task: Task, variant: number, scene: Scene, issuer: Member, interactionId: string) => {
      const say = (from: readonly string[]) => fill(from[variant % from.length] ?? "", scene);
      const executor = task.to === "self" ? issuer : office.nearest(task.to, client.branch);
      const toAll = executor !== issuer && shared.includes(executor.role) && random.chance(0.25);
      const chain = new Chain(random, {
        title: say(task.titles),
        details: task.details && random.chance(0.6) ? say(task.details) : null,
        clientId: client.client.id,
        interactionId,
        issuerId: issuer.id,
        executorId: toAll ? null : executor.id,
        departmentId: toAll ? (office.departments.get(executor.department)?.id ?? null) : null,
        at,
        dueAt: termIn(random, at, random.int(...task.term), zone),
      });
      const colleague = office.staff.find(
        (one) => one.role === executor.role && one !== executor && one !== issuer,
      );
      live(random, chain, {
        executor,
        issuer,
        other: colleague ?? executor,
        role: executor.role,
        result: task.results ? say(task.results) : null,
        zone,
        now,
      });
      return chain;
    };

    const goOn = (episode: () => Episode) => {
      const [from, to] = (quiet ? QUIET_PAUSES : PAUSES)[rank];
      for (;;) {
        at = new Date(at.getTime() + random.int(from, to) * DAY);
        if (at.getTime() >= end) return;
        play(episode());
      }
    };

    if (client.trade === "home") play(draw(homes), status === "potential" ? { lines: 3 } : {});
    else if (typeof client.trade === "string") {
      const episodes = trading[client.trade];
      play(draw(episodes));
      if (client.trade !== "competitor") goOn(() => draw(episodes));
    } else {
      const opening = draw(firstDeals);
      if (status === "potential") play(opening, { lines: opening.length - 1 });
      else if (client.since < 500) {
        const deal = newMatter();
        play(opening, { values: deal });
        // What was agreed on is what is delivered, for the price that was agreed.
        play(draw(deliveries), { values: { ...deal, sum: deal.less ?? "" } });
      }
      const more = buyByTender.includes(client.trade.key) ? tenders : growth;
      const bags = deck(random, status === "potential" ? [touches] : [care, touches, care, touches, more]);
      goOn(() => draw(bags()));
      if (lost && at < now) play(draw(farewells));
    }
  }
  return out;
}
