/**
 * Reads a board archive into the board: a batch a transaction, the texts of the next batch being rendered while the database
 * writes this one. What was interrupted goes on where it is run again; run once more it changes nothing.
 */
import type { Context } from '@/core/kernel';
import { nameKey } from '@/core/text';
import { bulk, flush } from '../bulk';
import { writeBoards } from './boards';
import { NAMELESS } from './keys';
import type { Line } from './lines';
import { writeMembers } from './members';
import { type ArchiveObject, type ObjectOf, type ObjectType, readObject } from './objects';
import { writePosts } from './posts';
import { knownTexts } from './known';
import { type PreparedText, prepareTexts, type TextObject } from './prepare';
import { Report } from './report';
import { newState, type State } from './state';
import { writeTags, writeThreads } from './threads';

export interface ImportOptions {
  /** Members of the archive who are staff there are staff here. */
  withStaff?: boolean;
  /** Told after each batch. */
  onProgress?: (report: Report) => void;
}

const BATCH = 400;

interface Batch {
  objects: ArchiveObject[];
  texts: Map<TextObject, PreparedText | undefined>;
}

/** Imports the lines of an archive. Bad lines are reported, never thrown. */
export async function importArchive(
  context: Context,
  lines: AsyncIterable<Line> | Iterable<Line>,
  { withStaff = false, onProgress }: ImportOptions = {},
): Promise<Report> {
  const report = new Report();
  const state = newState(NAMELESS, withStaff);
  let writing: Promise<unknown> = Promise.resolve();
  for await (const objects of batchesOf(lines, report)) {
    for (const object of objects) if (object.type === 'member') state.names.add(nameKey(object.name));
    const known = await knownTexts(context, state, objects);
    const texts = await prepareTexts(
      objects.filter((object) => !known.has(object)),
      state.names,
    );
    await writing;
    writing = write(context, state, { objects, texts }, report).then(() => onProgress?.(report));
    // Its failure is met where it is awaited.
    writing.catch(() => {});
  }
  await writing;
  await flush(context);
  return report;
}

async function* batchesOf(lines: AsyncIterable<Line> | Iterable<Line>, report: Report): AsyncGenerator<ArchiveObject[]> {
  let objects: ArchiveObject[] = [];
  for await (const { number, text, fault } of lines) {
    report.lines = number;
    if (fault) report.fault(number, fault);
    if (!text?.trim()) continue;
    const read = readObject(number === 1 ? text.replace(/^\ufeff/, '') : text, number);
    if ('fault' in read) report.fault(number, read.fault);
    else if ('unknownType' in read) report.skip(`type ${JSON.stringify(read.unknownType)}`, number);
    else {
      for (const field of read.unknownFields) report.skip(`field ${JSON.stringify(field.slice(0, 60))} of ${read.object.type}`, number);
      objects.push(read.object);
    }
    if (objects.length >= BATCH) {
      yield objects;
      objects = [];
    }
  }
  if (objects.length) yield objects;
}

/** One transaction: what others lean on first, whatever its order in the batch. */
async function write(context: Context, state: State, { objects, texts }: Batch, report: Report): Promise<void> {
  const of = <T extends ObjectType>(type: T) => objects.filter((object): object is ObjectOf<T> => object.type === type);
  for (const { key } of of('archive')) state.source = `${NAMELESS}:${key}`;
  await bulk(context, async (effects) => {
    await writeBoards(effects, state, of('board'), report);
    await writeMembers(effects, state, of('member'), report);
    const tags = await writeThreads(effects, state, of('thread'), texts, report);
    await writePosts(effects, state, of('post'), texts, report);
    await writeTags(effects, tags);
  });
}
