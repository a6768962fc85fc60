/** Work on texts that needs no row: Markdown of whatever format, safe HTML, language, index tokens. Done while the database writes the batch before. */
import { toMarkdown } from '@/core/markup';
import { type PreparedPost, renderPost } from '@/core/posts';
import { tokensOf } from '@/core/search';
import { isBlank, nameKey } from '@/core/text';
import type { ArchiveObject, ObjectOf } from './objects';

export type TextObject = ObjectOf<'thread'> | ObjectOf<'post'>;
export interface PreparedText {
  post: PreparedPost;
  /** A `tsvector` literal. */
  tokens: string;
}

export const isText = (object: ArchiveObject): object is TextObject => object.type === 'thread' || object.type === 'post';

/**
 * Texts of a batch by object; `undefined` where nothing of a text is left in Markdown. Gives way now and then, so that writing goes on.
 * @param names keys of the archive's members who keep their names: @mentions of them become links
 */
export async function prepareTexts(
  objects: readonly ArchiveObject[],
  names: ReadonlySet<string>,
): Promise<Map<TextObject, PreparedText | undefined>> {
  const prepared = new Map<TextObject, PreparedText | undefined>();
  let since = performance.now();
  for (const object of objects) {
    if (!isText(object)) continue;
    prepared.set(object, prepare(object, names));
    if (performance.now() - since > 20) {
      await new Promise((done) => setImmediate(done));
      since = performance.now();
    }
  }
  return prepared;
}

function prepare(object: TextObject, names: ReadonlySet<string>): PreparedText | undefined {
  const body = object.format === 'markdown' ? object.body : toMarkdown(object.body, object.format);
  if (isBlank(body)) return undefined;
  const isThread = object.type === 'thread';
  return {
    post: renderPost({ body, lang: object.lang }, (name) => names.has(nameKey(name))),
    tokens: tokensOf({ floor: isThread ? 1 : 2, title: isThread ? object.title : '', body }),
  };
}
