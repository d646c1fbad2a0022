import { ClassMark } from "#components/class-mark.tsx";
import { Section } from "#components/section.tsx";
import { fill } from "../assignments/fill.ts";
import type { EditorWords } from "./desk.ts";
import type { Preview } from "./preview.ts";

/** The first of those who are in it, to see at a glance whether they are the right ones. */
export function SampleTable({ rows, words }: { rows: Preview["rows"]; words: EditorWords }) {
  const { sampleColumns: heads } = words;
  return (
    <Section title={words.sample} note={words.sampleNote}>
      {rows.length === 0 ? (
        <p className="text-sm text-ink-3">{words.nobody}</p>
      ) : (
        <div className="sg-scroll">
          <table className="data-table sg-table">
            <caption className="sr-only">{words.sample}</caption>
            <colgroup>
              <col />
              <col style={{ width: 160 }} />
              <col style={{ width: 200 }} />
              <col style={{ width: 112 }} />
              <col style={{ width: 220 }} />
            </colgroup>
            <thead>
              <tr>
                {(["name", "owner", "region", "contact", "tags"] as const).map((head) => (
                  <th key={head} scope="col">
                    {heads[head]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td title={row.name} className="on-title">
                    <span className="flex items-center gap-2">
                      <ClassMark
                        small
                        letter={row.class}
                        label={fill(words.classLabel, { letter: row.class })}
                      />
                      <a className="primary truncate" href={`/clients/${row.id}`}>
                        {row.name}
                      </a>
                    </span>
                  </td>
                  <td className="on-left">{row.owner}</td>
                  <td className="on-line">{row.region}</td>
                  <td className="on-right">{row.contact}</td>
                  <td title={row.tags}>{row.tags}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
