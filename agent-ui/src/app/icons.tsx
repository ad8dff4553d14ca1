/** Line drawings of 24 × 24; decoration only, the words stand beside them. */
const drawings = {
  phone:
    'M7 3.5H4.8C4 3.5 3.4 4.2 3.5 5 4.2 13.2 10.8 19.8 19 20.5c.8.1 1.5-.5 1.5-1.3V17l-4.5-2-2 2a13 13 0 0 1-7-7l2-2z',
  list: 'M4 5.5h3v3H4zM4 15.5h3v3H4zM11 7h9.5M11 17h9.5',
  keyboard: 'M3 6.5h18v11H3zM6.5 10h.01M10 10h.01M14 10h.01M17.5 10h.01M8 14h8',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M12 7.5V12l3 2',
  plus: 'M12 5v14M5 12h14',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6',
  'eye-off':
    'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6M4 4l16 16',
  point: 'M5 4l14.5 6.5-6 2-2.2 6.5z',
  highlight:
    'M4.5 7.5h15a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15V9a1.5 1.5 0 0 1 1.5-1.5M7.5 12h9',
  exit: 'M13.5 4H5v16h8.5M10 12h11M17.5 8.5L21 12l-3.5 3.5',
  warning: 'M12 4L2.5 20h19zM12 10v5M12 17.5v.01',
  check: 'M4.5 12.5l5 5 10-11',
  question: 'M4 4h16v12.5h-8L7.5 21v-4.5H4zM9.8 8.8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.5M12 14.2v.01',
  computer: 'M5 5.5h14v10H5zM2.5 19h19',
  tablet: 'M6 3.5h12v17H6zM11 17.8h2',
  mobile: 'M7.5 3h9v18h-9zM11 18.2h2',
  signal: 'M2.5 9.5a14 14 0 0 1 19 0M6 13.2a9 9 0 0 1 12 0M9.5 16.8a4 4 0 0 1 5 0M12 19.5v.01',
  pen: 'M3.5 20.5c2-5 4.5-2 6.5-5.5S8 8.5 10.5 7 15 10 13 14.5s2.5 5.5 7.5-1',
  spotlight:
    'M12 3.5v2M5.5 6.5l1.4 1.4M18.5 6.5l-1.4 1.4M12 8.5a4 4 0 0 1 2.2 7.3V18H9.8v-2.2A4 4 0 0 1 12 8.5M9.8 20.5h4.4',
  'scroll-to': 'M12 3.5v12M6.5 10.5L12 16l5.5-5.5M5 20.5h14',
  pencil: 'M4.5 19.5l1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8.5 18.5z',
  cross: 'M6 6l12 12M18 6L6 18',
  unfold: 'M6 9.5l6 6 6-6',
  fold: 'M6 14.5l6-6 6 6',
  press:
    'M9 11.5V5.2a1.7 1.7 0 0 1 3.4 0v5.3l5 1c1 .2 1.7 1.1 1.5 2.1l-1 5.4c-.2.9-.9 1.5-1.8 1.5h-4.4c-.6 0-1.2-.3-1.6-.8l-3.9-5a1.5 1.5 0 0 1 2.3-1.9l1.5 1.6z',
  page: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12.5h6M12.5 9.8l2.7 2.7-2.7 2.7',
  pause: 'M8.5 5v14M15.5 5v14',
  building: 'M4.5 20.5V8L12 3.5 19.5 8v12.5M3 20.5h18M9.5 20.5v-5h5v5M9 11h.01M15 11h.01',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7M2.5 20c.3-3.8 3-6 6.5-6s6.2 2.2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.5c2.4.7 3.8 2.6 4 5.5',
  link: 'M10 14a4.2 4.2 0 0 0 6 0l3.5-3.5a4.2 4.2 0 0 0-6-6L12 6M14 10a4.2 4.2 0 0 0-6 0l-3.5 3.5a4.2 4.2 0 0 0 6 6L12 18',
  bell: 'M12 3.5a5.5 5.5 0 0 0-5.5 5.5c0 5.5-2 6.5-2 7.5h15c0-1-2-2-2-7.5A5.5 5.5 0 0 0 12 3.5M10 19.5a2 2 0 0 0 4 0',
  key: 'M8 19.5a4.5 4.5 0 1 0 0-9a4.5 4.5 0 0 0 0 9M11.2 11.8L20 3.5M16.5 7l3 3',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}

/** Two views and what both see. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 40 28" aria-hidden="true">
      <circle cx="14" cy="14" r="12" />
      <circle cx="26" cy="14" r="12" />
      <path d="M20 3.7a12 12 0 0 1 0 20.6a12 12 0 0 1 0-20.6z" />
    </svg>
  );
}
