import type { Context, Viewer } from '@/core/kernel';
import { withoutHidden } from '@/core/markup';
import { foldForSearch } from '@/core/text';
import type { Folded } from './views';

/** What a post or a thread is judged by. Texts are whole: a title, a body as typed. */
interface Foldable {
  authorId: number;
  texts: readonly (string | null | undefined)[];
}

/** Answers for each post or thread why it stands folded for the viewer; null = it does not. */
export type Folder = (what: Foldable) => Folded;

const open: Folder = () => null;
const made = new WeakMap<Viewer, Folder>();

/** The folder of who asks, made once a request. Those who fold nothing get one that looks at nothing; nobody folds what is their own. */
export function folderFor({ viewer }: Context): Folder {
  const { folds } = viewer;
  if (!folds) return open;
  let folder = made.get(viewer);
  if (!folder) {
    const words = folds.words.map((word) => comparable(foldForSearch(word)).trim()).filter(Boolean);
    folder = ({ authorId, texts }) => {
      if (authorId === viewer.id) return null;
      if (folds.blocked.has(authorId)) return 'blocked';
      return words.length && texts.some((text) => holdsOne(text, words)) ? 'word' : null;
    };
    made.set(viewer, folder);
  }
  return folder;
}

/** Whether reads have to bring bodies along for the folder to judge. */
export const foldsBodies = ({ viewer }: Context): boolean => Boolean(viewer.folds?.words.length);

function holdsOne(text: string | null | undefined, words: readonly string[]): boolean {
  if (!text) return false;
  // What a post hides is not looked at: whoever mutes words would learn by the fold what is in it.
  const folded = comparable(foldForSearch(withoutHidden(text)));
  return words.some((word) => folded.includes(word));
}

/** Line ends and wide blanks do not keep a phrase apart. */
export const comparable = (folded: string): string => folded.replace(/\s+/gu, ' ');
