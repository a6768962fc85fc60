import type { Frame } from '@/components/ui/frame';

/** The formula with its variables in words: posts + 5 × digests … With figures, each with its own: posts 12 + 5 × digests 1 … */
export function formulaWords(formula: string, { t, formats }: Frame, figures: Record<string, number> = {}): string {
  return formula
    .replace(/[a-z_]+/gi, (word) => {
      const words = t.has(`points.variables.${word}`) ? t(`points.variables.${word}`) : word;
      return Object.hasOwn(figures, word) ? `${words} ${formats.number(figures[word] ?? 0)}` : words;
    })
    .replace(/\s*\*\s*/g, ' × ')
    .replace(/-/g, '−');
}
