/** A part of an address as text: Next hands pages what stands in the address, percent-escapes and all. NFC; '' when it is no text. */
export function routeText(part: string | undefined): string {
  if (!part) return '';
  try {
    return decodeURIComponent(part).normalize('NFC');
  } catch {
    return '';
  }
}
