import type { Localized } from '@/db/schema';
import type { MemberRef } from '@/core/members/views';

export type MedalWay = 'granted' | 'applied' | 'task';

/** How a medal is drawn and what it is for. */
export interface MedalView {
  id: number;
  name: Localized;
  description: Localized;
  /** One character. */
  sign: string;
  pigment: 'a' | 'b' | 'c' | 'd' | 'e' | 'f';
}

/** A line of the public list. */
export interface MedalRowView extends MedalView {
  way: MedalWay;
  lastsDays: number | null;
  isOpen: boolean;
  holders: number;
  /** The reader's own; null for guests. */
  mine: { isHeld: boolean; hasApplied: boolean; refusal: string | null } | null;
}

export interface MedalListView {
  medals: MedalRowView[];
  /** When the number of some medal's holders changes by itself; null = never. */
  changesAt: Date | null;
}

/** A medal on somebody's profile. */
export interface HeldMedalView extends MedalView {
  grantedAt: Date;
  expiresAt: Date | null;
  reason: string;
}

/** Who holds a medal, for the administration. */
export interface HolderView {
  /** Of the holding, not of the member. */
  id: number;
  member: MemberRef;
  grantedAt: Date;
  expiresAt: Date | null;
  reason: string;
}

export interface MedalApplicationView {
  id: number;
  medal: MedalView;
  member: MemberRef;
  reason: string;
  at: Date;
}

/** A medal as the administration sees it. */
export interface MedalSettingsView extends MedalView {
  way: MedalWay;
  lastsDays: number | null;
  isOpen: boolean;
  position: number;
  holders: number;
}

export interface MedalDeskView {
  medals: MedalSettingsView[];
  applications: MedalApplicationView[];
}
