import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HANDLERS } from '@/core/wiring';

describe('the wiring', () => {
  it('has a line for every event, and for nothing else', () => {
    const source = readFileSync(new URL('./kernel/events.ts', import.meta.url), 'utf8');
    const names = [...source.matchAll(/^ {2}'([a-z_.]+)':/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(Object.keys(HANDLERS).sort()).toEqual(names.sort());
  });
});
