import { describe, expect, it } from 'vitest';
import { innerUrl, isInner } from './drawn';

describe('pages drawn in one pass', () => {
  it.each(['/b/newspaper', '/b/newspaper/points', '/t/12', '/t/12/%E6%96%B0', '/u/a', '/u/a/points', '/points', '/notifications'])(
    'takes %s',
    (path) => {
      expect(innerUrl('GET', path, `${path}?page=2`)).toBe(`/drawn${path}?page=2`);
    },
  );
  it('takes the front page', () => expect(innerUrl('GET', '/', '/')).toBe('/drawn/front'));
  it.each([
    '/b/newspaper/new',
    '/t/12/reply',
    '/t/12/feed.xml',
    '/t/12/collect',
    '/t/x',
    '/u/a/feed.xml',
    '/u/a/follow',
    '/t/12/a/b',
    '/about',
  ])('leaves %s to the framework', (path) => {
    expect(innerUrl('GET', path, path)).toBe(path);
  });
  it('leaves forms alone', () => expect(innerUrl('POST', '/t/12', '/t/12')).toBe('/t/12'));
  it('knows its own addresses', () => {
    expect([isInner('/drawn'), isInner('/drawn/t/12'), isInner('/drawnings'), isInner('/')]).toEqual([true, true, false, false]);
  });
});
