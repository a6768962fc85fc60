import { describe, expect, it } from 'vitest';
import { addressOf, aroundOf } from './pager';

describe('pages around', () => {
  it('shows a short list whole', () => expect(aroundOf(1, 4)).toEqual([1, 2, 3, 4]));
  it('stays short in a list of 5,000 pages', () => {
    expect(aroundOf(1, 5_000)).toEqual([1, 2, 3, 4, 5, 5_000]);
    expect(aroundOf(2_500, 5_000)).toEqual([1, 2_498, 2_499, 2_500, 2_501, 2_502, 5_000]);
    expect(aroundOf(5_000, 5_000)).toEqual([1, 4_998, 4_999, 5_000]);
  });
});

it('leaves empty choices and the first page out of an address', () => {
  expect(addressOf('/new', { page: 1, tag: null, lang: undefined, sort: '' })).toBe('/new');
  expect(addressOf('/new', { page: 2, tag: '旧剪报 &' })).toBe('/new?page=2&tag=%E6%97%A7%E5%89%AA%E6%8A%A5+%26');
});
