import type { Frame } from './frame';

/** The five strokes of 正, in writing order. */
const STROKES = ['M1.5 2H12.5', 'M7 2V12', 'M7 6.8H11.5', 'M3.2 6.2V12', 'M1 12H13'];

/** Rank as strokes of 正, two characters at most; always beside the group's name. Nothing at level 0. */
export function Tally({ strokes, frame }: { strokes: number; frame: Frame }) {
  if (strokes < 1) return null;
  const characters = strokes > STROKES.length ? [0, 1] : [0];
  return (
    <span className="tally" role="img" aria-label={frame.t('shell.level', { level: strokes })}>
      {characters.map((place) => (
        <svg key={place} viewBox="0 0 14 14" aria-hidden="true">
          {STROKES.map((path, stroke) => (
            <path key={path} d={path} className={place * STROKES.length + stroke < strokes ? 'on' : undefined} />
          ))}
        </svg>
      ))}
    </span>
  );
}
