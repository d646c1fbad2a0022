import { Fragment } from "react";
import { Link, render, toPlainText } from "react-email";
import type { LetterTemplate, MailingLetterProps } from "#db/values/mailing-letter.ts";
import { clean, type Locale } from "#db/values/text.ts";
import { Action } from "./parts/action.tsx";
import { light } from "./parts/colours.ts";
import { CompanyLayout } from "./parts/company-layout.tsx";
import { Paragraph } from "./parts/prose.tsx";
import { ScoreRow } from "./parts/score-row.tsx";
import { words } from "./parts/words.ts";

export { deadLinks, fillLetter } from "#db/values/mailing-letter.ts";

interface SheetLinks {
  unsubscribe: string;
  survey: string;
  scored(score: number): string;
}

type SheetProps = Omit<MailingLetterProps, "subject"> & { links: SheetLinks; locale: Locale };

/** What the office writes to its clients: paragraphs, a button, the scores of a survey, and the way out. */
export function MailingSheet({ company, isAdvertising, body, button, score, links, locale }: SheetProps) {
  const w = words(locale);
  const unsubscribe = (
    <Link href={links.unsubscribe} className="ink-3" style={wayOut}>
      {w({ ru: "Отписаться или выбрать письма", en: "Unsubscribe or choose letters" })}
    </Link>
  );
  const whose = isAdvertising
    ? w({
        ru: `Реклама. ${company}. Вы соглашались её получать.`,
        en: `Advertisement. ${company}. You agreed to receive it.`,
      })
    : w({ ru: `Это письмо прислала компания ${company}.`, en: `This letter comes from ${company}.` });
  return (
    <CompanyLayout
      locale={locale}
      company={company}
      foot={
        <>
          {whose} {unsubscribe}
        </>
      }
    >
      {body.split(/\n{2,}/).map((paragraph, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once and never changed
        <Paragraph key={i}>{withBreaks(paragraph)}</Paragraph>
      ))}
      {score && (
        <ScoreRow
          question={w(score.question)}
          low={w(score.low)}
          high={w(score.high)}
          hrefOf={links.scored}
          open={{ href: links.survey, label: w({ ru: "Открыть анкету", en: "Open the survey" }) }}
        />
      )}
      {button && <Action href={button.url}>{button.label}</Action>}
    </CompanyLayout>
  );
}

const withBreaks = (paragraph: string) =>
  paragraph.split("\n").map((line, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once and never changed
    <Fragment key={i}>
      {i > 0 && <br />}
      {line}
    </Fragment>
  ));

const wayOut = { color: light.ink3, textDecoration: "underline" };
const placeholders: SheetLinks = {
  unsubscribe: "{{link:unsubscribe}}",
  survey: "{{link:survey}}",
  scored: (score) => `{{link:survey?score=${score}}}`,
};

/** The letter of a whole mailing, rendered once: the tags of the author and the places of personal links stay in it. */
export async function renderMailing({ subject, ...props }: MailingLetterProps): Promise<LetterTemplate> {
  const html = await render(<MailingSheet {...props} links={placeholders} locale="ru" />);
  return { subject: clean(subject), html, text: toPlainText(html, { wordwrap: false }).trim() };
}
