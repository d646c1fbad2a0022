/** Busy. The word beside it says with what. */
export function Spinner() {
  return <span className="spinner" aria-hidden="true" />;
}
