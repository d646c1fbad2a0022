/**
 * Letters that came into the mailbox of the demo company. `{owner}` is the colleague who answers for the client, `{person}`
 * one of its people; `from` and `copy` say whose addresses stand in the head.
 */
export interface DemoLetter {
  id: string;
  /** Days before the last working day, and the time of it. */
  day: number;
  time: string;
  /** The client's person, the colleague, a colleague of the client's whom nobody has written down, or a stranger. */
  from: "person" | "owner" | "unknown" | { name: string; address: string };
  /** Which of the clients, in the order of the list below; none for a stranger's. */
  client: number | null;
  /** To the person with the secret address in copy, or to the mailbox. */
  copy: boolean;
  answers?: string;
  subject: string;
  text: string;
  file?: { name: string; text: string };
  head?: readonly string[];
  /** As an old program writes: windows-1251, declared. */
  old?: boolean;
}

export const demoLetters: readonly DemoLetter[] = [
  {
    ...{ id: "offer", day: 3, time: "10:12", from: "owner", client: 0, copy: true },
    subject: "Предложение по обслуживанию на сезон",
    text: "Добрый день!\n\nКак договорились по телефону, прикладываю состав работ на сезон: две чистки, замена фильтров, выезд по звонку в течение дня.\n\nПодтвердите, пожалуйста, до пятницы: тогда поставим вас в график на апрель.\n\n{owner}",
    file: {
      name: "Состав работ.txt",
      text: "Чистка внутренних блоков, 2 раза\nЗамена фильтров F7, 2 раза\nВыезд по звонку, в течение рабочего дня\n",
    },
  },
  {
    ...{
      id: "offer-answer",
      day: 2,
      time: "09:40",
      from: "unknown",
      client: 0,
      copy: true,
      answers: "offer",
    },
    subject: "Re: Предложение по обслуживанию на сезон",
    text: "Здравствуйте!\n\nСогласовано, ставьте нас на первую неделю апреля. Доступ на крышу по пропуску, закажем заранее, пришлите фамилии.\n\nГлавный инженер",
  },
  {
    ...{ id: "act", day: 1, time: "14:05", from: "person", client: 1, copy: false, old: true },
    subject: "Акт сверки за квартал",
    text: "Добрый день!\n\nПо нашим данным расхождений нет, акт подписали. Оригинал отдадим водителю.\n\n{person}",
  },
  {
    ...{ id: "noise", day: 0, time: "09:10", from: "person", client: 2, copy: false },
    subject: "Шумит наружный блок",
    text: "Здравствуйте.\n\nПосле чистки наружный блок над входом стал гудеть, слышно в зале. Когда сможете посмотреть?\n\n{person}",
    file: { name: "Где стоит блок.txt", text: "Двор, слева от входа, на высоте второго этажа.\n" },
  },
  {
    ...{ id: "price", day: 0, time: "11:20", client: null, copy: false },
    from: { name: "Егор Лыков", address: "e.lykov@dom-u-reki.example" },
    subject: "Кондиционер в детскую",
    text: "Добрый день!\n\nНужен тихий кондиционер в комнату 14 метров, окна на запад. Живём на Набережной, третий этаж.\n\nСколько это с установкой и когда вы могли бы приехать посмотреть?\n\nЕгор",
  },
  {
    ...{ id: "late", day: 0, time: "12:48", client: null, copy: false },
    from: { name: "Вера Самсонова", address: "samsonova.v@pochta-doma.example" },
    subject: "Мастер не приехал",
    text: "Здравствуйте!\n\nМастер должен был быть сегодня с 9 до 11, никто не приехал и не позвонил. Я отпросилась с работы. Номер заявки мне не дали.\n\nПрошу назначить другое время и ответить письмом.\n\nСамсонова В. П., ул. Лесная, 8",
  },
  {
    ...{ id: "forwarded", day: 0, time: "16:31", from: "owner", client: 3, copy: false },
    subject: "Fwd: Реквизиты для договора",
    text: "Переслали с личной почты, положите, пожалуйста, на карточку.\n\n---- Исходное письмо ----\nВысылаем реквизиты для договора. Подписывать будет директор.",
  },
  {
    ...{
      id: "away",
      day: 0,
      time: "09:01",
      from: "person",
      client: 3,
      copy: false,
      head: ["Auto-Submitted: auto-replied"],
    },
    subject: "Автоответ: я в отпуске до понедельника",
    text: "Меня нет в офисе до понедельника. По срочным вопросам пишите коллегам.",
  },
  {
    ...{ id: "report", day: 1, time: "10:13", client: null, copy: false },
    from: { name: "Mail Delivery System", address: "mailer-daemon@mx.post.example" },
    head: ["Return-Path: <>", "Auto-Submitted: auto-replied"],
    subject: "Undelivered Mail Returned to Sender",
    text: "The mail system could not deliver your message: mailbox is full.",
  },
];
