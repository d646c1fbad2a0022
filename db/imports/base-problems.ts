/** What is seen only beside the base and the rest of the file: whose the client is, and who else it may be. */
export const baseProblems = {
  twice_in_file: {
    level: "error",
    label: { ru: "Этот же клиент стоит в файле дважды", en: "The same client stands in the file twice" },
    remark: {
      ru: "Он уже был в строке {about}. Пока вы не решили, влить эту строку в ту, завести отдельно или пропустить, она не войдёт",
      en: "It stands in row {about} already. Until you decide to merge it in, to keep it apart or to skip it, this row stays out",
    },
  },
  not_yours: {
    level: "error",
    label: {
      ru: "Клиент уже есть, но менять его можете не вы",
      en: "The client exists, but not for you to change",
    },
    remark: {
      ru: "Клиента «{about}» не изменим: передайте строку его ответственному",
      en: "The client “{about}” stays as it is: hand the row to its owner",
    },
  },
  archived: {
    level: "error",
    label: { ru: "Клиент в архиве", en: "The client is archived" },
    remark: {
      ru: "Клиента «{about}» не изменим: сначала верните его из архива",
      en: "The client “{about}” stays as it is: restore it from the archive first",
    },
  },
  same_inn: {
    level: "warning",
    label: { ru: "Тот же ИНН у другого клиента", en: "Another client has the same INN" },
    remark: {
      ru: "Такой ИНН у клиента «{about}». Запишем отдельно: у филиалов ИНН общий. Если это он же, дайте строке его название",
      en: "The client “{about}” has it. Kept apart, as branches share one. If it is the same client, give the row its name",
    },
  },
  same_inn_in_file: {
    level: "warning",
    label: { ru: "Тот же ИНН в другой строке", en: "The same INN in another row" },
    remark: {
      ru: "Такой ИНН в строке {about}. Запишем отдельно: у филиалов ИНН общий. Если это тот же клиент, оставьте одну строку",
      en: "It stands in row {about}. Kept apart, as branches share one. If it is the same client, keep one row",
    },
  },
  renamed: {
    level: "warning",
    label: { ru: "У нас он называется иначе", en: "We call it otherwise" },
    remark: {
      ru: "Сейчас он «{about}»: переименуем, как в файле",
      en: "It is “{about}” now: renamed as in the file",
    },
  },
  region_unknown: {
    level: "warning",
    label: { ru: "Такого региона ещё ни у кого нет", en: "Nobody has such a region yet" },
    remark: {
      ru: "Загрузим как есть. Если это другое написание известного региона, исправьте: иначе в списке будет два",
      en: "Loaded as it is. If it is a known region in other words, mend it: else the list has two",
    },
  },
  erased_person: {
    level: "warning",
    label: {
      ru: "Телефон или почта удалённого по акту лица",
      en: "A phone or an e-mail of a person erased by an act",
    },
    remark: {
      ru: "Загрузим, но писем на такую почту не будет, пока человек сам не согласится. Без его согласия уберите строку из файла",
      en: "Loaded, but no letters go there until the person agrees. Without consent take the row out of the file",
    },
  },
} as const;
