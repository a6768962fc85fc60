/**
 * How a reader likes to read, as the cookie `reading` says it: `s20.fsans.l21.i1.droomy`.
 *
 * Only what differs from the factory choice is written; an empty value means all of it is the factory's. The choices
 * become attributes of `<html>`, so they cost no cache key and no style sheet of their own (DESIGN, reading menu).
 */
export const SIZES = [16, 17, 18, 20, 22] as const;
export const FACES = ['serif', 'sans'] as const;
/** Line spacing in tenths: 19 is 1.9. */
export const LEADINGS = [17, 19, 21] as const;
export const DENSITIES = ['compact', 'roomy'] as const;

export interface Reading {
  size: (typeof SIZES)[number];
  face: (typeof FACES)[number];
  leading: (typeof LEADINGS)[number];
  indent: boolean;
  density: (typeof DENSITIES)[number];
}

export const FACTORY_READING: Reading = { size: 18, face: 'serif', leading: 19, indent: false, density: 'compact' };

/** Longest value that can be meant; anything longer is not looked at. */
const LONGEST = 40;

/** Reads the cookie's value. What is unknown or out of range falls back to the factory choice; never throws. */
export function parseReading(value: string | undefined): Reading {
  const reading = { ...FACTORY_READING };
  if (!value || value.length > LONGEST) return reading;
  for (const word of value.split('.')) {
    const rest = word.slice(1);
    if (word[0] === 's') reading.size = SIZES.find((size) => String(size) === rest) ?? reading.size;
    else if (word[0] === 'f') reading.face = FACES.find((face) => face === rest) ?? reading.face;
    else if (word[0] === 'l') reading.leading = LEADINGS.find((leading) => String(leading) === rest) ?? reading.leading;
    else if (word[0] === 'i') reading.indent = rest === '1';
    else if (word[0] === 'd') reading.density = DENSITIES.find((density) => density === rest) ?? reading.density;
  }
  return reading;
}

/** Writes the cookie's value; '' when every choice is the factory's. */
export function serializeReading(reading: Reading): string {
  const words: string[] = [];
  if (reading.size !== FACTORY_READING.size) words.push(`s${reading.size}`);
  if (reading.face !== FACTORY_READING.face) words.push(`f${reading.face}`);
  if (reading.leading !== FACTORY_READING.leading) words.push(`l${reading.leading}`);
  if (reading.indent !== FACTORY_READING.indent) words.push(`i${reading.indent ? 1 : 0}`);
  if (reading.density !== FACTORY_READING.density) words.push(`d${reading.density}`);
  return words.join('.');
}

/** Attributes for `<html>`; only what differs from the factory choice, so an untouched page has none. */
export function readingAttributes(reading: Reading): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (reading.size !== FACTORY_READING.size) attributes['data-size'] = String(reading.size);
  if (reading.face !== FACTORY_READING.face) attributes['data-face'] = reading.face;
  if (reading.leading !== FACTORY_READING.leading) attributes['data-leading'] = String(reading.leading);
  if (reading.indent !== FACTORY_READING.indent) attributes['data-indent'] = reading.indent ? '1' : '0';
  if (reading.density !== FACTORY_READING.density) attributes['data-density'] = reading.density;
  return attributes;
}
