import type { ReactNode } from 'react';
import './edit-form.css';
import { FormFoot } from './form-foot.tsx';
import { type FieldProblem, FormMessage } from './form-message.tsx';
import type { FormState } from './form-state.ts';

interface EditFormProps {
  state: FormState<unknown>;
  /** Shown once «Gem» was pressed. */
  problems: readonly FieldProblem[];
  onSave(): Promise<void>;
  /** Absent where closing the form undoes it. */
  onUndo?(): void;
  /** Absent: «Gem». */
  save?: string;
  /** What did not happen, where that is not saving. */
  failed?: string | undefined;
  /** Further buttons. */
  buttons?: ReactNode;
  children: ReactNode;
}

/** What must be mended, the fields, and «Gem». */
export function EditForm({
  state,
  problems,
  onSave,
  onUndo,
  save,
  failed,
  buttons,
  children,
}: EditFormProps) {
  return (
    <form
      className="edit"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (state.is !== 'saving') void onSave();
      }}
    >
      <FormMessage state={state} problems={problems} failed={failed} />
      {children}
      <FormFoot state={state} {...(save !== undefined && { save })} {...(onUndo && { onUndo })}>
        {buttons}
      </FormFoot>
    </form>
  );
}
