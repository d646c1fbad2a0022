import type {
  ComplaintDemand,
  ComplaintKind,
  ComplaintSeverity,
  ComplaintType,
  Verdict,
} from "../../complaints/registries.ts";

/** How far a story of the book has come. */
export type StoryFate =
  | "registered"
  | "assigned"
  | "in_work"
  | "asked_colleague"
  | "waiting"
  | "came_back"
  | "decided"
  | "answered"
  | "closed"
  | "withdrawn"
  | "reopened";

export interface Story {
  kind: ComplaintKind;
  type: ComplaintType;
  demand: ComplaintDemand;
  severity: ComplaintSeverity;
  fate: StoryFate;
  /** A login of the one who answers for it; «-» is the client's own manager. */
  owner: string;
  /** Working days before today for what is open; null somewhere in the past half-year. */
  age: number | null;
  /** Of a survey answer only. */
  score: number | null;
  subject: string;
  text: string;
  verdict: Verdict | null;
  /** Cost in roubles. */
  cost: number | null;
  decision: string | null;
  cause: string | null;
  answer: string | null;
}

const orNull = (text: string | undefined) =>
  text === undefined || text === "-" || text === "" ? null : text;

const numberOf = (text: string | undefined) => (orNull(text) === null ? null : Number(text));

/**
 * kind | type | demand | severity | fate | owner | age | score | subject | text | verdict | cost | decision | cause |
 * answer; «-» for nothing, «#» before a heading.
 */
export function readStories(table: string): Story[] {
  return table
    .trim()
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      const [kind, type, demand, severity, fate, owner = "", age, score, subject = "", text = ""] = cells;
      const [verdict, cost, decision, cause, answer] = cells.slice(10);
      return {
        kind: kind as ComplaintKind,
        type: type as ComplaintType,
        demand: demand as ComplaintDemand,
        severity: severity as ComplaintSeverity,
        fate: fate as StoryFate,
        owner,
        age: numberOf(age),
        score: numberOf(score),
        subject,
        text,
        verdict: orNull(verdict) as Verdict | null,
        cost: numberOf(cost),
        decision: orNull(decision),
        cause: orNull(cause),
        answer: orNull(answer),
      };
    });
}
