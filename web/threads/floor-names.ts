/** Names of the first floors (A10): in Chinese only; changed ones are shown as the administrator wrote them. */
import { FACTORY_SETTINGS } from '@/core/settings';
import type { Locale } from '@/platform/request';

const TRADITIONAL = ['樓主', '沙發', '板凳', '地板'];

/** Names by floor, floor 1 first. */
export function floorNamesFor(names: readonly string[], locale: Locale): readonly string[] {
  if (locale === 'zh-CN') return names;
  if (locale !== 'zh-TW') return [];
  return names.join() === FACTORY_SETTINGS.floorNames.join() ? TRADITIONAL : names;
}
