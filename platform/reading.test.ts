import { describe, expect, it } from 'vitest';
import { DENSITIES, FACES, FACTORY_READING, LEADINGS, SIZES, parseReading, readingAttributes, serializeReading } from './reading';

describe('reading choices', () => {
  it('come back from the cookie as they were written', () => {
    for (const size of SIZES) {
      for (const face of FACES) {
        for (const leading of LEADINGS) {
          for (const density of DENSITIES) {
            const reading = { size, face, leading, indent: size > 18, density };
            expect(parseReading(serializeReading(reading))).toEqual(reading);
          }
        }
      }
    }
  });

  it('leave no trace when they are the factory’s', () => {
    expect(serializeReading(FACTORY_READING)).toBe('');
    expect(readingAttributes(FACTORY_READING)).toEqual({});
  });

  it.each(['', 's99', 'fcomic', 's18"><script>', 's20'.repeat(50), '....', 'l', 'i2', 'dhuge', undefined])('shrug at %j', (value) => {
    expect(parseReading(value)).toEqual(FACTORY_READING);
  });

  it('become attributes', () => {
    expect(readingAttributes(parseReading('s20.fsans.l21.i1.droomy'))).toEqual({
      'data-size': '20',
      'data-face': 'sans',
      'data-leading': '21',
      'data-indent': '1',
      'data-density': 'roomy',
    });
  });
});
