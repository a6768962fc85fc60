import { nothingHere } from '@/web/shell/refusal';
import { Refusal } from './refusal';

/** Only Next itself leads here; our own pages set the status and draw the refusal. */
export default function NotFound() {
  return <Refusal reason={nothingHere().missing} />;
}
