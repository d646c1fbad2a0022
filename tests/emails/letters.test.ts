import { describe, expect, test } from "vitest";
import { type LetterKind, type LetterProps, letterProps } from "#db/values/letters.ts";
import { renderLetter } from "#emails/registry.tsx";

const url = "https://crm.example.ru/a?b=1&c=2";
const samples: { [K in LetterKind]: LetterProps<K> } = {
  invitation: { name: "Ирина", invitedBy: "Пётр Ильич", company: "Слово-Демо", url, minutes: 60 },
  "password-reset": { name: "Ирина", url, minutes: 60 },
  "access-given": {
    change: "invited",
    by: "Пётр Ильич",
    name: "Лаптев Пётр",
    role: "Руководитель продаж",
    department: "Отдел продаж",
    branch: "Екатеринбург",
    address: "laptev@example.ru",
    at: "2026-03-19T06:00:00Z",
    timeZone: "Asia/Yekaterinburg",
    url,
  },
  "assignment-received": {
    title: "Перезвонить",
    client: "ООО «Ромашка»",
    giver: "Пётр Ильич",
    department: null,
    note: "Просили утром",
    dueAt: "2026-03-27T10:00:00Z",
    timeZone: "Asia/Yekaterinburg",
    url,
  },
  "assignment-overdue": {
    audience: "head",
    title: "Перезвонить",
    client: "ООО «Ромашка»",
    holder: "Ирина Соколова",
    notAcceptedBy: "отдел «Сервис»",
    giver: "Пётр Ильич",
    dueAt: "2026-03-27T10:00:00Z",
    timeZone: "Asia/Yekaterinburg",
    url,
  },
  "complaint-received": {
    company: "ООО «Тёплый дом»",
    number: "Ж-2026-00042",
    subject: "Гудит кондиционер",
    answerBy: "2026-03-23",
    url,
    confirmUrl: url,
  },
  "complaint-question": {
    company: "ООО «Тёплый дом»",
    number: "Ж-2026-00042",
    question: "Когда он слышнее?",
    answerBy: "2026-03-23",
    url,
  },
  "complaint-answered": {
    company: "ООО «Тёплый дом»",
    number: "Ж-2026-00042",
    answer: "Перевесим блок на опору.",
    answeredOn: "2026-03-20",
    days: 30,
    url,
  },
  "complaint-assigned": {
    asked: "candidate",
    number: "Ж-2026-00042",
    subject: "Гудит кондиционер",
    client: "Лебедева А. П.",
    by: "Анна Вербицкая",
    remark: "Измерьте шум",
    steerOn: "2026-03-20",
    dueAt: "2026-03-18T10:00:00Z",
    timeZone: "Asia/Yekaterinburg",
    url,
  },
  "complaint-news": {
    news: "declined",
    number: "Ж-2026-00042",
    subject: "Гудит кондиционер",
    client: "Лебедева А. П.",
    who: "Константин Рябов",
    text: "Не наш участок: монтировала другая бригада",
    url,
  },
  "complaint-overdue": {
    level: "head",
    isHolder: false,
    number: "Ж-2026-00042",
    subject: "Гудит кондиционер",
    client: "Лебедева А. П.",
    holder: "Анна Вербицкая",
    passedAt: "2026-03-18T10:00:00Z",
    steerOn: "2026-03-20",
    lastOn: "2026-03-23",
    timeZone: "Asia/Yekaterinburg",
    url,
  },
  personal: {
    company: "Тихий ветер",
    subject: "Сроки поставки",
    body: `Добрый день.\n\nЧертёж здесь: ${url}`,
    signature: "Ирина Соколова\nТихий ветер",
    replyTo: { address: "sokolova@example.ru", name: "Ирина Соколова" },
  },
  "mailing-test": {
    company: "Тихий ветер",
    isAdvertising: true,
    subject: "Скидки для {{client}}",
    body: "{{salutation}}\n\nВесной дешевле.",
    button: { label: "Посмотреть", url },
    score: null,
    values: { client: "ООО «Ромашка»", salutation: "Здравствуйте!" },
  },
  "client-merged": {
    by: "Соколова И. П.",
    names: ["Матвей, хлебозавод"],
    survivor: "Хлебозавод «Матвей»",
    owner: "Соколова И. П.",
    url,
  },
  "anomaly-found": {
    what: "Массовый просмотр карточек",
    unit: "cards",
    who: "Дёмин В. С.",
    count: 140,
    threshold: 60,
    at: "2026-03-19T06:00:00Z",
    timeZone: "Asia/Yekaterinburg",
    url,
  },
  "losses-found": {
    rows: [
      { label: "Письма офиса застряли в очереди", count: 3 },
      { label: "Нет свежей резервной копии", count: 1 },
    ],
    at: "2026-03-19T01:50:00Z",
    timeZone: "Asia/Yekaterinburg",
    url,
  },
};
const kinds = Object.keys(letterProps) as LetterKind[];

const textsIn = (value: unknown): string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [String(value)];

describe.each(kinds)("%s", (kind) => {
  test.each(["ru", "en"] as const)("in %s: subject, language, link in both parts", async (locale) => {
    const { subject, html, text } = await renderLetter(kind, samples[kind], locale);
    expect(subject).not.toBe("");
    expect(html).toContain(`<html dir="ltr" lang="${locale}">`);
    expect(html).toMatch(new RegExp(`<body[^>]* ?lang="${locale}"`));
    expect(html).toContain("https://crm.example.ru/a?b=1&amp;c=2");
    expect(text).toContain(url);
    expect(text).not.toMatch(/<[a-z]/);
  });

  test("calls no foreign host and carries no script", async () => {
    const { html } = await renderLetter(kind, samples[kind], "ru");
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    // What a colleague types stays text: the letter itself leads nowhere.
    const ours = kind === "personal" ? [] : [url.replace("&", "&amp;")];
    expect(new Set(addresses.filter((address) => address !== "#"))).toEqual(new Set(ours));
    expect(html).not.toContain("<script");
  });

  test("the two languages differ in every sentence of ours", async () => {
    const [ru, en] = await Promise.all([
      renderLetter(kind, samples[kind], "ru"),
      renderLetter(kind, samples[kind], "en"),
    ]);
    if (kind !== "personal") expect(ru.subject).not.toBe(en.subject);
    const given = textsIn(samples[kind])
      .flatMap((text) => text.split("\n"))
      .filter((text) => text !== "");
    const ours = (line: string) => given.reduce((rest, text) => rest.replaceAll(text, ""), line).trim();
    const common = ru.text.split("\n").filter((line) => line !== "" && en.text.split("\n").includes(line));
    expect(common.filter((line) => ours(line) !== "")).toEqual([]);
  });

  test("a payload of another shape is not rendered", async () => {
    await expect(renderLetter(kind, {}, "ru")).rejects.toThrow();
    await expect(renderLetter(kind, { ...samples[kind], extra: 1 }, "ru")).rejects.toThrow();
    await expect(
      renderLetter(kind, { ...samples[kind], url: "javascript:alert(1)" }, "ru"),
    ).rejects.toThrow();
  });
});

test("a director reads who let whom in, as what, where and when", async () => {
  const given = samples["access-given"];
  const invited = await renderLetter("access-given", given, "ru");
  expect(invited.subject).toBe("Новый доступ к Слову: Лаптев Пётр");
  const { by, name, role, department, branch, address } = given;
  for (const fact of [by, name, role, department, branch, address, "чт, 19\u00a0марта, 11:00"]) {
    expect(invited.text).toContain(fact);
  }
  const everywhere = { ...given, department: null, branch: null };
  const { text } = await renderLetter("access-given", everywhere, "en");
  expect(text).toContain("All branches");
  expect(text).not.toContain("Department");
  const reopened = await renderLetter("access-given", { ...given, change: "reopened" }, "ru");
  expect(reopened.subject).toBe("Доступ к Слову возвращён: Лаптев Пётр");
});

test("the term is that of the reader's zone", async () => {
  const { text } = await renderLetter("assignment-overdue", samples["assignment-overdue"], "ru");
  expect(text).toContain("Срок прошёл: пт, 27\u00a0марта, 15:00.");
  expect(text).toContain("Держит Ирина Соколова.");
});

test("the holder is told that he holds it, the head who does", async () => {
  const holder = { ...samples["assignment-overdue"], audience: "holder" as const };
  const toHolder = await renderLetter("assignment-overdue", holder, "ru");
  expect(toHolder.subject).toBe("Просрочено: Перезвонить");
  expect(toHolder.text).toContain("Держите вы.");
});

test("the full stop of initials ends the sentence too", async () => {
  const late = { ...samples["assignment-overdue"], holder: "Дёмин В. С." };
  const { text } = await renderLetter("assignment-overdue", late, "ru");
  expect(text).toMatch(/Держит Дёмин\sВ\.\sС\.(?!\.)/);
});

test("a subject is one line whatever the title holds", async () => {
  const title = `Позвонить\r\nBcc: evil@example.org\u2028\u0000\u202e${"а".repeat(250)}`;
  const { subject } = await renderLetter(
    "assignment-overdue",
    { ...samples["assignment-overdue"], title },
    "ru",
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the point of the test
  expect(subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
  expect(subject.length).toBeLessThanOrEqual(200);
});

test("names and titles are text, never markup", async () => {
  const title = "<img src=x onerror=alert(1)>{{constructor}}";
  const { html } = await renderLetter(
    "assignment-overdue",
    { ...samples["assignment-overdue"], title },
    "ru",
  );
  expect(html).not.toContain("<img");
  expect(html).toContain("{{constructor}}");
});
