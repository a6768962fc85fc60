import { z } from 'zod';
import { execute, Failure, toId } from '@/core/kernel';
import { editPost, withdrawPost } from '@/core/posts';
import { likePost, unlikePost } from '@/core/reactions';
import { endpoint, ok } from '../endpoint';

function postId(text: string | undefined): number {
  const id = toId(text);
  if (id === undefined) throw new Failure('post.not_found');
  return id;
}

export const edit = endpoint({
  name: 'editPost',
  method: 'PATCH',
  path: '/posts/{id}',
  summary: 'Edits a post; the title only with the first post of a thread.',
  scope: 'write',
  body: z.object({
    body: z.string().optional(),
    title: z.string().optional(),
    lang: z.string().optional(),
    reason: z.string().optional(),
    readLevel: z.int().optional().describe('Of the thread; only with its first post'),
    version: z.int().optional().describe('The version that was edited; refused with 409 when there is a newer one'),
  }),
  answer: z.object({ id: z.int(), floor: z.int(), version: z.int(), url: z.url() }),
  run: async ({ context, params, body: { body, title, lang, reason, readLevel, version }, repeatKey, link }) => {
    if (body === undefined && title === undefined && lang === undefined && readLevel === undefined)
      throw new Failure('input.required', {}, { body: { reason: 'input.required' } });
    const { result } = await execute(
      context,
      editPost,
      { postId: postId(params.id), body, title, lang, reason, readLevel, version },
      { repeatKey },
    );
    return ok({ id: result.id, floor: result.floor, version: result.version, url: link(result.url) });
  },
});

export const withdraw = endpoint({
  name: 'withdrawPost',
  method: 'DELETE',
  path: '/posts/{id}',
  summary: 'Withdraws a post. A reply leaves its floor; the first post takes an unanswered thread with it.',
  scope: 'write',
  answer: z.object({ id: z.int(), isWithdrawn: z.literal(true) }),
  run: async ({ context, params, repeatKey }) => {
    const { result } = await execute(context, withdrawPost, { postId: postId(params.id) }, { repeatKey });
    return ok({ id: result.id, isWithdrawn: true });
  },
});

const likeAnswer = z.object({ post: z.int(), isLiked: z.boolean(), likes: z.int() });

export const like = endpoint({
  name: 'likePost',
  method: 'PUT',
  path: '/posts/{id}/like',
  summary: 'Likes a post; again changes nothing.',
  scope: 'write',
  answer: likeAnswer,
  run: async ({ context, params }) => {
    const { result } = await execute(context, likePost, { postId: postId(params.id) });
    return ok({ post: result.postId, isLiked: result.isLiked, likes: result.likes });
  },
});

export const unlike = endpoint({
  name: 'unlikePost',
  method: 'DELETE',
  path: '/posts/{id}/like',
  summary: 'Takes a like back; again changes nothing.',
  scope: 'write',
  answer: likeAnswer,
  run: async ({ context, params }) => {
    const { result } = await execute(context, unlikePost, { postId: postId(params.id) });
    return ok({ post: result.postId, isLiked: result.isLiked, likes: result.likes });
  },
});
