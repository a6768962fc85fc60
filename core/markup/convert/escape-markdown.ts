/** Text that must not be read as Markdown. Escapes as little as is safe: somebody may edit the result by hand. */

/** Signs with a meaning inside a line. Mentions and floors of another board mean nothing here. */
export function escapeInline(text: string): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~\n]|$)/g, '\\\\')
    .replace(/[`*[<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?=~)/g, '\\~')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/(?<![A-Za-z0-9])@(?=[\p{L}\p{N}])|#(?=\d)/gu, '\\$&');
}

/** What would begin a heading, a list, a quote, a rule, a table or a block of code at the start of a line. */
export function escapeLineStart(line: string): string {
  const indent = /^[ \t]*/.exec(line)![0];
  const rest = line.slice(indent.length);
  return indent.replace(/[ \t]/g, '\u00a0') + escapeMarker(rest);
}

function escapeMarker(line: string): string {
  if (/^(?:#{1,6}(?:\s|$)|>|[-+](?:\s|$)|~~~)/.test(line) || /^[-=|:][-=|: \t]*$/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Plain text as Markdown that shows the same lines. */
export function textToMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeLineStart(escapeInline(line.trimEnd())))
    .join('\n');
}
