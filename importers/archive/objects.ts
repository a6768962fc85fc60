/** The objects of a board archive, version 1 (docs/operations/archive.md), and how a line becomes one. */
import { z } from 'zod';
import { cleanLine, cleanText, isBlank } from '@/core/text';

const LANGS = ['zh-CN', 'zh-TW', 'ja', 'en'] as const;
const MOST = 2_147_483_647;

const key = z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1, 'is empty').max(300, 'is too long'));
/** One line that says something. */
const line = (longest: number) =>
  z
    .string('is missing')
    .transform(cleanLine)
    .refine((text) => !isBlank(text), 'is empty')
    .refine((text) => text.length <= longest, 'is too long');
const body = z
  .string('is missing')
  .transform(cleanText)
  .refine((text) => !isBlank(text), 'is empty')
  .refine((text) => text.length <= 1_000_000, 'is too long');
const words = z.union([
  line(400).transform((text) => Object.fromEntries(LANGS.map((lang) => [lang, text]))),
  z.object(Object.fromEntries(LANGS.map((lang) => [lang, line(400).optional()]))),
]);
const time = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'is not a time')
  .transform((text) => new Date(text));
const count = z.number('is not a number').int('is not whole').min(0, 'is below zero').max(MOST, 'is too large');
const format = z.enum(['markdown', 'bbcode', 'text', 'html'], 'is not markdown, bbcode, text or html').default('markdown');
const lang = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'is not a language');

const shapes = {
  archive: z.object({ key, version: z.literal(1).optional() }),
  board: z.object({
    key: key.pipe(z.string().regex(/^[\p{L}\p{N}]([\p{L}\p{N}\p{M}_-]{0,58}[\p{L}\p{N}\p{M}])?$/u, 'cannot stand in an address')),
    name: words.refine((name) => Object.values(name).some(Boolean), 'is empty'),
    description: words.optional(),
    parent: key.optional(),
    kind: z.enum(['section', 'board']).optional(),
  }),
  member: z.object({
    key,
    name: line(400),
    email: z.string().max(320).optional(),
    createdAt: time.optional(),
    group: z.string().max(60).optional(),
    passwordHash: z.string().max(300).optional(),
    bio: z.string().max(20_000).transform(cleanText).optional(),
  }),
  thread: z.object({
    key,
    board: key,
    author: key,
    title: line(4_000),
    body,
    format,
    lang: lang.optional(),
    createdAt: time.optional(),
    views: count.optional(),
    likes: count.optional(),
    tags: z.array(z.string().max(200)).max(100).optional(),
    kind: z.enum(['discussion', 'article']).optional(),
    readLevel: count.max(255, 'is too large').optional(),
  }),
  post: z.object({
    key,
    thread: key,
    author: key,
    body,
    format,
    lang: lang.optional(),
    createdAt: time.optional(),
    likes: count.optional(),
    replyTo: key.optional(),
  }),
} as const;

export type ObjectType = keyof typeof shapes;
type Shape<T extends ObjectType> = z.output<(typeof shapes)[T]>;
export type ArchiveObject = { [T in ObjectType]: { type: T; line: number } & Shape<T> }[ObjectType];
export type ObjectOf<T extends ObjectType> = Extract<ArchiveObject, { type: T }>;

export type Read = { object: ArchiveObject; unknownFields: string[] } | { unknownType: string } | { fault: string };

/** Reads one line. Never throws. */
export function readObject(text: string, lineNumber: number): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { fault: 'is not an object' };
  const { type, ...fields } = value as Record<string, unknown>;
  if (typeof type !== 'string') return { fault: 'has no type' };
  if (!Object.hasOwn(shapes, type)) return { unknownType: type.slice(0, 60) };
  const shape = shapes[type as ObjectType];
  const parsed = shape.safeParse(withoutNulls(fields));
  if (!parsed.success)
    return {
      fault: parsed.error.issues
        .slice(0, 3)
        .map(({ path, message }) => `${path.join('.')} ${message}`)
        .join(', '),
    };
  return {
    object: { type, line: lineNumber, ...parsed.data } as ArchiveObject,
    unknownFields: Object.keys(fields).filter((name) => !(name in shape.shape)),
  };
}

/** A field that is null is a field that is left out. */
const withoutNulls = (fields: Record<string, unknown>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
