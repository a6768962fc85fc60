import { memberFeed } from '@/web/feeds/reads';

export const GET = async (_request: Request, { params }: { params: Promise<{ name: string }> }) => memberFeed((await params).name);
