import { threadFeed } from '@/web/feeds/reads';

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }) => threadFeed((await params).id);
