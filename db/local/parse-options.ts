import { parseArgs } from "node:util";
import { StartError } from "./errors.ts";

/** What was typed after the name of a command; an unknown option is said in its own words. */
export function parseOptions<O extends string>(names: readonly O[], most: number) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length > most) throw new Error(`Unexpected «${positionals[most]}»`);
    return { values: values as Partial<Record<O, string>>, positionals };
  } catch (error) {
    throw new StartError(`${(error as Error).message}.`);
  }
}
