import type { HiddenPartView } from '@/core/posts/views';
import { fillHiddenPlaces } from '@/core/markup/views';
import type { Frame } from '@/components/ui/frame';
import { press } from '@/platform/press';
import { HiddenPart } from './hidden-part';

interface BodyProps {
  post: { html: string; hidden: HiddenPartView[]; lang: string };
  frame: Frame;
  voice: 'prose' | 'talk';
}

/** A post's stored HTML, made safe when it was written (core/markup); the language and direction are its own. */
export function PostBody({ post: { html, hidden, lang }, frame, voice }: BodyProps) {
  const whole = fillHiddenPlaces(html, (place) => {
    const part = hidden.find((one) => one.place === place);
    return part ? press(<HiddenPart part={part} frame={frame} voice={voice} lang={lang} />) : '';
  });
  return <div className={voice} lang={lang} dir="auto" dangerouslySetInnerHTML={{ __html: whole }} />;
}
