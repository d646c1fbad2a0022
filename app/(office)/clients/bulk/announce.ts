import { toast } from "#components/toast.tsx";
import { undo } from "./actions.ts";

interface Words {
  done: string;
  started: string;
  undo: string;
  open: string;
  undone: string;
  failed: string;
}

interface Started {
  id: string;
  number: number;
  state: string;
  version: number;
  changed: number;
}

/** Tells what was done with the way back; of what the worker goes on with, where to watch it. */
export function announce({ id, number, state, version, changed }: Started, words: Words): void {
  const at = (phrase: string) => phrase.replace("{n}", String(changed)).replace("{number}", String(number));
  if (state !== "done") {
    location.assign(`/clients/bulk/${id}`);
    return;
  }
  const back = async () => {
    const answer = await undo({ id, expectedVersion: version }).catch(() => null);
    if (answer?.ok) toast.done(words.undone);
    else toast.failed(answer?.message ?? words.failed);
  };
  toast.done(at(words.done), { undo: { label: words.undo, run: () => void back() } });
}
