/** Abbreviations of legal forms and of kinds of state institutions: what stands before a name and says nothing of it. */
const SHORT = (
  "ООО ОАО ЗАО ПАО НАО АО ОДО ТОО ИП ИЧП ЧП ПБОЮЛ КФХ АНО НКО АНОО РОО ТСЖ ТСН ЖСК СНТ ДНТ ГСК СПК НП БФ АКБ " +
  "ГУП МУП ФГУП ГКП МКП ГУ МУ ЧУ ФКУ ГКУ МКУ ФГКУ ФБУ ГБУ МБУ ФГБУ ФГАУ ГАУ МАУ " +
  "ГОУ МОУ НОУ ЧОУ НОЧУ ОЧУ ГБОУ МБОУ ФГБОУ ГАОУ МАОУ ФГАОУ ГКОУ МКОУ ДОУ МДОУ ГДОУ ЧДОУ ГБДОУ МБДОУ МАДОУ МКДОУ " +
  "ГБПОУ ГАПОУ ГБУЗ ГУЗ МУЗ МБУЗ ФГБУЗ ГАУЗ ГБУК МБУК ГКУК МАУК ГБУДО МБУДО МАУДО"
).split(" ");

const FOREIGN = "LLC LLP LTD INC GMBH JSC PJSC CJSC OJSC CORP CO PLC".split(" ");

// Names typed on a Latin keyboard, or read from paper: OOO, 3АО.
const LOOK_ALIKE: Record<string, string> = {
  А: "A",
  В: "B",
  Е: "E",
  З: "3",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  У: "Y",
  Х: "X",
};
const loose = (form: string) => [...form].map((c) => (LOOK_ALIKE[c] ? `[${c}${LOOK_ALIKE[c]}]` : c));
const pattern = (form: string) => (form.length > 2 ? loose(form).join("\\.?") : loose(form).join(""));

const ADJECTIVE =
  "федеральн|государственн|муниципальн|областн|краев|республиканск|городск|районн|бюджетн|автономн|казенн|казённ|частн|негосударственн|" +
  "дошкольн|общеобразовательн|образовательн|профессиональн|лечебно-профилактическ|медицинск|научн|унитарн|некоммерческ|общественн|" +
  "региональн|благотворительн|крестьянск|фермерск|садов|дачн|гаражн|потребительск|производственн|сельскохозяйственн";
const KIND = "учреждение|предприятие|организация|хозяйство|товарищество|кооператив|фонд|партн[её]рство";
const OF =
  "(?:высшего|среднего|начального|дополнительного)(?: профессионального)? образования(?: детей)?|здравоохранения|культуры|" +
  "собственников (?:жилья|недвижимости)";
const LONG = [
  "обществ[оа] с (?:ограниченной|дополнительной) ответственностью",
  "(?:(?:публичное|непубличное|открытое|закрытое) )?акционерное общество",
  "индивидуальный предприниматель",
  "(?:самозанят(?:ый|ая)|физ(?:ическое |\\.? ?)лицо)",
  `(?:(?:${ADJECTIVE})(?:ое|ая|ый|ий)(?: \\([^)]{1,30}\\))? (?:и )?)+(?:${KIND})(?: (?:${OF}))*`,
  "товарищество собственников (?:жилья|недвижимости)",
];

const FORMS = `(?:${[...LONG, ...SHORT.map(pattern), ...FOREIGN.map((form) => `${form}\\.?`)].join("|")})`;
const EDGE = "[\\s\"'«»„“”(),.;:–—-]";
const LEADING = new RegExp(`^["'«„“(\\s]*${FORMS}(?=${EDGE}|$)[\\s,.;:)–—-]*`, "iu");
const TRAILING = new RegExp(`[\\s,(;]+["'«]?${FORMS}["'»)]?[\\s.,)]*$`, "iu");
const UNPAIRED = /^([^"«»„“]*)["»”]+$/u;

/**
 * The name without its legal form at either end, short or in full, repeated forms too: «ООО "Ромашка"» → «"Ромашка"»,
 * «Ромашка, АО» → «Ромашка». A name that is nothing but a form stays. For comparison and search, not for documents.
 */
export function withoutLegalForm(name: string): string {
  let rest = name.replace(/\s+/gu, " ").trim();
  for (let guard = 0; guard < 4; guard++) {
    const next = rest.replace(LEADING, "").replace(TRAILING, "").replace(UNPAIRED, "$1").trim();
    if (next === rest || !/[\p{L}\p{N}]/u.test(next)) break;
    rest = next;
  }
  return rest;
}

const SHORT_OF: readonly [RegExp, string][] = [
  [/ограниченной/u, "ООО"],
  [/^публичное/u, "ПАО"],
  [/^непубличное/u, "НАО"],
  [/^открытое/u, "ОАО"],
  [/^закрытое/u, "ЗАО"],
  [/акционерное/u, "АО"],
  [/предприниматель/u, "ИП"],
];
const TO_RUSSIAN = new Map(Object.entries(LOOK_ALIKE).map(([own, latin]) => [latin, own]));

/** The legal form at either end of the name, short: «ООО», «ИП»; null where there is none, or it is a rare one in full. */
export function legalFormOf(name: string): string | null {
  const text = name.replace(/\s+/gu, " ").trim();
  const found = (LEADING.exec(text) ?? TRAILING.exec(text))?.[0].replace(/[^\p{L}\d\s]/gu, "").trim();
  if (!found) return null;
  if (found.includes(" ")) return SHORT_OF.find(([form]) => form.test(found.toLowerCase()))?.[1] ?? null;
  return [...found.toUpperCase()].map((letter) => TO_RUSSIAN.get(letter) ?? letter).join("");
}
