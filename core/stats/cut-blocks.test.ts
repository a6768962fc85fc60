import { describe, expect, it } from 'vitest';
import { cutBlocks } from './cut-blocks';

describe('the first blocks of a post', () => {
  it('are whole', () => {
    expect(cutBlocks('<p>a <em>b</em></p>\n<ul><li>c</li></ul>\n<hr>\n<p>d</p>', { blocks: 3, signs: 1_000 })).toBe(
      '<p>a <em>b</em></p>\n<ul><li>c</li></ul>\n<hr>',
    );
    expect(cutBlocks('<p>a<br>b<img alt="x"></p><p>c</p>', { blocks: 1, signs: 1_000 })).toBe('<p>a<br>b<img alt="x"></p>');
    expect(cutBlocks('<p>long one</p><p>c</p>', { blocks: 8, signs: 5 })).toBe('<p>long one</p>');
    expect(cutBlocks('', { blocks: 8, signs: 5 })).toBe('');
    expect(cutBlocks('<p>a</p>', { blocks: 8, signs: 500 })).toBe('<p>a</p>');
  });
});
