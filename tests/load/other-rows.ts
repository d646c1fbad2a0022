import type { openBench } from "./bench-office.ts";
import type { BenchRow } from "./page-rows.ts";

type Bench = Awaited<ReturnType<typeof openBench>> & { rounds: number; seconds: number };

interface OtherRow {
  name: string;
  measure: (bench: Bench) => Promise<BenchRow>;
}

/** What is measured beside pages, each against a bare counterpart of its own. Read only when it is asked for. */
export const otherRows: readonly OtherRow[] = [
  {
    name: "survey-post",
    measure: async (bench) => {
      // The links are made here as the office makes them: with its secret.
      Object.assign(process.env, bench.variables, { APP_URL: bench.office.origin });
      const { surveyPost } = await import("./survey-post.ts");
      return surveyPost(bench);
    },
  },
];
