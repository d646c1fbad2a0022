// The infinitive and the forms in which somebody of us promises: I and we. «Клиент пришлёт» promises nothing for us.
const RUSSIAN = `
перезвонить перезвоню перезвоним|позвонить позвоню позвоним|созвониться созвонюсь созвонимся|набрать наберу наберём наберем|связаться свяжусь свяжемся
выслать вышлю вышлем|прислать пришлю пришлём пришлем|отправить отправлю отправим|отослать отошлю|послать пошлю пошлём|скинуть скину скинем|направить направлю направим
подготовить подготовлю подготовим|сделать сделаю сделаем|составить составлю составим|посчитать посчитаю посчитаем|рассчитать рассчитаю рассчитаем|просчитать просчитаю просчитаем
уточнить уточню уточним|узнать узнаю узнаем|выяснить выясню выясним|проверить проверю проверим|разобраться разберусь разберёмся разберемся|посмотреть посмотрю посмотрим
написать напишу напишем|ответить отвечу ответим|сообщить сообщу сообщим|напомнить напомню напомним|рассказать расскажу расскажем|вернуться вернусь вернёмся вернемся
приехать приеду приедем|подъехать подъеду подъедем|заехать заеду заедем|встретиться встречусь встретимся|показать покажу покажем|провести проведу проведём проведем
привезти привезу привезём привезем|доставить доставлю доставим|отвезти отвезу отвезём|забрать заберу заберём заберем|отгрузить отгружу отгрузим|передать передам передадим
согласовать согласую согласуем|подписать подпишу подпишем|утвердить утвержу утвердим|оплатить оплачу оплатим|выставить выставлю выставим|оформить оформлю оформим
подобрать подберу подберём подберем|предложить предложу предложим|дать дам дадим|назначить назначу назначим|решить решу решим|обсудить обсужу обсудим|поговорить поговорю поговорим
замерить замерю замерим|заменить заменю заменим|исправить исправлю исправим|починить починю починим|установить установлю установим|запустить запущу запустим
заказать закажу закажем|запросить запрошу запросим|купить куплю купим|вернуть верну вернём вернем|обновить обновлю обновим|поздравить поздравлю поздравим|закончить закончу закончим
`;

const ENGLISH =
  "call back|get back|follow up|call|phone|send|e-?mail|write|reply|answer|prepare|check|find out|visit|meet|bring|deliver|confirm|remind|fix|ship|pay|sign|schedule|return";

const INFINITIVES = new Map<string, string>();
for (const line of RUSSIAN.trim().split(/[|\n]/)) {
  const forms = line.trim().split(" ");
  for (const form of forms) INFINITIVES.set(form, forms[0] ?? form);
}

const WORD = new RegExp(`(?<![\\p{L}\\p{N}])(?:(?<en>${ENGLISH})|[а-яё]{3,})(?![\\p{L}\\p{N}])`, "giu");

/** A refusal («не перезвоню»), or an article that makes the English word a noun. */
const NOT_PROMISED = /(?:(?:^|[^\p{L}])(?:не|not|the|an?|our|your|no)|n['’]t)\s+$/iu;

export type Verb = { start: number; end: number; infinitive: string };

/** Verbs of promising in a text in order, without those after «не»: «перезвоню» → перезвонить. */
export function findVerbs(text: string): Verb[] {
  const verbs: Verb[] = [];
  for (const match of text.matchAll(WORD)) {
    const infinitive = match.groups?.en?.toLowerCase() ?? INFINITIVES.get(match[0].toLowerCase());
    if (!infinitive || NOT_PROMISED.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    verbs.push({ start: match.index, end: match.index + match[0].length, infinitive });
  }
  return verbs;
}
