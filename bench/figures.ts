/** Small arithmetic for measurements. */

/** The value below which a share `part` (0–1) of the numbers lies; NaN of none. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** A number with few digits, as a person would write it down. */
export function brief(number: number): string {
  return Math.abs(number) >= 100 ? Math.round(number).toString() : Number(number.toPrecision(3)).toString();
}

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
