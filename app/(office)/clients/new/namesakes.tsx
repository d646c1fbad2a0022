import { Button } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import type { Namesake } from "#db/clients/duplicates.ts";
import type { ClientFormWords } from "./new-client-form.tsx";

type Props = { found: readonly Namesake[]; seen: boolean; onSeen: () => void; words: ClientFormWords };

const says = { inn: "sameInn", contact: "sameContact", name: "sameName" } as const;

/** Whom the new client may be, with the way to their cards, and «это другой клиент». */
export function Namesakes({ found, seen, onSeen, words }: Props) {
  if (found.length === 0) return null;
  return (
    <Notice tone="soon" role="status">
      <p>{words[says[found[0]?.same ?? "name"]]}</p>
      <ul>
        {found.map(({ id, name, region }) => (
          <li key={id}>
            <a href={`/clients/${id}`} target="_blank" rel="noreferrer" className="font-medium text-ink">
              {name}
            </a>
            {region ? <span className="text-ink-3">, {region}</span> : null}
          </li>
        ))}
      </ul>
      {seen ? (
        <p className="text-ink-3">{words.anotherSeen}</p>
      ) : (
        <Button size="sm" variant="link" onClick={onSeen}>
          {words.another}
        </Button>
      )}
    </Notice>
  );
}
