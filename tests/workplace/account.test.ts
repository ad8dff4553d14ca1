import { accountMoments } from './account-moments.ts';
import { showWorkplace } from './show-workplace.ts';

showWorkplace(accountMoments);
