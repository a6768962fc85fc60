import { boardFeed } from '@/web/feeds/reads';

export const GET = async (_request: Request, { params }: { params: Promise<{ board: string }> }) => boardFeed((await params).board);
