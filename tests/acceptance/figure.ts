/** One figure measured on public data, beside what it must be. */
export interface Figure {
  what: string;
  found: string | number;
  /** In words or as a number: «1,132», «≥ 90 %». */
  wanted: string | number;
  holds: boolean;
}

/** A file of `sets/` exports one by default. `data` is the folder that holds a folder for each public set. */
export type Acceptance = (data: string) => Promise<Figure[]>;
