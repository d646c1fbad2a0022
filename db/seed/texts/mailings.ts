import type { MailingKind } from "../../mailings/kinds.ts";

interface Written {
  name: string;
  kind: MailingKind;
  subject: string;
  body: string;
  button: { label: string; url: string } | null;
}

const paragraphs = (...lines: string[]) => lines.join("\n\n");

export const letters = {
  phone: {
    name: "Один номер вместо четырёх",
    kind: "service",
    subject: "{{company}}: один номер для сервиса, доставки и счетов",
    body: paragraphs(
      "{{salutation}}",
      "С понедельника звоните нам по одному номеру: 8 800 000-14-14. По нему ответят и сервис, и доставка, и бухгалтерия, с 8 до 20 часов по вашему времени.",
      "Ваш менеджер прежний: {{manager|его имя назовёт оператор}}. Старые номера проработают до конца квартала.",
    ),
    button: null,
  },
  cleaning: {
    name: "Чистка до сезона",
    kind: "advertising",
    subject: "Чистка до сезона: для {{client|вас}} на 15 % дешевле",
    body: paragraphs(
      "{{salutation}}",
      "До конца месяца чистим кондиционеры и вентиляцию на 15 % дешевле, если запишетесь сейчас. Бригада филиала «{{branch|в вашем городе}}» приедет в день, который назовёте вы.",
      "После чистки оставим фотографии до и после и наклейку с датой на каждом блоке.",
    ),
    button: { label: "Выбрать день", url: "https://slovo-demo.example/chistka" },
  },
  access: {
    name: "Доступ к блокам на плановом осмотре",
    kind: "service",
    subject: "Плановый осмотр по договору: подтвердите доступ",
    body: paragraphs(
      "{{salutation}}",
      "В этом месяце приедем на плановый осмотр по договору. Пожалуйста, ответьте на письмо: к кому обратиться на месте, нужен ли пропуск и в какие часы у вас можно шуметь.",
      "Если ничего не изменилось, отвечать не нужно: приедем как в прошлый раз. {{manager|Ваш менеджер}} позвонит накануне.",
    ),
    button: null,
  },
  openDay: {
    name: "Открытый день в мастерской",
    kind: "advertising",
    subject: "Приходите посмотреть, как мы разбираем ваши блоки",
    body: paragraphs(
      "{{salutation}}",
      "В последнюю пятницу месяца открываем мастерскую филиала «{{branch}}». Покажем, что накапливается внутри за год, и ответим на любые вопросы. Чай и пироги наши.",
      "Мест двадцать. Запишитесь, если придёте.",
    ),
    button: { label: "Записаться", url: "https://slovo-demo.example/masterskaya" },
  },
  filters: {
    name: "Фильтры к сезону",
    kind: "advertising",
    subject: "Держим для вас фильтры по прежней цене",
    body: paragraphs(
      "{{salutation}}",
      "К началу сезона у нас осталась сотня комплектов фильтров по прежней цене. Пишем сначала тем, кого обслуживаем: {{client}} среди них.",
      "Ответьте на письмо, и отложим нужное количество до конца месяца.",
    ),
    button: { label: "Отложить фильтры", url: "https://slovo-demo.example/filtry" },
  },
  survey: {
    name: "Как мы справились: осенняя волна",
    kind: "survey",
    subject: "{{company}}: как мы справились?",
    body: paragraphs(
      "{{salutation}}",
      "Недавно мы у вас работали. Ответьте, пожалуйста, на три вопроса: это меньше минуты, а читает ответы служба качества.",
    ),
    button: null,
  },
} as const satisfies Record<string, Written>;

export const surveyNames = {
  finished: "Как мы справились: прошлая волна",
  open: "Как мы справились: эта волна",
} as const;

export const refusalWords = [
  "550 5.1.1 Нет такого ящика",
  "550 5.1.1 No such user here",
  "554 5.7.1 Mailbox disabled",
] as const;
