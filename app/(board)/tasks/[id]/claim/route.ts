import { claimTaskForm } from '@/web/merits/forms';

export const POST = claimTaskForm;
