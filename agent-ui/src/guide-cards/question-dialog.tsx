import { type Ref, useId } from 'react';
import './question-dialog.css';

interface QuestionDialogProps {
  question: string;
  text: string;
  /** What keeps everything as it is. It comes first, so it has focus. */
  no: string;
  yes: string;
  onYes(): void;
  ref: Ref<HTMLDialogElement>;
}

/** Asks before something that cannot be undone. */
export function QuestionDialog({ question, text, no, yes, onYes, ref }: QuestionDialogProps) {
  const title = useId();
  const more = useId();
  return (
    <dialog ref={ref} className="question-dialog" aria-labelledby={title} aria-describedby={more}>
      <h2 id={title}>{question}</h2>
      <p id={more}>{text}</p>
      <form method="dialog" className="buttons">
        <button type="submit" className="button">
          {no}
        </button>
        <button type="submit" className="button danger" onClick={onYes}>
          {yes}
        </button>
      </form>
    </dialog>
  );
}
