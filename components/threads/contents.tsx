import type { ThreadView } from '@/core/threads/views';

/** The article's headings as links. */
export function Toc({ thread }: { thread: ThreadView }) {
  return (
    <ol className="toc" lang={thread.lang}>
      {thread.headings.map((heading) => (
        <li key={heading.id} className={`l${heading.level}`}>
          <a href={`#${heading.id}`}>
            <bdi>{heading.text}</bdi>
          </a>
        </li>
      ))}
    </ol>
  );
}
