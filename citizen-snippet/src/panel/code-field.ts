import { deleteOverBlank, digitsOf, groupDigits, regroup } from './digit-groups.ts';
import { make } from './element.ts';

export interface CodeField {
  input: HTMLInputElement;
  write(typed: string): void;
  /** Puts the caret at the end. Leaving first makes a screen reader say the field's error also when it had focus. */
  focusAtEnd(): void;
}

/** One field for the nine digits: no jumping between boxes, and room for a paste of any shape. */
export function createCodeField(id: string, describedBy: string): CodeField {
  const input = make('input', {
    id,
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    'aria-describedby': describedBy,
  });
  let digits = '';

  input.addEventListener('input', (event) => {
    const { inputType, isComposing } = event as InputEvent;
    if (isComposing) return;
    const typed = { text: input.value, caret: input.selectionEnd ?? input.value.length };
    const unchanged = digitsOf(typed.text) === digits;
    const next =
      unchanged && inputType.startsWith('deleteContent')
        ? deleteOverBlank(typed, inputType === 'deleteContentForward' ? 'forward' : 'back')
        : regroup(typed);
    digits = digitsOf(next.text);
    if (input.value === next.text) return;
    input.value = next.text;
    input.setSelectionRange(next.caret, next.caret);
  });

  return {
    input,
    write: (typed) => {
      digits = digitsOf(typed);
      input.value = groupDigits(digits);
    },
    focusAtEnd: () => {
      input.blur();
      input.focus();
      input.setSelectionRange(input.value.length, input.value.length);
    },
  };
}
