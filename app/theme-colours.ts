/** Colour of the browser's own frame, the paper of each theme. */
export const THEME_COLOURS = [
  { media: '(prefers-color-scheme: light)', color: '#f7f6f3' },
  { media: '(prefers-color-scheme: dark)', color: '#121317' },
];
