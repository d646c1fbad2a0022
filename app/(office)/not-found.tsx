import { NothingHere } from "../nothing-here.tsx";

/** Within the office, whose frame has its `main` already. */
export default function NotFound() {
  return (
    <div className="grid min-h-[60dvh] place-items-center p-6">
      <NothingHere />
    </div>
  );
}
