import { z } from 'zod';
import { address, command, idInput } from '@/core/kernel';
import { isPublicInput, noteInput, titleInput } from './collection-input';
import { addThread, type CollectResult, threadToCollect } from './collect-thread';
import { begin, lockBeginnings, mayBegin } from './post-collection';

/** Begins a collection with a thread in it: both or neither, so that a refused note leaves no empty collection behind. */
export const collectAnew = command({
  name: 'collect-anew',
  input: z.object({ title: titleInput, isPublic: isPublicInput.default(true), threadId: idInput, note: noteInput.optional() }),
  limit: { points: 20, seconds: 60 },
  facts: async (tx, { threadId }, context) => ({
    own: await lockBeginnings(tx, context),
    thread: await threadToCollect(tx, threadId, context),
  }),
  ability: ({ own }, _input, { viewer }) => mayBegin(viewer, own),
  run: async (effects, { thread }, { threadId, title, isPublic, note }): Promise<CollectResult> => {
    const { id, slug } = await begin(effects, { title, isPublic });
    const { id: ownerId } = effects.context.viewer;
    await addThread(effects, { id, ownerId, isPublic, thread }, { threadId, note });
    return { collectionId: id, threadId, isCollected: true, url: address.collection(id, slug) };
  },
});
