/** Addresses of members' pages. */

/** A member's profile, or one of its tabs. */
export const memberHref = (name: string, tab?: string): string => `/u/${encodeURIComponent(name)}${tab ? `/${tab}` : ''}`;
