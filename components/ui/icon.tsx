/** 16 px line icons; they accompany words and are hidden from readers' aids. */
const PATHS = {
  menu: 'M2 4h12M2 8h12M2 12h12',
  search: 'M11.5 7a4.5 4.5 0 11-9 0 4.5 4.5 0 019 0zM10.5 10.5L14 14',
  bell: 'M3 12V7a5 5 0 0110 0v5M1.5 12h13M6.5 14.5h3',
  pen: 'M2 14l1-4 8-8 3 3-8 8zM9.5 3.5l3 3',
  like: 'M5 14V7l3-5c1.5 0 2 1 1.6 2.4L9 6.5h3.6c.9 0 1.5.8 1.3 1.7l-1 4.6c-.2.7-.8 1.2-1.5 1.2zM2 7h3v7H2z',
  quote: 'M2 4v8M5 4h9M5 8h9M5 12h6',
  save: 'M4 2h8v12l-4-3-4 3z',
  link: 'M6.5 9.5l3-3M7 5l2-2a2.8 2.8 0 014 4l-2 2M9 11l-2 2a2.8 2.8 0 01-4-4l2-2',
  report: 'M3 15V2h9l-2 3.5L12 9H3',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  lock: 'M4 7V5a4 4 0 018 0v2M3 7h10v7H3z',
  reply: 'M6 4L2 8l4 4M2 8h8a4 4 0 014 4v1',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="ic" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
