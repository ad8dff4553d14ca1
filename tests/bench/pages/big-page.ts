/** 20,000 nodes: a register of lists, as long as the longest pages of a municipality. */

/** Each row is ten nodes with its texts. */
const ROWS = 2000;

export function bigPage(): string {
  const rows = Array.from(
    { length: ROWS },
    (_, at) =>
      `<li class="row" id="r${at}"><span class="name">Sag om vej og sti</span><a href="#r${at}">Læs mere</a><em>åben</em><b>Teknik og miljø</b></li>`,
  );
  return `<main><h1>Alle sager</h1><ul id="list">${rows.join('')}</ul></main><script>(${drive})()</script>`;
}

/** `benchDrive(ms)`: a few edits twice a second, the same each time. */
function drive(): void {
  const driveFor = async (milliseconds: number) => {
    const end = performance.now() + milliseconds;
    for (let step = 0; performance.now() < end; step++) {
      for (let edit = 0; edit < 5; edit++) {
        const row = document.getElementById(`r${(step * 7 + edit * 131) % 2000}`);
        row?.classList.toggle('chosen');
        const state = row?.querySelector('em');
        if (state) state.textContent = step % 2 ? 'åben' : 'lukket';
      }
      const list = document.getElementById('list');
      const copy = list?.firstElementChild?.cloneNode(true);
      if (list && copy instanceof Element) {
        copy.id = `n${step}`;
        list.append(copy);
        if (step > 4) document.getElementById(`n${step - 4}`)?.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  Object.assign(window, { benchDrive: driveFor });
}
