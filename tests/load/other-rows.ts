import type { openBench } from "./bench-office.ts";
import type { BenchRow } from "./page-rows.ts";

type Bench = Awaited<ReturnType<typeof openBench>> & { rounds: number; seconds: number };

interface OtherRow {
  name: string;
  measure: (bench: Bench) => Promise<BenchRow>;
}

/** What runs in this process works on the bench's base, with the secrets of its office. */
const asOffice = ({ variables, office }: Bench) =>
  Object.assign(process.env, variables, { APP_URL: office.origin, LOG_LEVEL: "silent" });

/** What is measured beside pages, each against a bare counterpart of its own. Read only when it is asked for. */
export const otherRows: readonly OtherRow[] = [
  {
    name: "survey-post",
    measure: async (bench) => {
      asOffice(bench);
      return (await import("./survey-post.ts")).surveyPost(bench);
    },
  },
  {
    name: "mailing-materialise",
    measure: async (bench) => {
      asOffice(bench);
      return (await import("./mailing-materialise.ts")).mailingMaterialise(bench);
    },
  },
  {
    name: "mailing-smtp",
    measure: async (bench) => {
      asOffice(bench);
      return (await import("./mailing-smtp.ts")).mailingSmtp(bench);
    },
  },
];
