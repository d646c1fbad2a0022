import { createPortal } from "react-dom";
import { FactEditor } from "../fact-editor.tsx";
import { changeFact } from "./actions.ts";
import type { DialogProps } from "./opened.ts";

/** The words of a fact, edited where they stand; a lost race shows both texts side by side. */
export function FactText({ records, id, row, onClose }: DialogProps & { row: HTMLElement }) {
  const fact = records.facts.find((one) => one.id === id);
  if (!fact) return null;
  const { contactId, category, expiresOn, visibility, pinned, text } = fact;
  const send = async (value: string, expectedVersion: number) => {
    const said = { contactId, category, expiresOn: expiresOn ?? "", visibility, pinned, text: value };
    const answer = await changeFact({ ...said, clientId: records.client.id, id, expectedVersion }).catch(
      () => null,
    );
    if (answer?.ok !== false || answer.code !== "stale") return answer;
    const theirs = (answer.details?.theirs as { text: string } | undefined)?.text;
    return { ...answer, details: { ...answer.details, theirs } };
  };
  return createPortal(
    <FactEditor
      clientId={records.client.id}
      version={fact.version}
      fact={{ field: "note", value: text, shown: text, long: true, locked: false }}
      words={records.words.facts}
      onClose={onClose}
      as="div"
      send={send}
    />,
    row,
  );
}
