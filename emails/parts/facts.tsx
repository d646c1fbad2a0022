import { Column, Row, Section } from "react-email";
import { light } from "./colours.ts";

/** Label and value, one pair a row; pairs without a value are left out. */
export function Facts({ rows }: { rows: readonly (readonly [label: string, value: string | null])[] }) {
  return (
    <Section className="line" style={block}>
      {rows.map(([label, value]) =>
        value === null ? null : (
          <Row key={label}>
            <Column className="ink-3" style={labelCell}>
              {label}
            </Column>
            <Column className="ink" style={valueCell}>
              {value}
            </Column>
          </Row>
        ),
      )}
    </Section>
  );
}

const block = {
  borderBottom: `1px solid ${light.line}`,
  borderTop: `1px solid ${light.line}`,
  margin: "16px 0",
  padding: "8px 0",
};
const cell = { fontSize: 13, lineHeight: "20px", padding: "4px 0", verticalAlign: "top" };
const labelCell = { ...cell, color: light.ink3, width: 120 };
const valueCell = { ...cell, color: light.ink, overflowWrap: "anywhere", whiteSpace: "pre-line" } as const;
