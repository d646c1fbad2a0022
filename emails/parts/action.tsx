import { Button, Link, Section, Text } from "react-email";
import { light } from "./colours.ts";

/** The one button of a letter, and its address in words for programs that show no buttons. */
export function Action({ href, children }: { href: string; children: string }) {
  return (
    <Section style={{ margin: "24px 0 0" }}>
      <Button href={href} className="accent" style={button}>
        {children}
      </Button>
      <Text style={address} data-skip-in-text={true}>
        <Link href={href} className="ink-3" style={link}>
          {href}
        </Link>
      </Text>
    </Section>
  );
}

const button = {
  backgroundColor: light.accent,
  borderRadius: 6,
  color: "#ffffff",
  fontSize: 14,
  fontWeight: 500,
  padding: "12px 20px",
};
const address = { fontSize: 12, lineHeight: "16px", margin: "12px 0 0", wordBreak: "break-all" } as const;
const link = { color: light.ink3, textDecoration: "underline" };
