/** «7,95E+10»: a spreadsheet has shown a long number short and thrown its last digits away. */
export const isRounded = (text: string): boolean => /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i.test(text);
