import { toast } from "#components/toast.tsx";
import { fill } from "../../../assignments/fill.ts";
import { leaveContact, removeFile, restoreFile, returnContact } from "./actions.ts";
import { type Records, wordsOf } from "./opened.ts";

type Answer = { ok: true; data: { version: number } } | { ok: false; message: string };

/** Do it, say so and offer the way back, which goes on from the version that the write has left. */
export async function writeWithUndo(
  write: () => Promise<Answer>,
  back: (version: number) => Promise<Answer>,
  words: { done: string; undone: string; undo: string; failed: string },
): Promise<boolean> {
  const answer = await write().catch(() => null);
  if (!answer?.ok) {
    toast.failed(answer?.message ?? words.failed);
    return false;
  }
  const undo = async () => {
    const undone = await back(answer.data.version).catch(() => null);
    if (undone?.ok) toast.done(words.undone);
    else toast.failed(undone?.message ?? words.failed);
  };
  toast.done(words.done, { undo: { label: words.undo, run: () => void undo() } });
  return true;
}

type Write = (records: Records, id: string, data: DOMStringMap) => Promise<unknown>;

/** Presses that need no dialog. */
export const quickWrites: Partial<Record<string, Write>> = {
  "file-remove": (records, id, { name = "", version }) => {
    const words = wordsOf(records, "file");
    const at = (expectedVersion: number) => ({ clientId: records.client.id, id, expectedVersion });
    return writeWithUndo(
      () => removeFile(at(Number(version))),
      (next) => restoreFile(at(next)),
      { ...words, done: fill(words.removed, { name }), undone: words.restored },
    );
  },
  back: (records, id) => {
    const words = wordsOf(records, "leave");
    const person = records.people.find((one) => one.id === id);
    const at = (expectedVersion: number) => ({ clientId: records.client.id, id, expectedVersion });
    return writeWithUndo(
      () => returnContact(at(person?.linkVersion ?? 0)),
      (next) => leaveContact({ ...at(next), until: records.today }),
      { ...words, done: words.undone, undone: fill(words.saved, { name: person?.name ?? "" }) },
    );
  },
};
