import { Button } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import type { Namesake } from "#db/clients/duplicates.ts";
import type { ClientFormWords } from "./new-client-form.tsx";

type Props = { found: readonly Namesake[]; seen: boolean; onSeen: () => void; words: ClientFormWords };

const says = { inn: "sameInn", contact: "sameContact", name: "sameName" } as const;

/** Of a card that one may not see it is said that there is one, and whom to ask. */
function hiddenWords({ same, ask }: Namesake, words: ClientFormWords): string {
  const contact = same === "contact";
  if (ask) return (contact ? words.hiddenContactAsk : words.hiddenAsk).replace("{who}", ask);
  return contact ? words.hiddenContactNobody : words.hiddenNobody;
}

/** Whom the new client may be, with the way to their cards, and «это другой клиент». */
export function Namesakes({ found, seen, onSeen, words }: Props) {
  if (found.length === 0) return null;
  const shown = found.filter(({ id }) => id !== null);
  const hidden = new Set(found.filter(({ id }) => id === null).map((one) => hiddenWords(one, words)));
  return (
    <Notice tone="soon" role="status">
      {shown.length > 0 ? (
        <>
          <p>{words[says[shown[0]?.same ?? "name"]]}</p>
          <ul>
            {shown.map(({ id, name, region }) => (
              <li key={id}>
                <a href={`/clients/${id}`} target="_blank" rel="noreferrer" className="font-medium text-ink">
                  {name}
                </a>
                {region ? <span className="text-ink-3">, {region}</span> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {[...hidden].map((text) => (
        <p key={text}>{text}</p>
      ))}
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
