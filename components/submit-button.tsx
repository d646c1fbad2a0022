"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button.tsx";

type Props = Omit<ButtonProps, "type" | "pending"> & {
  /** The verb in the present while the form is being sent: «Записываем». */
  pendingLabel?: React.ReactNode;
};

/** The button of a form with an action: busy while the action runs, and deaf to a second press. */
export function SubmitButton({ pendingLabel, children, variant = "primary", onClick, ...rest }: Props) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      pending={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
