import { nothingHere } from '@/web/shell/refusal';
import { Refusal, refusalMetadata } from '../refusal';

export const generateMetadata = () => refusalMetadata(nothingHere().missing);

/** Every address that no page has. Next's own not-found answers with an empty body where there is no script. */
export default function Missing() {
  return <Refusal reason={nothingHere().missing} />;
}
