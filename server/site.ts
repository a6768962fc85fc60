/** The few settings of the site that the edge goes by, kept up to date with the board. */
import { FACTORY_SETTINGS, readSettings } from '../core/settings';
import type { Locale } from '../platform/request';
import type { System } from '../platform/system';

export interface Site {
  defaultLocale: Locale;
  timeZone: string;
}

export interface SiteReader {
  /** What holds now; the factory's choice until the first read is done. */
  now(): Site;
  stop(): void;
}

/** Reads the settings, and again whenever somebody changes them. */
export function readSite({ db, bus, log }: Pick<System, 'db' | 'bus' | 'log'>): SiteReader {
  let site: Site = FACTORY_SETTINGS;
  const read = () =>
    readSettings(db.db)
      .then((settings) => void (site = settings))
      .catch((error: unknown) => log.warn({ err: error }, 'could not read the settings of the site'));
  void read();
  const stop = bus.subscribe((tags) => {
    if (tags.includes('settings') || tags.includes('*')) void read();
  });
  return { now: () => site, stop };
}
