import type { Frame } from './frame';

interface CounterProps {
  value: number;
  frame: Frame;
  /** Name for scripts: `data-counter` beside the exact `data-value`. */
  name?: string;
}

/** A figure: exact below 10,000, short above with the exact figure in `title`. */
export function Counter({ value, frame: { formats }, name }: CounterProps) {
  const exact = formats.number(value);
  const words = formats.short(value);
  return (
    <b className="n" title={words === exact ? undefined : exact} data-counter={name} data-value={name ? value : undefined}>
      {words}
    </b>
  );
}
