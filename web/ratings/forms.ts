/** Forms about ratings: rating a post, taking a rating back. */
import { ratePost, withdrawRating } from '@/core/ratings';
import { form } from '@/web/kernel/form';
import { textOf } from '@/web/kernel/read-fields';

/** POST `/p/{id}/rate/submit`. Fields: `currency`, `amount`, and `reason`, or else `preset`: one of the reasons on offer. */
export const ratePostForm = form({
  command: ratePost,
  input: (fields, { id }) => ({
    postId: id,
    currency: textOf(fields, 'currency'),
    amount: textOf(fields, 'amount') ?? '',
    reason: textOf(fields, 'reason') || textOf(fields, 'preset'),
  }),
  page: ({ id }) => `/p/${id}/rate`,
  place: (result) => result.url,
  toast: ({ amount, currency, left }) => ({
    key: 'ratings.toast.rated',
    values: { amount: amount > 0 ? `+${amount}` : `−${-amount}`, left },
    words: { currency: `points.currency.${currency}` },
  }),
});

/** POST `/p/{id}/ratings/withdraw`. Field: `ratingId`. */
export const withdrawRatingForm = form({
  command: withdrawRating,
  input: (fields) => ({ ratingId: textOf(fields, 'ratingId') }),
  page: ({ id }) => `/p/${id}/ratings`,
  place: ({ postId }) => `/p/${postId}/ratings`,
  toast: () => ({ key: 'ratings.toast.withdrawn' }),
});
