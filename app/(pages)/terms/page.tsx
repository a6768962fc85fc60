import { Sheet, sheetMetadata } from '../sheet';

export const generateMetadata = () => sheetMetadata('terms');

/** `/terms` */
export default function Terms() {
  return <Sheet name="terms" />;
}
