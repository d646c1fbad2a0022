import { Text } from "react-email";
import { light } from "./parts/colours.ts";
import { CompanyLayout } from "./parts/company-layout.tsx";
import type { Letter } from "./parts/letter.ts";
import { Paragraph } from "./parts/prose.tsx";
import { words } from "./parts/words.ts";

/** A letter of one colleague to a client, in the words they typed: plain text, addresses in it are no links of ours. */
export const personal: Letter<"personal"> = {
  subject: ({ subject }) => subject,
  replyTo: ({ replyTo }) => replyTo,

  body: ({ company, body, signature, replyTo }, locale) => (
    <CompanyLayout
      locale={locale}
      company={company}
      foot={words(locale)({
        ru: `Ответ придёт на адрес ${replyTo.address}.`,
        en: `An answer goes to ${replyTo.address}.`,
      })}
    >
      {body.split(/\n{2,}/).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: written once, never reordered
        <Paragraph key={index}>{lines(paragraph)}</Paragraph>
      ))}
      <Text className="ink-2" style={signed}>
        {lines(signature)}
      </Text>
    </CompanyLayout>
  ),
};

const signed = { color: light.ink2, fontSize: 14, lineHeight: "20px", margin: "24px 0 0" };

const lines = (text: string) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: written once, never reordered
  text.split("\n").map((line, index) => [index > 0 ? <br key={`b${index}`} /> : null, line]);
