import { Sheet, sheetMetadata } from '../sheet';

export const generateMetadata = () => sheetMetadata('privacy');

/** `/privacy` */
export default function Privacy() {
  return <Sheet name="privacy" />;
}
