import type { ReactNode } from "react";
import { Heading, Text } from "react-email";
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
