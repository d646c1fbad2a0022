import type { AssignmentRow, WorkSection } from "#db/assignments/queries.ts";
import type { SectionName } from "#db/assignments/sections.ts";

export type TodaySection = {
  name: "accept" | "overdue" | "today" | "back" | "handed";
  total: number;
  rows: AssignmentRow[];
  /** Where all of them stand. */
  more: string;
};

/** What of «Мои дела» belongs to this day; what one has issued is parted into answers to give and answers awaited. */
export function todaySections(work: readonly WorkSection[]): TodaySection[] {
  const of = (name: SectionName) => work.find((section) => section.name === name);
  const whole = (name: "accept" | "overdue" | "today"): TodaySection => ({
    name,
    total: of(name)?.total ?? 0,
    rows: of(name)?.rows ?? [],
    more: `/assignments?show=${name}#${name}`,
  });
  const part = (name: "back" | "handed", states: readonly string[]): TodaySection => {
    const rows = of("issued")?.rows.filter(({ state }) => states.includes(state)) ?? [];
    return { name, total: rows.length, rows, more: "/assignments?show=issued#issued" };
  };
  return [
    whole("accept"),
    whole("overdue"),
    whole("today"),
    part("back", ["declined", "reported", "clarifying"]),
    part("handed", ["sent"]),
  ].filter(({ total }) => total > 0);
}
