import type { ReactNode } from 'react';
import type { Frame } from './frame';
import { JsonLd } from './json-ld';

export interface Step {
  /** Absent for the page itself and for a section. */
  href?: string;
  text: string;
  lang?: string;
}

/** Where this page stands; the front page is added in front. Also told to search engines. */
export function Breadcrumb({ steps, frame }: { steps: Step[]; frame: Frame }) {
  const all: Step[] = [{ href: '/', text: frame.t('shell.home') }, ...steps];
  return (
    <nav className="crumb" aria-label={frame.t('shell.breadcrumb')}>
      <ol>
        {all.map((step, place) => (
          <li key={place}>
            <bdi lang={step.lang}>{drawn(step, place === all.length - 1)}</bdi>
          </li>
        ))}
      </ol>
      <JsonLd data={listOf(all, frame.origin)} />
    </nav>
  );
}

function drawn(step: Step, isHere: boolean): ReactNode {
  if (isHere) return <span aria-current="page">{step.text}</span>;
  return step.href ? <a href={step.href}>{step.text}</a> : step.text;
}

function listOf(steps: Step[], origin: string): object {
  const items = steps.map((step, place) => ({
    '@type': 'ListItem',
    position: place + 1,
    name: step.text,
    ...(step.href ? { item: origin + step.href } : {}),
  }));
  return { '@context': 'https://schema.org', '@type': 'BreadcrumbList', itemListElement: items };
}
