import { describe, expect, it } from 'vitest';
import { wantsPage } from './send';

describe('a refusal by fetch', () => {
  it('leads to its page where that shows more than a sentence', () => {
    expect(wantsPage({ ok: false, reason: 'session.required', location: '/sign-in' })).toBe(true);
    expect(wantsPage({ ok: false, reason: 'edit.conflict', location: '/p/7/edit' })).toBe(true);
    expect(wantsPage({ ok: false, reason: 'input.too_short', location: '/p/7/edit' })).toBe(false);
    // Nothing could be kept: the text is safe only where it is.
    expect(wantsPage({ ok: false, reason: 'edit.conflict' })).toBe(false);
  });
});
