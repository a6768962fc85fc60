import { Sheet, sheetMetadata } from '../sheet';

export const generateMetadata = () => sheetMetadata('about');

/** `/about` */
export default function About() {
  return <Sheet name="about" />;
}
