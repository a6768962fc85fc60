import { createElement, type ReactElement } from 'react';
import { press } from '@/platform/press';
import type { Frame, FrameViewer } from './frame';

/**
 * Parts of a page that look the same for many readers are drawn once and kept as bytes: a reply changes when somebody edits or likes
 * it, not when the next member reads it. What a part depends on is its key: language, zone, day, address, and everything in its props.
 * The one thing that differs between members who see the same, the token of their forms, is put in afterwards.
 *
 * Drawing is synchronous, so one list of slots serves the page under way: a part leaves an empty `<still-n>` that `pressPieces` fills.
 */
/** What was drawn, in UTF-8; null where the token of forms goes. */
type Pieces = readonly (Uint8Array | null)[];

/** Nobody can write it into a text: it is new in every process and never sent. */
const CSRF = `csrf-${crypto.randomUUID()}`;
const MOST_BYTES = 12 * 1024 * 1024;
/** One part may not drive all others out. */
const LARGEST = MOST_BYTES / 50;

const kept = new Map<string, Pieces>();
let bytes = 0;
let slots: Pieces[] = [];

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
  const viewer = frame.viewer && (personal ? frame.viewer : SOMEBODY);
  const key = `${partNumber(of)}\n${placeOf(frame)}\n${viewer === SOMEBODY ? '' : JSON.stringify(viewer)}\n${JSON.stringify(withoutTexts(props, 2))}`;
  let pieces = kept.get(key);
  if (pieces === undefined) {
    pieces = joined(
      pressPieces(
        createElement(of as (props: object) => ReactElement | null, { ...props, frame: { ...frame, viewer, csrf: frame.csrf && CSRF } }),
      ),
    );
    keep(key, pieces);
  }
  return createElement(`still-${slots.push(pieces) - 1}`);
}

/** What a frame gives to every part. */
const places = new WeakMap<Frame, string>();

function placeOf(frame: Frame): string {
  const { locale, timeZone, path, formats, now } = frame;
  let place = places.get(frame);
  if (place === undefined) places.set(frame, (place = `${locale}\n${timeZone}\n${formats.date(now)}\n${path}`));
  return place;
}

/** Names do not survive the build, so parts are told apart by number. */
const numbers = new WeakMap<object, number>();
let last = 0;

function partNumber(of: object): number {
  let number = numbers.get(of);
  if (!number) numbers.set(of, (number = last += 1));
  return number;
}

/** Texts of posts stand in a key by a number: a page's are 60 kB, which would be copied and compared for every reader. */
const LONG = 200;
const MOST_UNITS = 4 * 1024 * 1024;
let texts = new Map<string, number>();
let formerTexts = new Map<string, number>();
let units = 0;
let lastText = 0;

/** The same with a number for each long text, `depth` objects down; what stands deeper, or in a list, stays as it is. */
function withoutTexts(value: object, depth: number): object {
  let copy: Record<string, unknown> | undefined;
  for (const [name, each] of Object.entries(value)) {
    if (typeof each === 'string') {
      if (each.length > LONG) (copy ??= { ...value })[name] = { text: textNumber(each) };
    } else if (depth > 0 && typeof each === 'object' && each !== null && !Array.isArray(each) && !(each instanceof Date)) {
      const inner = withoutTexts(each as object, depth - 1);
      if (inner !== each) (copy ??= { ...value })[name] = inner;
    }
  }
  return copy ?? value;
}

/** Equal texts have one number, which no other text ever gets; a text forgotten and met again gets a new one. */
function textNumber(text: string): number {
  const known = texts.get(text);
  if (known) return known;
  const number = formerTexts.get(text) ?? (lastText += 1);
  texts.set(text, number);
  units += text.length;
  if (units > MOST_UNITS) {
    formerTexts = texts;
    texts = new Map();
    units = 0;
  }
  return number;
}

/** Draws a page, with its still parts in their places: UTF-8, ready to be sent one behind the other. */
export function pressPage(page: ReactElement, csrf: string | null): Uint8Array[] {
  const token = Buffer.from(csrf ?? '');
  return pressPieces(page).map((piece) => piece ?? token);
}

/** The same as text. */
export const pressText = (page: ReactElement, csrf: string | null): string => Buffer.concat(pressPage(page, csrf)).toString();

const MARK = new RegExp(`<still-(\\d+)></still-\\d+>|${CSRF}`, 'g');

function pressPieces(page: ReactElement): (Uint8Array | null)[] {
  const outer = slots;
  slots = [];
  try {
    const html = press(page);
    const pieces: (Uint8Array | null)[] = [];
    let done = 0;
    for (const mark of html.matchAll(MARK)) {
      if (mark.index > done) pieces.push(Buffer.from(html.slice(done, mark.index)));
      if (mark[1] === undefined) pieces.push(null);
      else pieces.push(...slots[Number(mark[1])]!);
      done = mark.index + mark[0].length;
    }
    if (done < html.length) pieces.push(Buffer.from(html.slice(done)));
    return pieces;
  } finally {
    slots = outer;
  }
}

/** Neighbours in one piece of its own, so that nothing kept holds on to a larger buffer. */
function joined(pieces: Pieces): Pieces {
  const whole: (Uint8Array | null)[] = [];
  let from = 0;
  for (let at = 0; at <= pieces.length; at += 1) {
    if (at < pieces.length && pieces[at] !== null) continue;
    if (at > from) whole.push(ownCopy(pieces.slice(from, at) as Uint8Array[]));
    if (at < pieces.length) whole.push(null);
    from = at + 1;
  }
  return whole;
}

function ownCopy(pieces: readonly Uint8Array[]): Uint8Array {
  const copy = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    copy.set(piece, at);
    at += piece.length;
  }
  return copy;
}

const sizeOf = (key: string, pieces: Pieces): number => pieces.reduce((sum, piece) => sum + 100 + (piece?.length ?? 0), 2 * key.length);

/** Oldest first out, by their size in memory. */
function keep(key: string, pieces: Pieces): void {
  const size = sizeOf(key, pieces);
  if (size > LARGEST) return;
  kept.set(key, pieces);
  bytes += size;
  for (const [oldest, each] of kept) {
    if (bytes <= MOST_BYTES) break;
    kept.delete(oldest);
    bytes -= sizeOf(oldest, each);
  }
}
