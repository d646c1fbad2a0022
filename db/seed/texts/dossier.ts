import type { SubjectKind } from "../../agreements/registries.ts";
import type { FactCategory, Visibility } from "../../dossier/registries.ts";

interface FactText {
  category: FactCategory;
  text: string;
  /** About one of the people, not about the firm. */
  person?: boolean;
  visibility?: Visibility;
  /** Days after which it is no longer so. */
  lasts?: number;
}

export const factTexts: readonly FactText[] = [
  { category: "habits", text: "Шумные работы только с 11 до 14, пока гости в городе." },
  { category: "habits", text: "Звонить после обеда: утром на объекте и не отвечает.", person: true },
  {
    category: "habits",
    text: "Читает письма с телефона: вложения больше двух страниц не открывает.",
    person: true,
  },
  {
    category: "habits",
    text: "Решения принимает по пятницам на планёрке, до этого давить бесполезно.",
    person: true,
  },
  { category: "habits", text: "Въезд на территорию по заявке за сутки, паспорт и номер машины." },
  { category: "likes", text: "Пьёт только зелёный чай, кофе не предлагать.", person: true },
  { category: "likes", text: "Любит, когда смету привозят на бумаге и проходят по строкам.", person: true },
  { category: "likes", text: "Не переносит слово «скидка»: говорить об итоговой цене.", person: true },
  { category: "likes", text: "Болеет за «Автомобилист», после матча лучше не звонить.", person: true },
  { category: "family", text: "Сын поступает в этом году, июнь и июль проводит в разъездах.", person: true },
  {
    category: "family",
    text: "Недавно родилась дочь, просил не звонить после шести.",
    person: true,
    lasts: 200,
  },
  { category: "family", text: "Муж держит автосервис: знакомили с нашим отделом закупок.", person: true },
  { category: "equipment", text: "Чиллер 2017 года и 46 фанкойлов; запас фильтров кончается к весне." },
  { category: "equipment", text: "Приточная установка на крыше, люк узкий: нести нужно вдвоём." },
  { category: "equipment", text: "Две сплит-системы в серверной, останавливать нельзя ни на час." },
  { category: "equipment", text: "Вентиляция кухни 2014 года, двигатель уже перематывали." },
  { category: "equipment", text: "Щиток на втором этаже, ключ у охраны, просить заранее." },
  {
    category: "competitors",
    text: "До прошлого года обслуживал «Быстрый холод». Ушли из-за сорванного пуска летом.",
  },
  {
    category: "competitors",
    text: "Каждую весну сравнивает нас с «Арктикой»: цена у них ниже, сроки длиннее.",
  },
  { category: "competitors", text: "Фильтры берёт у «ВентСнаба», монтаж отдаёт нам." },
  {
    category: "other",
    text: "Не предлагать дважды тепловые завесы: уже отказались.",
    visibility: "department",
  },
  {
    category: "other",
    text: "Готовит продажу здания: новые договоры только с директором.",
    visibility: "heads",
    lasts: 240,
  },
  {
    category: "other",
    text: "Просрочил два счёта подряд, предоплата обязательна.",
    visibility: "department",
    lasts: 150,
  },
  { category: "other", text: "Пропуск на парковку действует до конца квартала.", lasts: 60 },
  { category: "other", text: "Сезонный ремонт в холле: монтаж возможен только ночью.", lasts: 20 },
];

/** How each part of a decision is played, beside the role. */
export const decisionNotes = {
  initiator: ["спрашивает о сроках", "готовит техзадание", "собирает три предложения"],
  influencer: ["бюджет и тишина для гостей", "смотрит на расход энергии", "слушает инженера"],
  decision_maker: ["после слова бухгалтера", "единолично", "на планёрке по пятницам"],
  signatory: ["по доверенности", "только бумажные экземпляры"],
  accountant: ["по вторникам и четвергам", "после закрывающих актов", "не в последний день месяца"],
} as const;

export const groupNames = [
  "Уральское гостеприимство",
  "Сибирская торговая группа",
  "Столичные кухни",
  "Медицина плюс",
  "Холдинг «Прибой»",
  "Семейные пекарни",
] as const;

interface SubjectText {
  kind: SubjectKind;
  name: string;
  /** What is agreed about it. */
  title: string;
  /** Days that one client keeps it. */
  days: readonly [number, number];
}

export const subjectTexts: readonly SubjectText[] = [
  { kind: "crew", name: "Бригада № 1: шеф-монтаж", title: "Шеф-монтаж первой бригадой", days: [2, 4] },
  {
    kind: "crew",
    name: "Бригада № 2: плановая чистка",
    title: "Плановая чистка второй бригадой",
    days: [3, 5],
  },
  {
    kind: "stock",
    name: "Фанкойлы FC-40, 36 шт., склад Екатеринбург",
    title: "Держим фанкойлы до оплаты",
    days: [10, 21],
  },
  { kind: "stock", name: "Фильтры F7, партия 400 шт.", title: "Фильтры F7 по 1 240 ₽", days: [30, 60] },
  {
    kind: "slot",
    name: "Стенд в шоуруме, место у входа",
    title: "Показ установки на стенде у входа",
    days: [20, 40],
  },
  {
    kind: "slot",
    name: "Обложка весеннего каталога",
    title: "Объект клиента на обложке каталога",
    days: [60, 90],
  },
  {
    kind: "price",
    name: "Тендерная цена: школы Тюмени",
    title: "Работаем в торгах от этого подрядчика",
    days: [40, 70],
  },
  {
    kind: "area",
    name: "Монтаж в Академическом районе",
    title: "Район закреплён за партнёром",
    days: [90, 150],
  },
];

/** Agreements that keep nothing from others. */
export const plainAgreements = [
  "Отсрочка оплаты 14 дней",
  "Выезд мастера в день звонка",
  "Скидка 5 % на расходные материалы",
  "Фото и акт после каждой чистки",
  "Ночной монтаж без наценки",
] as const;

export const calledOff = [
  "клиент перенёс ремонт на осень",
  "объект закрыли",
  "договорились о другой цене",
] as const;

export const professionalDays = [
  { title: "День строителя", month: 8, day: 9 },
  { title: "День медицинского работника", month: 6, day: 21 },
  { title: "День энергетика", month: 12, day: 22 },
  { title: "День работника торговли", month: 7, day: 25 },
] as const;

export const fileTexts = [
  {
    name: "Реквизиты для договора.txt",
    text: "Реквизиты прислала бухгалтерия клиента.\nДействуют с начала года.\n",
  },
  {
    name: "Замеры по этажам.csv",
    text: "этаж;площадь, м²;приток, м³/ч\n1;240;1800\n2;236;1750\n3;190;1300\n",
  },
  {
    name: "Список пропусков на монтаж.txt",
    text: "Соколов, Рябов, Лаптев. Машина А 417 МР.\nПропуск до конца месяца.\n",
  },
  {
    name: "Заявка на весеннюю чистку.txt",
    text: "46 фанкойлов, четыре этажа.\nНачать после 11 часов, закончить до 14.\n",
  },
] as const;
