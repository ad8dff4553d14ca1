import type { WorkplaceMoment } from './workplace-moment.ts';

const steps = ['hotline', 'municipality', 'site', 'people', 'test'] as const;

export const startMoments: readonly WorkplaceMoment[] = [
  {
    name: 'start',
    reach: (console) => console.getByRole('button', { name: 'Kom i gang' }).click(),
    shows: {
      heading: ['nav.start', ...steps.map((step) => `start.${step}` as const)],
      button: steps.map((step) => `start.${step}.go` as const),
      text: [
        'nav.start.count',
        'start.lead',
        'start.count',
        'start.done',
        'start.next',
        'start.later',
        'start.site.begun',
        ...steps.map((step) => `start.${step}.text` as const),
      ],
    },
    focus: 'nav.start',
  },
];
