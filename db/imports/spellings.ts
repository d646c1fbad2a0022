interface Name {
  surname: string;
  given: string;
  patronymic: string | null;
}

/** «Юрьева», «Юрьева Ольга», «Ольга Юрьева», «Юрьева О.», «Юрьева О. П.», «О. П. Юрьева», «Юрьева Ольга Петровна» */
export function spellings({ surname, given, patronymic }: Name): string[] {
  const first = given.slice(0, 1);
  const short = [
    surname,
    `${surname} ${given}`,
    `${given} ${surname}`,
    `${surname} ${first}`,
    `${first} ${surname}`,
  ];
  if (!patronymic) return short;
  const second = patronymic.slice(0, 1);
  return [
    ...short,
    `${surname} ${given} ${patronymic}`,
    `${surname} ${first} ${second}`,
    `${first} ${second} ${surname}`,
    `${given} ${patronymic} ${surname}`,
  ];
}
