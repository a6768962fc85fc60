import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { PointsPage } from '@/components/points/points-page';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { pointsPage } from '@/web/points/reads';
import { once } from '@/web/shell/once';

type PointsProps = Props;

const read = (_props: PointsProps) => once('points', async () => pointsPage());

export async function generateMetadata(props: PointsProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  return isMissing(view) ? refusalMetadata(view.missing) : { title: t('points.title') };
}

/** `/points` */
export default async function Points(props: PointsProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <PointsPage view={view.points} board={view.board} frame={frame} />
    </Page>
  );
}
