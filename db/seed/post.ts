import type { SuppressionReason, SuppressionTopic } from "../consents/table.ts";
import type { mailings } from "../mailings/table.ts";
import { scaleEnds } from "../surveys/content.ts";
import { type ChoiceKey, choices, type SegmentRow } from "./choices.ts";
import type { DemoClient } from "./clients.ts";
import { letterShell } from "./letter-shell.ts";
import type { ConsentRow } from "./marks.ts";
import type { Member, Office } from "./office.ts";
import type { Random } from "./random.ts";
import { gather, mergeValues, type RecipientRow, type SuppressionRow } from "./recipients.ts";
import { COMPANY } from "./staff.ts";
import { letters, refusalWords } from "./texts/mailings.ts";
import { afterWork } from "./texts/survey-words.ts";

export type MailingRow = Required<typeof mailings.$inferInsert>;

const MINUTE = 60_000;
/** Between two letters of a mailing of the past. */
const PACE = 900;
/** Between two letters of the one that is under way: slow enough to be seen going. */
const SLOW_PACE = 12_000;

interface Setting {
  random: Random;
  office: Office;
  base: readonly DemoClient[];
  segments: Record<ChoiceKey, SegmentRow>;
  consents: readonly ConsentRow[];
  now: Date;
}

interface Launch {
  to: ChoiceKey;
  by: Member;
  at: Date;
  name?: string;
  campaignId?: string;
  /** How many of a hundred have been sent; less than that stands still, or is under way. */
  sent?: number;
  state?: "finished" | "paused" | "running";
}

/** The mailings of the demo company, gathered and sent as the pipeline does it, in the order in which they went out. */
export class Post {
  readonly mailings: MailingRow[] = [];
  readonly recipients: RecipientRow[] = [];
  readonly stops: SuppressionRow[] = [];
  private readonly byId: ReadonlyMap<string, DemoClient>;

  constructor(private readonly setting: Setting) {
    this.byId = new Map(setting.base.map((one) => [one.client.id ?? "", one]));
  }

  draft(key: keyof typeof letters, to: ChoiceKey, by: Member, at: Date, name?: string): MailingRow {
    const { random, segments } = this.setting;
    const { button, ...letter } = letters[key];
    const row: MailingRow = {
      ...letter,
      name: name ?? letter.name,
      id: random.id(at),
      campaignId: null,
      segmentId: segments[to].id,
      segment: null,
      buttonLabel: button?.label ?? null,
      buttonUrl: button?.url ?? null,
      state: "draft",
      letter: null,
      provider: null,
      startsAt: null,
      launchedAt: null,
      launchedBy: null,
      materialisedAt: null,
      pausedBy: null,
      finishedAt: null,
      archivedAt: null,
      createdBy: by.id,
      createdAt: at,
      updatedAt: at,
      version: 1,
    };
    this.mailings.push(row);
    return row;
  }

  launch(key: keyof typeof letters, launch: Launch): RecipientRow[] {
    const { random, base, segments, consents } = this.setting;
    const { to, by, at, campaignId = null, sent = 100, state = "finished" } = launch;
    const row = this.draft(key, to, by, new Date(at.getTime() - 50 * MINUTE), launch.name);
    const rows = gather(random, {
      mailingId: row.id,
      kind: letters[key].kind,
      at,
      chosen: base.filter(choices[to].chooses),
      consents,
      stops: this.stops,
    });
    const { body, subject, buttonLabel, buttonUrl } = row;
    const [nps] = afterWork.questions;
    Object.assign(row, {
      campaignId,
      state,
      segment: segments[to].tree,
      provider: state === "running" ? "mailbox" : "smtp",
      letter: letterShell({
        company: COMPANY,
        isAdvertising: row.kind === "advertising",
        subject: subject ?? "",
        body: body ?? "",
        button: buttonLabel && buttonUrl ? { label: buttonLabel, url: buttonUrl } : null,
        score: campaignId && nps ? { question: nps.label, ...scaleEnds } : null,
      }),
      launchedAt: at,
      launchedBy: by.id,
      materialisedAt: new Date(at.getTime() + 2000),
      version: state === "running" ? 3 : 4,
    });
    this.send(
      rows,
      launch,
      Math.round((rows.filter((one) => one.address && !one.exclusion).length * sent) / 100),
    );
    const last = rows.findLast(({ sentAt }) => sentAt !== null)?.sentAt ?? at;
    row.finishedAt = state === "finished" ? last : null;
    row.updatedAt = last;
    this.recipients.push(...rows);
    return rows;
  }

  /** Put the address of a letter on the stop list, as its reader asked some time after it came. */
  stop(
    row: RecipientRow,
    topic: SuppressionTopic,
    reason: SuppressionReason,
    at: Date,
    note: string | null = null,
  ) {
    this.stops.push({
      id: this.setting.random.id(at),
      address: row.address ?? "",
      topic,
      reason,
      recipientId: row.id,
      note,
      at,
      liftedAt: null,
    });
  }

  private send(rows: readonly RecipientRow[], { at, state = "finished" }: Launch, number: number): void {
    const { random, office, now } = this.setting;
    const begun = at.getTime() + 20_000;
    const pace = state === "running" ? (now.getTime() - begun - MINUTE) / Math.max(number, 1) : PACE;
    rows
      .filter(({ exclusion }) => exclusion === null)
      .forEach((row, i) => {
        if (i >= number) {
          row.notBefore =
            state === "running" ? new Date(now.getTime() + MINUTE / 2 + (i - number) * SLOW_PACE) : null;
          return;
        }
        const client = this.byId.get(row.clientId);
        const sentAt = new Date(begun + Math.round(i * pace));
        const refused = state === "finished" && random.chance(0.012);
        Object.assign(row, {
          state: refused ? "refused" : "accepted",
          values: client ? mergeValues(office, client, row.contactId) : null,
          attempts: 1,
          provider: state === "running" ? "mailbox" : "smtp",
          messageId: refused ? null : `<${row.id}@slovo-demo.example>`,
          error: refused ? random.pick(refusalWords) : null,
          sentAt: refused ? null : sentAt,
          settledAt: refused ? sentAt : null,
        });
        if (refused) this.stop(row, "all", "bounced", sentAt, row.error);
      });
  }
}
