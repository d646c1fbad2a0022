import type { Text } from "#db/values/text.ts";

export const complaintRefusals = {
  complaint_not_yours: {
    ru: "Вести жалобу может тот, кто за неё отвечает, служба качества или директор. Напишите им заметку",
    en: "Only the one responsible, quality or a director may do this. Leave them a note",
  },
  complaint_owner_only: {
    ru: "Это может сделать только тот, кто сейчас отвечает за жалобу",
    en: "Only the one responsible for the complaint can do this",
  },
  complaint_not_handed_to_you: {
    ru: "Жалобу передают не вам. Обновите страницу: возможно, её уже назначили другому",
    en: "The complaint is not being handed to you. Reload the page: it may have gone to somebody else",
  },
  complaint_wrong_state: {
    ru: "Жалоба уже в другом состоянии. Обновите страницу",
    en: "The complaint is already in another state. Reload the page",
  },
  complaint_branch_gone: {
    ru: "Такого филиала нет. Выберите другой",
    en: "There is no such branch. Choose another",
  },
  complaint_owner_gone: {
    ru: "Этот сотрудник не может отвечать за жалобу. Выберите другого",
    en: "This colleague cannot be responsible for a complaint. Choose another",
  },
  complaint_no_owner: {
    ru: "Отвечать за жалобу некому: заведите сотрудника службы качества или директора",
    en: "There is nobody to be responsible: add a member of quality or a director",
  },
  complaint_triage_is_yours: {
    ru: "Разбор жалоб ведёте вы: назначьте другого сотрудника",
    en: "You run the triage yourself: assign somebody else",
  },
  complaint_reason_short: {
    ru: "Напишите причину подробнее, хотя бы 20 знаков",
    en: "Give a fuller reason, 20 characters at least",
  },
  complaint_subject_required: { ru: "Напишите, о чём речь", en: "Say what it is about" },
  complaint_text_required: { ru: "Напишите, что случилось", en: "Say what happened" },
  complaint_name_required: { ru: "Напишите, как к вам обращаться", en: "Write your name" },
  complaint_from_required: {
    ru: "Выберите клиента или напишите, кто обратился",
    en: "Choose the client or write who it is from",
  },
  complaint_contact_hidden: {
    ru: "Людей этого клиента вы не видите. Оставьте контакт пустым и напишите, кто обратился",
    en: "You do not see this client's people. Leave the contact empty and write who it is from",
  },
  complaint_address_foreign: {
    ru: "Ответить может служба качества: адрес не из карточки клиента",
    en: "Quality may write to them: the address is not on the client's card",
  },
  complaint_questions_spent: {
    ru: "Клиента уже спрашивали дважды. Решайте по тому, что известно, или позвоните",
    en: "The client has been asked twice. Decide on what is known, or call",
  },
  complaint_no_address: {
    ru: "У клиента нет почты: позвоните ему и запишите ответ",
    en: "The client has no e-mail: call and write the reply down",
  },
  complaint_conclusion_required: {
    ru: "«Не обоснованна» требует заключения: что проверили и что установили",
    en: "“Not justified” needs a conclusion: what was checked and found",
  },
  complaint_cause_required: { ru: "Назовите причину", en: "Name the root cause" },
  complaint_cost_required: {
    ru: "Напишите, во что обошлась жалоба. Если ни во что — 0",
    en: "Say what it has cost. If nothing, write 0",
  },
  complaint_no_address_for_answer: {
    ru: "Почты нет, отправлять некуда. Впишите её в «О жалобе» или запишите, кому и когда сообщили иначе",
    en: "There is no e-mail to send to. Enter one under the facts, or record who was told otherwise and when",
  },
  complaint_reply_underway: {
    ru: "Письмо с ответом ещё в пути. Закройте, когда его примет почта, или запишите, кому и когда сообщили иначе",
    en: "The letter with the answer is still on its way. Close it once it is taken, or record who was told otherwise and when",
  },
  complaint_reply_failed: {
    ru: "Письмо с ответом почта не приняла. Проверьте адрес и отправьте ещё раз или запишите, кому и когда сообщили иначе",
    en: "The letter with the answer was refused. Check the address and send it again, or record who was told otherwise and when",
  },
  complaint_reply_unknown: {
    ru: "Неизвестно, ушло ли письмо с ответом. Спросите клиента и запишите, когда сообщили, или отправьте ещё раз",
    en: "Nobody knows whether the letter with the answer left. Ask the client and record it, or send it again",
  },
  complaint_reply_untold: {
    ru: "Об ответе клиенту ещё не сказали. Запишите, кому, как и когда сообщили",
    en: "The client was not told of the answer yet. Record who was told, how and when",
  },
  complaint_resend_needless: {
    ru: "Отправлять ещё раз не нужно: письмо уже принято или ещё в пути. Обновите страницу",
    en: "There is no need to send it again: the letter was taken or is on its way. Reload the page",
  },
  complaint_told_whom: { ru: "Напишите, с кем говорили", en: "Say whom you spoke to" },
  complaint_told_in_future: { ru: "Этот час ещё не наступил", en: "That hour has not come yet" },
  complaint_told_before_answer: {
    ru: "Это раньше самого ответа. Укажите, когда сообщили об ответе",
    en: "That is before the answer itself. Say when the client was told of it",
  },
  complaint_not_withdrawn: {
    ru: "«Отозвана клиентом» ставится по его сообщению: сначала запишите ответ клиента",
    en: "“Withdrawn” needs the client's own message: write the reply down first",
  },
  complaint_reopen_late: {
    ru: "С ответа прошло больше 30 дней, жалобу уже не вернуть в работу. Подайте новую и назовите в ней этот номер",
    en: "More than 30 days have passed since the answer. Lodge a new complaint and name this number in it",
  },
  complaint_too_many_posts: {
    ru: "С этого адреса пришло слишком много сообщений. Попробуйте через час или позвоните нам",
    en: "Too many messages have come from here. Try again in an hour, or call us",
  },
  complaint_link_dead: {
    ru: "Ссылка неполная или устарела. Откройте её из письма ещё раз",
    en: "The link is incomplete or old. Open it from the letter once more",
  },
} satisfies Record<string, Text>;
