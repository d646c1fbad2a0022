import { Column, Link, Row, Section, Text } from "react-email";
import { light } from "./colours.ts";

interface Props {
  question: string;
  low: string;
  high: string;
  /** Where a score leads: it is only filled in there, nothing is answered by opening it. */
  hrefOf(score: number): string;
  open: { href: string; label: string };
}

const scores = Array.from({ length: 11 }, (_, score) => score);

/** Zero to ten in one row, each a link to the questions with the score filled in. */
export function ScoreRow({ question, low, high, hrefOf, open }: Props) {
  return (
    <Section style={{ margin: "20px 0 0" }}>
      <Text className="ink" style={asked}>
        {question}
      </Text>
      <Section data-skip-in-text={true}>
        <Row>
          {scores.map((score) => (
            <Column key={score} align="center" className="line" style={cell}>
              <Link href={hrefOf(score)} className="ink" style={number}>
                {score}
              </Link>
            </Column>
          ))}
        </Row>
        <Row>
          <Column className="ink-3" style={end}>
            {low}
          </Column>
          <Column className="ink-3" align="right" style={end}>
            {high}
          </Column>
        </Row>
      </Section>
      <Text style={{ fontSize: 14, lineHeight: "22px", margin: "16px 0 0" }}>
        <Link href={open.href} className="ink" style={link}>
          {open.label}
        </Link>
      </Text>
    </Section>
  );
}

const asked = { color: light.ink, fontSize: 14, fontWeight: 600, lineHeight: "22px", margin: "0 0 12px" };
const cell = { border: `1px solid ${light.line}`, width: "9.09%" };
const number = {
  color: light.ink,
  display: "block",
  fontSize: 14,
  fontWeight: 500,
  lineHeight: "44px",
  textDecoration: "none",
};
const end = { color: light.ink3, fontSize: 12, lineHeight: "18px", padding: "6px 0 0", width: "50%" };
const link = { color: light.ink, textDecoration: "underline" };
