/** A form whose script does in half a minute what ten minutes of filling in do to a page. */

const FIELDS = 28;

export function longPage(): string {
  const fields = Array.from(
    { length: FIELDS },
    (_, at) =>
      `<p><label for="f${at}">Felt ${at + 1}</label> <input id="f${at}"> <span id="e${at}"></span></p>`,
  );
  return `<main><h1>Lang</h1><form>${fields.join('')}</form><ul id="notes"></ul></main><script>(${drive})()</script>`;
}

/** `benchDrive(ms)`: 160 events a second: keys, error texts that come and go, marks on fields, notes that are added and removed. */
function drive(): void {
  const notes = document.getElementById('notes');
  const steps: ((step: number) => void)[] = [
    (step) => {
      const field = document.getElementById(`f${step % 28}`);
      if (!(field instanceof HTMLInputElement)) return;
      field.value = field.value.length > 12 ? '' : `${field.value}a`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    (step) => {
      const error = document.getElementById(`e${step % 28}`);
      if (error) error.textContent = error.textContent ? '' : 'Feltet skal udfyldes';
    },
    (step) => document.getElementById(`f${step % 28}`)?.classList.toggle('chosen'),
    (step) => {
      const note = document.createElement('li');
      note.textContent = `Note om felt ${step % 28}`;
      notes?.append(note);
      if (notes && notes.children.length > 10) notes.firstElementChild?.remove();
    },
  ];
  const driveFor = async (milliseconds: number) => {
    const start = performance.now();
    for (let step = 0; performance.now() < start + milliseconds; ) {
      const due = ((performance.now() - start) * 160) / 1000;
      for (; step < due; step++) steps[step % steps.length]?.(Math.floor(step / steps.length));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  Object.assign(window, { benchDrive: driveFor });
}
