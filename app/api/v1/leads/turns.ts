import { Refused } from "#db/errors.ts";

/** Posts of one key at work at once in this process: each holds a connection, and colleagues need them too. */
export const AT_ONCE = 2;
/** Posts that wait, holding nothing; whoever comes after them is asked to come again. */
export const IN_LINE = 20;

interface Line {
  working: number;
  waiting: (() => void)[];
}

const lines = new Map<string, Line>();

/**
 * Work when it is this post's turn among those of its key.
 * @throws Refused api_key_busy.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const line = lines.get(key) ?? { working: 0, waiting: [] };
  lines.set(key, line);
  if (line.working < AT_ONCE) line.working += 1;
  else if (line.waiting.length < IN_LINE) await new Promise<void>((go) => line.waiting.push(go));
  else throw new Refused("api_key_busy");
  try {
    return await work();
  } finally {
    const next = line.waiting.shift();
    if (next) next();
    else line.working -= 1;
    if (line.working === 0) lines.delete(key);
  }
}
