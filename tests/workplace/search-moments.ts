import type { WorkplaceMoment } from './workplace-moment.ts';

export const searchMoments: readonly WorkplaceMoment[] = [
  {
    name: 'search',
    reach: async (console) => {
      await console.keyboard.press('Control+k');
      await console.getByRole('combobox', { name: 'Søg i hele konsollen' }).waitFor();
    },
    shows: {
      dialog: ['search.label'],
      button: ['search.title'],
      combobox: ['search.label'],
      text: ['search.hint'],
    },
  },
  {
    name: 'search-nothing',
    reach: (console) => console.keyboard.type('xyz'),
    shows: { text: ['search.nothing'] },
  },
  {
    name: 'search-found',
    reach: async (console) => {
      await console.getByRole('combobox').fill('d');
      await console.getByRole('option', { name: /Den Digitale Hotline/ }).waitFor();
      await console.getByRole('option', { name: /Nordby/ }).waitFor();
    },
    shows: {
      listbox: ['search.found'],
      text: ['search.count', 'search.page', 'search.municipality', 'search.hotline', 'search.guide'],
    },
  },
  {
    name: 'search-chosen',
    reach: async (console) => {
      await console.getByRole('combobox').fill('den dig');
      await console.getByRole('option', { name: /Den Digitale Hotline/, selected: true }).waitFor();
      await console.keyboard.press('Enter');
      await console.getByRole('heading', { name: 'Den Digitale Hotline' }).waitFor();
      // From any page, and by a single key too; the first guide opens in its editor.
      await console.keyboard.press('/');
      await console.getByRole('combobox', { name: 'Søg i hele konsollen' }).fill('flytning');
      await console.keyboard.press('ArrowDown');
      await console.keyboard.press('ArrowUp');
      await console.getByText('Guide', { exact: true }).first().click();
      await console.getByRole('button', { name: 'Genveje' }).click();
    },
    shows: { dialog: ['shortcuts.title'], text: ['shortcuts.find', 'shortcuts.save'] },
  },
];
