const focusable = "input:not([type=hidden]), select, textarea, [role=spinbutton]";

/** After a refusal: the keyboard and the eye go to the first field in error, else to the word of what went wrong. */
export function focusFirstFault(form: HTMLElement | null): void {
  const fault =
    form?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid]") ??
    form?.querySelector<HTMLElement>("[role=alert]") ??
    form?.querySelector<HTMLElement>("[role=status].notice");
  if (!fault) return;
  const target = fault.matches(focusable) ? fault : (fault.querySelector<HTMLElement>(focusable) ?? fault);
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}
