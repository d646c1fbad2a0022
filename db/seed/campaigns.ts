import type {
  questionnaires,
  questionnaireVersions,
  surveyCampaigns,
  surveyResponses,
} from "../surveys/table.ts";
import { addWorkingMinutes } from "../values/calendar.ts";
import { DEFAULT_ZONE } from "../values/zones.ts";
import type { ChoiceKey, SegmentRow } from "./choices.ts";
import type { DemoClient } from "./clients.ts";
import type { ConsentRow } from "./marks.ts";
import { onWorkingDay } from "./moments.ts";
import type { Office } from "./office.ts";
import { Post } from "./post.ts";
import { deck, type Random } from "./random.ts";
import type { RecipientRow } from "./recipients.ts";
import type { Story } from "./texts/complaint-story.ts";
import { lowScores } from "./texts/low-scores.ts";
import { surveyNames } from "./texts/mailings.ts";
import { afterWork, content, glad } from "./texts/survey-words.ts";

type Row<T extends { $inferInsert: unknown }> = Required<T["$inferInsert"]>;
export type ResponseRow = Row<typeof surveyResponses>;

/** A low answer, and the story of the complaint that it opened. */
export interface LowAnswer {
  response: ResponseRow;
  recipient: RecipientRow;
  story: Story;
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Of the finished wave: 61 promoters and 16 detractors of 110, an NPS of 41. */
const waves = {
  finished: { glad: 61, content: 33, comments: 0.5 },
  open: { glad: 24, content: 12, comments: 0.5 },
} as const;

export function makeCampaigns(
  random: Random,
  office: Office,
  base: readonly DemoClient[],
  segments: Record<ChoiceKey, SegmentRow>,
  consents: readonly ConsentRow[],
  now: Date,
) {
  const post = new Post({ random, office, base, segments, consents, now });
  const marketer = office.byLogin("zotova");
  const quality = office.byLogin("vetrova");
  const day = (days: number, time: string) => onWorkingDay(now, days, time, DEFAULT_ZONE);
  const drafted = day(-40, "15:10");
  const questionnaire: Row<typeof questionnaires> = {
    id: random.id(drafted),
    name: "После работ",
    createdBy: quality.id,
    archivedAt: null,
    createdAt: drafted,
    version: 2,
  };
  const version: Row<typeof questionnaireVersions> = {
    id: random.id(drafted),
    questionnaireId: questionnaire.id,
    number: 1,
    content: afterWork,
    publishedAt: day(-39, "10:30"),
    createdAt: drafted,
    version: 2,
  };
  const campaigns: Row<typeof surveyCampaigns>[] = [];
  const responses: ResponseRow[] = [];
  const low: LowAnswer[] = [];
  const comments = { glad: deck(random, glad), content: deck(random, content) };

  const survey = (wave: keyof typeof waves, to: ChoiceKey, at: Date, closesAt: Date) => {
    const id = random.id(new Date(at.getTime() - 60 * MINUTE));
    campaigns.push({
      id,
      name: surveyNames[wave],
      questionnaireVersionId: version.id,
      segmentId: segments[to].id,
      closesAt,
      lowScore: 6,
      complaintOwnerId: null,
      createdBy: quality.id,
      createdAt: new Date(at.getTime() - 60 * MINUTE),
      version: 1,
    });
    const sent = post
      .launch("survey", { to, by: quality, at, name: surveyNames[wave], campaignId: id })
      .filter(({ state }) => state === "accepted");
    answer(wave, id, random.shuffle(sent), at, closesAt);
    return sent;
  };

  const answer = (
    wave: keyof typeof waves,
    campaignId: string,
    readers: RecipientRow[],
    at: Date,
    closesAt: Date,
  ) => {
    const stories = lowScores.filter(({ age, fate }) => (wave === "open") === isFresh({ age, fate }));
    const end = Math.min(now.getTime() - 20 * MINUTE, closesAt.getTime() - DAY);
    /** Most answer on the first day, some of them a week later. */
    const sometime = () =>
      new Date(at.getTime() + 10 * MINUTE + (end - at.getTime()) * random.next() ** 3 * 0.98);
    const respond = (score: number, words: string | null, startedAt: Date, finished = true) => {
      const recipient = readers.pop();
      if (!recipient) throw new RangeError("Too few readers of the survey");
      const matter = afterWork.questions[1];
      const choice = matter?.kind === "single" ? random.pick(matter.choices).key : "";
      const response: ResponseRow = {
        id: random.id(startedAt),
        campaignId,
        recipientId: recipient.id,
        clientId: recipient.clientId,
        locale: "ru",
        answers: {
          nps: score,
          ...(finished && random.chance(0.8) ? { matter: choice } : {}),
          ...(words ? { words } : {}),
        },
        score,
        startedAt,
        finishedAt: finished ? new Date(startedAt.getTime() + random.int(35, 260) * 1000) : null,
        version: finished ? 2 : 1,
      };
      responses.push(response);
      return { response, recipient };
    };
    const { glad: happy, content: calm, comments: share } = waves[wave];
    for (let i = 0; i < happy; i++)
      respond(random.chance(0.62) ? 10 : 9, random.chance(share) ? comments.glad() : null, sometime());
    for (let i = 0; i < calm; i++)
      respond(random.chance(0.6) ? 8 : 7, random.chance(share) ? comments.content() : null, sometime());
    for (const story of stories) {
      const startedAt = story.age === null ? sometime() : answeredAt(story.age, at, closesAt);
      low.push({ ...respond(story.score ?? 0, story.text, startedAt), story });
    }
    for (let i = 0; i < (wave === "open" ? 5 : 8); i++) respond(random.int(7, 10), null, sometime(), false);
  };

  /** On the morning of the working day that the story names, or soon after the letter, and while answers are taken. */
  const answeredAt = (age: number, at: Date, closesAt: Date): Date => {
    const wanted = day(-age, "09:40").getTime() + random.int(0, 90) * MINUTE;
    const last = Math.min(now.getTime(), closesAt.getTime()) - 15 * MINUTE;
    return new Date(Math.min(Math.max(wanted, at.getTime() + 15 * MINUTE), last));
  };

  const phone = post.launch("phone", { to: "served", by: marketer, at: day(-26, "11:20") });
  for (const row of someOf(random, phone, 3))
    post.stop(row, "all", "by_hand", afterReading(row, random), "Попросили не писать, по телефону");
  const asked = survey("finished", "best", day(-17, "10:40"), day(-4, "18:00"));
  for (const row of someOf(random, asked, 4))
    post.stop(row, "survey", "unsubscribed", afterReading(row, random));
  const cleaning = post.launch("cleaning", { to: "best", by: marketer, at: day(-9, "12:05") });
  const readers = random.shuffle(cleaning.filter(({ state }) => state === "accepted"));
  for (const row of readers.slice(0, 7))
    post.stop(row, "advertising", "unsubscribed", afterReading(row, random));
  for (const row of readers.slice(7, 9)) {
    const at = afterReading(row, random);
    row.state = "complained";
    row.settledAt = at;
    post.stop(row, "all", "complained", at, "Почтовая служба передала жалобу на спам");
  }
  survey("open", "contract", day(-3, "10:15"), new Date(now.getTime() + 11 * DAY));
  post.launch("openDay", { to: "siberia", by: marketer, at: day(-1, "10:30"), sent: 40, state: "paused" });
  const started = new Date(now.getTime() - 38 * MINUTE);
  post.launch("access", { to: "contract", by: marketer, at: started, sent: 62, state: "running" });
  post.draft("filters", "best", marketer, day(-1, "16:45"));
  return { questionnaire, version, campaigns, responses, low, post };
}

const isFresh = ({ age, fate }: Pick<Story, "age" | "fate">) =>
  age !== null && age <= 2 && !["answered", "decided"].includes(fate);

const someOf = (random: Random, rows: readonly RecipientRow[], number: number) =>
  random.shuffle(rows.filter(({ state }) => state === "accepted")).slice(0, number);

/** An hour to two days after the letter came, in working time. */
const afterReading = (row: RecipientRow, random: Random) =>
  addWorkingMinutes(row.sentAt ?? new Date(0), random.int(30, 700), DEFAULT_ZONE);
