import type { ReactNode } from "react";
import { Heading, Link, Text } from "react-email";
import { light } from "./colours.ts";

export function Title({ children }: { children: ReactNode }) {
  return (
    <Heading as="h1" className="ink" style={title}>
      {children}
    </Heading>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={paragraph}>
      {children}
    </Text>
  );
}

/** The sentence that says what is wrong: at most one in a letter. */
export function Late({ children }: { children: ReactNode }) {
  return (
    <Text className="late" style={{ ...paragraph, color: light.late, fontWeight: 500 }}>
      {children}
    </Text>
  );
}

/** Another matter than the letter's own, under a line. */
export function Aside({ children }: { children: ReactNode }) {
  return (
    <Text className="ink-2 line" style={aside}>
      {children}
    </Text>
  );
}

/** A link beside the one button: for what may be left undone. */
export function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <Text className="ink" style={paragraph}>
      <Link href={href} className="ink" style={link}>
        {children}
      </Link>
    </Text>
  );
}

export function Hint({ children }: { children: ReactNode }) {
  return (
    <Text className="ink-3" style={hint}>
      {children}
    </Text>
  );
}

const title = { color: light.ink, fontSize: 20, fontWeight: 600, lineHeight: "28px", margin: "0 0 12px" };
const paragraph = { color: light.ink, fontSize: 14, lineHeight: "22px", margin: "0 0 12px" };
const hint = { color: light.ink3, fontSize: 12, lineHeight: "18px", margin: "16px 0 0" };
const aside = {
  ...paragraph,
  borderTop: `1px solid ${light.line}`,
  color: light.ink2,
  margin: "28px 0 8px",
  paddingTop: 16,
};
const link = { color: light.ink, textDecoration: "underline" };
