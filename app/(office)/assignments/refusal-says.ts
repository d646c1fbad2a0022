import type { Failure } from "#app/refusal.ts";
import type { AssignmentState } from "#db/assignments/states.ts";
import { dueText } from "#db/values/due.ts";
import type { DeskWords } from "./assignment-desk.tsx";
import { fill } from "./fill.ts";
import type { TermSetup } from "./presets.ts";

interface Now {
  version: number;
  state: AssignmentState;
  holder: string | null;
  dueAt: string;
}

/** What stands now, when the page was behind: the next press is made from this version. */
export function nowOf(failure: Failure): Now | undefined {
  return failure.code === "stale" ? (failure.details?.now as Now) : undefined;
}

/** The refusal with what is known of the other side: who was faster, how it stands now. */
export function refusalSays(failure: Failure, words: DeskWords, { timeZone, locale }: TermSetup): string {
  const name = failure.details?.name;
  if (failure.code === "already_taken" && typeof name === "string") return fill(words.taken, { name });
  const now = nowOf(failure);
  if (!now) return failure.message;
  const due = dueText({
    dueAt: new Date(now.dueAt),
    now: new Date(),
    timeZone,
    locale: locale.startsWith("ru") ? "ru" : "en",
  });
  return fill(words.stale, {
    state: words.states[now.state],
    holder: now.holder ?? words.nobody,
    due: due.date,
  });
}
