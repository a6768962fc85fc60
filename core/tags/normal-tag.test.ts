import { expect, it } from 'vitest';
import { tagKey } from './normal-tag';

it.each([
  ['\0', ''],
  ['t\0ea', 'tea'],
  ['tea\ud800', 'tea\ufffd'],
  [' Green  Tea ', 'green tea'],
])('the key of %j is one that a database takes: %j', (tag, key) => expect(tagKey(tag)).toBe(key));
