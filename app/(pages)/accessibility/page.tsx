import { Sheet, sheetMetadata } from '../sheet';

export const generateMetadata = () => sheetMetadata('accessibility');

/** `/accessibility` */
export default function Accessibility() {
  return <Sheet name="accessibility" />;
}
