/** A post's stored HTML, made safe when it was written (core/markup); the language and direction are its own. */
export function PostBody({ html, lang, voice }: { html: string; lang: string; voice: 'prose' | 'talk' }) {
  return <div className={voice} lang={lang} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
