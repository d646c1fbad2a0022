import { NothingHere } from "./nothing-here.tsx";

/** An address that leads nowhere, outside the frame of the office. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <NothingHere />
    </main>
  );
}
