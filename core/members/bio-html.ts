/** HTML of a bio: plain text in paragraphs, addresses as links that vouch for nothing. Nothing of it is markup. */
export function bioHtmlOf(bio: string): string {
  return bio
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph) => `<p>${paragraph.split('\n').map(lineHtml).join('<br>')}</p>`)
    .join('');
}

const ADDRESS = /https?:\/\/[^\s<>"'「」『』（）()，。、]+/g;

function lineHtml(line: string): string {
  let html = '';
  let at = 0;
  for (const match of line.matchAll(ADDRESS)) {
    html += escaped(line.slice(at, match.index)) + linkHtml(match[0]);
    at = match.index + match[0].length;
  }
  return html + escaped(line.slice(at));
}

function linkHtml(text: string): string {
  if (!URL.canParse(text)) return escaped(text);
  return `<a href="${escaped(new URL(text).href)}" rel="nofollow ugc noopener">${escaped(text)}</a>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
