import type { ReactNode } from "react";
import { Body, Container, Head, Html, Preview, Text } from "react-email";
import type { Locale } from "#db/values/text.ts";
import { darkStyles, font, light } from "./colours.ts";
import { words } from "./words.ts";

interface Props {
  locale: Locale;
  /** The first words that a mail program shows beside the subject. */
  preview: string;
  /** Who writes to a client; letters to staff are the product's own. */
  company?: string;
  children: ReactNode;
}

/** The sheet that every letter is written on. */
export function Layout({ locale, preview, company, children }: Props) {
  const w = words(locale);
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body lang={locale} className="canvas" style={ground}>
        <Container className="surface" style={sheet}>
          <Text className="ink" style={brand}>
            {company ?? w({ ru: "» Слово", en: "» Slovo" })}
          </Text>
          {children}
        </Container>
        <Container style={foot}>
          <Text className="ink-3" style={small}>
            {w(company === undefined ? toStaff : toClient)}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

const toStaff = {
  ru: "Письмо отправлено автоматически, отвечать на него не нужно.",
  en: "This letter was sent automatically; there is no need to reply.",
};
const toClient = {
  ru: "Письмо отправлено автоматически. Чтобы написать нам, откройте ссылку из письма: она только для вас.",
  en: "This letter was sent automatically. To write to us, open the link above: it is for you alone.",
};

const ground = { backgroundColor: light.canvas, fontFamily: font, margin: 0, padding: "32px 12px" };
const sheet = {
  backgroundColor: light.surface,
  border: `1px solid ${light.line}`,
  borderRadius: 8,
  maxWidth: 560,
  padding: "24px 32px 32px",
};
const brand = { color: light.ink, fontSize: 14, fontWeight: 600, lineHeight: "20px", margin: "0 0 24px" };
const foot = { maxWidth: 560, padding: "12px 32px" };
const small = { color: light.ink3, fontSize: 12, lineHeight: "16px", margin: 0 };
