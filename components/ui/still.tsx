import { createElement, type ReactElement } from 'react';
import { press } from '@/platform/press';
import type { Frame, FrameViewer } from './frame';

/**
 * Parts of a page that look the same for many readers are drawn once and kept as text: a reply changes when somebody edits or likes
 * it, not when the next member reads it. What a part depends on is its key: language, zone, day, address, and everything in its props.
 * The one thing that differs between members who see the same, the token of their forms, is put in afterwards.
 *
 * Drawing is synchronous, so one list of slots serves the page under way: a part leaves an empty `<still-n>` that `pressWithStills` fills.
 */
/** Nobody can write it into a text: it is new in every process and never sent. */
const CSRF = `csrf-${crypto.randomUUID()}`;
const MOST_BYTES = 8 * 1024 * 1024;

const kept = new Map<string, string>();
let bytes = 0;
let slots: string[] = [];

interface StillProps<P extends { frame: Frame }> {
  of: (props: P) => ReactElement | null;
  /** Props of the part but its frame; plain data, for they are its key. */
  props: Omit<P, 'frame'>;
  frame: Frame;
  /** The part shows who reads: kept for them alone. Without it the part cannot know whom it is drawn for. */
  personal?: boolean;
}

/** Any member, where a part only asks whether there is one. */
const SOMEBODY: FrameViewer = { id: 0, name: '', seal: { char: '', pigment: 'a' } };

/** Draws `of` with `props`, or takes what was drawn for the same. */
export function Still<P extends { frame: Frame }>({ of, props, frame, personal }: StillProps<P>) {
  const { locale, timeZone, path, formats, now } = frame;
  const viewer = frame.viewer && (personal ? frame.viewer : SOMEBODY);
  const key = `${partNumber(of)}\n${locale}\n${timeZone}\n${formats.date(now)}\n${JSON.stringify(viewer)}\n${path}\n${JSON.stringify(props)}`;
  let html = kept.get(key);
  if (html === undefined) {
    html = pressWithStills(
      createElement(of as (props: object) => ReactElement | null, { ...props, frame: { ...frame, viewer, csrf: frame.csrf && CSRF } }),
      null,
    );
    keep(key, html);
  }
  return createElement(`still-${slots.push(html) - 1}`);
}

/** Names do not survive the build, so parts are told apart by number. */
const numbers = new WeakMap<object, number>();
let last = 0;

function partNumber(of: object): number {
  let number = numbers.get(of);
  if (!number) numbers.set(of, (number = last += 1));
  return number;
}

/** Draws a page (or a still part that holds others), with its still parts in their places. */
export function pressWithStills(page: ReactElement, csrf: string | null): string {
  const outer = slots;
  slots = [];
  const html = press(page);
  const parts = slots;
  slots = outer;
  if (!parts.length) return html;
  const whole = html.replace(/<still-(\d+)><\/still-\d+>/g, (_, n: string) => parts[Number(n)]!);
  return csrf ? whole.replaceAll(CSRF, csrf) : whole;
}

/** Oldest first out, by their size in memory (two bytes a unit). */
function keep(key: string, html: string): void {
  const size = 2 * (key.length + html.length);
  if (size > MOST_BYTES / 50) return;
  kept.set(key, html);
  bytes += size;
  for (const [oldest, text] of kept) {
    if (bytes <= MOST_BYTES) break;
    kept.delete(oldest);
    bytes -= 2 * (oldest.length + text.length);
  }
}
