/** The desks of the administration, in the order of its index. */
export const DESKS = ['rules', 'formula', 'groups', 'rights', 'tasks', 'medals'] as const;
export type Desk = (typeof DESKS)[number];

/** Where a desk stands. */
export const deskHref = (desk: Desk): string => `/admin/${desk}`;
