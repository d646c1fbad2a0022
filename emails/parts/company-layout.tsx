import type { ReactNode } from "react";
import { Body, Container, Head, Html, Text } from "react-email";
import type { Locale } from "#db/values/text.ts";
import { darkStyles, font, light } from "./colours.ts";

interface Props {
  locale: Locale;
  /** Letters to clients bear the name of the office, not ours. */
  company: string;
  foot: ReactNode;
  children: ReactNode;
}

/** The sheet of letters that the office writes to its clients. */
export function CompanyLayout({ locale, company, foot, children }: Props) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles}</style>
      </Head>
      <Body lang={locale} className="canvas" style={ground}>
        <Container className="surface" style={sheet}>
          <Text className="ink" style={brand}>
            {company}
          </Text>
          {children}
        </Container>
        <Container style={footer}>
          <Text className="ink-3" style={small}>
            {foot}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

const ground = { backgroundColor: light.canvas, fontFamily: font, margin: 0, padding: "32px 12px" };
const sheet = {
  backgroundColor: light.surface,
  border: `1px solid ${light.line}`,
  borderRadius: 8,
  maxWidth: 560,
  padding: "24px 32px 32px",
};
const brand = { color: light.ink, fontSize: 14, fontWeight: 600, lineHeight: "20px", margin: "0 0 24px" };
const footer = { maxWidth: 560, padding: "12px 32px" };
const small = { color: light.ink3, fontSize: 12, lineHeight: "18px", margin: 0 };
