/** The control that a selector names, or the one round the word that it names. */
export const focusable = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector);
  return found?.closest<HTMLElement>("button") ?? found;
};
