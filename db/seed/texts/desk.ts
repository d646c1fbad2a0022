/**
 * What lies on the desks today. `given` and `due` are a day counted from today (working days; 0 is today, −1 the
 * working day before) and a time. `client` names whose client it is, and of which trade.
 */
export interface Desk {
  from: string;
  /** A login, or a department after «@». */
  to: string;
  client: string | null;
  given: string;
  due: string;
  fate: Fate;
  title: string;
  /** Details, or what was said in the step that the fate speaks of. */
  words: string | undefined;
  /** The call or letter that it came from. */
  talk: string | undefined;
}

export type Fate =
  | "sent"
  | "accepted"
  | "started"
  | "own"
  | "reported"
  | "declined"
  | "clarifying"
  | "returned"
  | "resent";

/** from | to | client | given | due | fate | title | words | talk; «-» for nothing, «#» before a heading. */
const TABLE = `
# The director
vorontsova | streltsov | belova:clinic | 0 09:12 | 0 18:00 | sent | Согласовать скидку 9 % на второй кабинет | Моя граница — 7 %. Платят вовремя третий год. | {c}: второй кабинет откроют через месяц. Без скидки 9 % пойдут по котировке.
vetrova | streltsov | yudina:homeowners | 0 10:05 | 1 12:00 | sent | Согласовать возврат 48 900 ₽ — выше лимита качества | Монтаж переделывали дважды, просят вернуть половину. Заключение в карточке.
zotova | streltsov | - | -1 16:40 | 3 18:00 | sent | Выбрать место стенда на «Дом и климат» | Осталось два: у входа дороже на треть, у кофейни — проходное.
vorontsova | streltsov | kotov:hotel | -6 11:20 | -2 17:00 | accepted | Позвонить {d:dat} о рассрочке | - | {c} просит разбить первую оплату на три части. Решать будут только с директором.
yezhova | streltsov | supplier | -2 15:10 | 0 17:00 | own | Подписать договор поставки фильтров на год | Юрист вернёт замечания к обеду.
streltsov | streltsov | shestakov:plant | -3 10:00 | 0 15:00 | accepted | Созвон с {d:ins} о сроках пуска второй очереди
streltsov | @service | maltsev:food | -1 16:05 | 1 13:00 | sent | Подобрать подменный чиллер на время ремонта | Смена встанет через двое суток, если не подменим.
streltsov | mikheeva | kotov:builder | 0 09:20 | 2 18:00 | sent | Сверить взаиморасчёты за прошлый квартал
streltsov | kotov | - | -5 12:00 | -1 18:00 | reported | Собрать отзывы трёх клиентов для закупки | Два письма и один звонок с разрешением ссылаться, всё в папке закупки.
# Sales
maltsev | vorontsova | maltsev:centre | 0 09:35 | 0 17:00 | sent | Решить о скидке 8 % на обслуживание шести этажей | Конкурент дал 10 %, но без выезда в выходные.
zhuravlyova | vorontsova | kotov:school | -1 17:25 | 0 18:00 | sent | Распределить заявку с сайта: вентиляция столовой | Звонили второй раз, спрашивают, кто их ведёт.
zotova | vorontsova | - | -5 10:30 | -1 18:00 | accepted | Прислать список гостей на осеннюю выставку
vorontsova | vorontsova | belova:shop | -2 14:00 | 0 16:30 | accepted | Созвон с {c:ins} о просроченной оплате
streltsov | vorontsova | - | -4 09:40 | 0 18:00 | started | Прогноз продаж на месяц по трём филиалам
vorontsova | ryabinin | kotov:hotel | 0 09:52 | 2 13:00 | sent | Проверить шум фанкойлов на четвёртом этаже | Гостей из 412-го уже переселили. | Звонит {c}: в 412-м снова гудит, гостей переселили. Просит человека до выходных.
vorontsova | kovalyov | shestakov:stock | -2 11:15 | 1 18:00 | clarifying | Перенести монтаж завесы на выходные | В субботу ворота открыты? Без них краном не подъехать.
vorontsova | nosov | nosov | -6 15:00 | 2 18:00 | returned | Обзвонить клиентов, которым чистили летом | Из двенадцати дозвонились до пяти. Остальным — ещё раз, после обеда.
vorontsova | belova | belova:office | -3 13:20 | 3 15:00 | declined | Забрать на себя переговоры об обслуживании серверной | С ними с весны говорит Денис Котов, двоим там делать нечего.
# A manager in Moscow
zhuravlyova | kotov | kotov:cafe | 0 09:04 | 0 14:00 | sent | Перезвонить {c:dat}: нужна вытяжка над новой плитой | Просили до двух, потом смена. | Звонок утром, {c}: поставили вторую плиту, вытяжка не справляется. Ждут звонка до двух.
vorontsova | kotov | kotov:builder | -1 17:10 | 2 12:00 | sent | Подготовить предложение на 12 кассетных кондиционеров | Проектировщик прислал спецификацию, аналоги допускают.
kotov | kotov | kotov:plant | -5 12:30 | -1 15:00 | accepted | Перезвонить {c:dat} о предложении на окрасочный участок
streltsov | kotov | kotov:print | -7 10:10 | -2 18:00 | started | Узнать, почему ушли с договора обслуживания
kotov | kotov | kotov:clinic | -2 16:00 | 0 11:30 | accepted | Отправить {c:dat} график чистки на квартал
kotov | kotov | kotov:hospital | -1 15:45 | 0 15:00 | accepted | Позвонить {c:dat}: дата осмотра операционного блока
vorontsova | kotov | kotov:sport | -3 09:30 | 0 18:00 | own | Встретиться с {d:ins} и согласовать план на год | До этого были в отпуске.
kotov | kotov | kotov:culture | -2 11:00 | 4 12:00 | accepted | Напомнить о ремонте фойе и спросить о бюджете
kotov | yezhova | kotov:plant | -6 14:20 | -1 17:00 | accepted | Узнать цену и срок: приточная установка на 4 500 м³/ч | Нужна с рекуператором, иначе не пройдут по теплу.
kotov | @delivery | kotov:office | 0 09:41 | 1 15:00 | sent | Отвезти два внутренних блока и кронштейны | Пропуск заказан на фургон.
kotov | dyomin | kotov:cafe | -2 12:50 | 1 12:00 | declined | Доставить вытяжной зонт до открытия | До девяти по этой улице грузовым нельзя. Могу в обед или пропуск от вас.
kotov | mikheeva | kotov:school | -1 11:35 | 2 18:00 | clarifying | Подготовить гарантийное письмо для школы | На чьё имя и по какой закупке?
kotov | ryabinin | kotov:garage | -4 10:15 | 0 12:00 | reported | Устранить течь в клиентской зоне | Заменили дренажную помпу, час смотрели: сухо.
# Other sellers
belova | belova | belova:clinic | -3 15:30 | -1 12:00 | accepted | Позвонить {c:dat} после осмотра рентген-кабинета
belova | ryabinin | belova:centre | -1 10:40 | 3 18:00 | own | Промыть фанкойлы на шестом этаже | Бригада до четверга на пуске, раньше не выйдем.
belova | @procurement | belova:builder | 0 10:12 | 2 17:00 | sent | Найти 8 канальных блоков с низким профилем | Потолок ниже проекта на 12 см.
maltsev | gareev | maltsev:plant | -5 13:10 | -1 18:00 | started | Снять замеры на участке покраски
maltsev | gareev | maltsev:hotel | -2 09:50 | 0 13:00 | accepted | Проверить автоматику после скачка напряжения | - | {c}: ночью мигнул свет, утром половина этажа не запустилась. Пока греются калориферами.
maltsev | parkhomenko | maltsev:food | -3 16:20 | 2 18:00 | returned | Заказать фильтры F7, 24 штуки | Счёт без доставки, клиенту нужна цена до двери.
yudina | yudina | yudina:school | -1 14:10 | 0 16:00 | accepted | Позвонить {c:dat}: итог котировки на спортзал
yudina | @service | yudina:kindergarten | 0 09:27 | 1 11:00 | sent | Выехать: в пищеблоке не тянет вытяжка | Проверка санэпидслужбы в четверг.
shestakov | kovalyov | shestakov:farm | -4 12:00 | -1 16:00 | accepted | Устранить сквозняк после монтажа завесы
shestakov | shestakov | shestakov:stock | -2 17:00 | 0 12:30 | accepted | Выслать {c:dat} паспорта на тепловые завесы
shestakov | lisin | shestakov:shop | -1 12:20 | 1 14:00 | own | Отвезти завесу и забрать старую | Машина вернётся из Бердска завтра к обеду.
# Service
vetrova | ryabinin | belova:sport | 0 10:20 | 1 18:00 | sent | Дать заключение о шуме в зале групповых занятий | Письменная претензия, ответить надо за десять дней.
ryabinin | ryabinin | belova:hospital | -3 09:15 | 0 17:00 | started | Пуск приточной установки в аптечном корпусе
belova | ryabinin | belova:cafe | -6 16:30 | -1 13:00 | accepted | Перевесить пульт и сдать работу {c:dat}
ryabinin | yezhova | belova:hospital | -1 13:30 | 1 12:00 | sent | Найти плату управления взамен сгоревшей | Без неё установка стоит, внутри двадцать восемь градусов.
# Procurement, delivery, accounts
parkhomenko | yezhova | supplier | -4 11:00 | 0 16:00 | accepted | Согласовать отсрочку 30 дней на новый год
yezhova | dyomin | supplier | 0 09:15 | 0 17:30 | sent | Принять машину с воздуховодами и сверить места | В прошлый раз не довезли две коробки.
maltsev | dyomin | maltsev:garage | -3 15:00 | -1 17:00 | accepted | Заменить помятые фильтры у {c:gen}
yudina | dyomin | yudina:hotel | -2 10:30 | 0 14:00 | accepted | Доставить четыре наружных блока, нужен манипулятор
yudina | mikheeva | yudina:homeowners | -4 14:45 | -1 12:00 | accepted | Прислать акт сверки и счёт на остаток
vorontsova | mikheeva | belova:centre | -1 09:50 | 0 18:00 | accepted | Проверить оплату второго этапа
shestakov | mikheeva | shestakov:plant | 0 09:08 | 2 12:00 | sent | Переделать счёт: сменился юридический адрес
# Quality, marketing, front desk, trainee, administrator
vorontsova | vetrova | maltsev:office | 0 09:58 | 2 18:00 | sent | Разобраться, почему мастер приехал на день позже
vetrova | vetrova | yudina:cafe | -2 13:00 | 0 15:30 | accepted | Позвонить {c:dat} после повторного монтажа
vetrova | gareev | yudina:homeowners | -5 10:00 | -2 18:00 | accepted | Заключение о вибрации наружного блока
vetrova | lisin | shestakov:garage | -3 12:00 | 2 18:00 | resent | Забрать бракованный вентилятор на экспертизу | Я до пятницы в рейсе на Барнаул.
streltsov | zotova | - | 0 10:01 | 4 18:00 | sent | Текст письма клиентам о ценах нового квартала
zotova | zotova | partner | -3 11:30 | 0 17:00 | accepted | Согласовать с {c:ins} общий стенд и логотипы
vorontsova | zotova | - | -6 09:20 | -1 18:00 | started | Обновить листовку об обслуживании
streltsov | zhuravlyova | - | 0 09:30 | 0 16:00 | sent | Заказать пропуска трём гостям на пятницу
zhuravlyova | kotov | kotov:shop | -1 12:05 | 1 18:00 | resent | Перезвонить {c:dat}: спрашивают чистку до открытия | Меня не будет до среды, передайте коллеге.
zhuravlyova | zhuravlyova | - | -2 10:00 | 0 12:00 | accepted | Отправить оригиналы актов в Екатеринбург
maltsev | nosov | nosov | 0 09:33 | 1 17:00 | sent | Узнать у {c:gen}, получили ли памятку
nosov | nosov | nosov | -1 16:00 | 0 15:00 | accepted | Позвонить {c:dat} с итогом замера
ryabinin | safin | - | 0 09:45 | 1 12:00 | sent | Завести учётную запись новому монтажнику
safin | safin | - | -3 10:00 | 0 18:00 | started | Проверить восстановление из резервной копии
mikheeva | safin | - | -4 15:00 | -1 18:00 | accepted | Настроить печать актов в Новосибирске
`;

const given = (cell: string | undefined) => (cell === undefined || cell === "-" ? undefined : cell);

export const desk: readonly Desk[] = TABLE.trim()
  .split("\n")
  .filter((line) => !line.startsWith("#"))
  .map((line) => {
    const [from = "", to = "", client, at = "", due = "", fate = "", title = "", words, talk] =
      line.split(" | ");
    return {
      from,
      to,
      client: given(client) ?? null,
      given: at,
      due,
      fate: fate as Fate,
      title,
      words: given(words),
      talk: given(talk),
    };
  });
