/** Twenty elements that move sixty times a second, and a table that is searched while it is typed. */

export function churnPage(): string {
  const balls = Array.from({ length: 20 }, (_, at) => `<div class="ball" id="b${at}"></div>`);
  return `<main><h1>Uro</h1><div class="field">${balls.join('')}</div>
<label>Søg <input id="search"></label>
<table><thead><tr><th>Navn</th><th>Vej</th><th>By</th><th>Status</th></tr></thead><tbody id="rows"></tbody></table>
</main><script>(${drive})()</script>`;
}

/** `benchDrive(ms)`: the movement is a function of the frame's number, the search goes on every 700 ms. */
function drive(): void {
  const streets = ['Bakkevej', 'Skovvej', 'Strandvej', 'Møllevej', 'Kirkevej', 'Engvej', 'Havnevej'];
  const towns = ['Vestby', 'Nordby', 'Sydby', 'Østby'];
  const entries = Array.from({ length: 400 }, (_, at) => [
    `Forening nummer ${at}`,
    streets[at % 7] ?? '',
    towns[at % 4] ?? '',
    at % 3 ? 'åben' : 'lukket',
  ]);
  const search = (words: string) => {
    const rows = document.getElementById('rows');
    rows?.replaceChildren(
      ...entries
        .filter((entry) => entry.join(' ').toLowerCase().includes(words))
        .slice(0, 60)
        .map((entry) => {
          const row = document.createElement('tr');
          for (const text of entry) row.appendChild(document.createElement('td')).textContent = text;
          return row;
        }),
    );
  };
  const words = ['', 's', 'sk', 'sko', 'skov', 'sko', 'sk', 's', 'b', 'ba', 'bak', 'bakk', 'ba', 'b'];
  const driveFor = async (milliseconds: number) => {
    const start = performance.now();
    const box = document.getElementById('search');
    let searched = -1;
    for (let frame = 0; performance.now() < start + milliseconds; frame++) {
      for (let at = 0; at < 20; at++) {
        const ball = document.getElementById(`b${at}`);
        if (!ball) continue;
        const angle = (frame + at * 18) / 20;
        ball.style.transform = `translate(${Math.round(200 + 180 * Math.cos(angle))}px, ${Math.round(100 + 90 * Math.sin(angle))}px)`;
      }
      const turn = Math.floor((performance.now() - start) / 700);
      if (turn !== searched && box instanceof HTMLInputElement) {
        searched = turn;
        box.value = words[turn % words.length] ?? '';
        box.dispatchEvent(new Event('input', { bubbles: true }));
        search(box.value);
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };
  Object.assign(window, { benchDrive: driveFor });
  search('');
}
