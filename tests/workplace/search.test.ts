import { searchMoments } from './search-moments.ts';
import { showWorkplace } from './show-workplace.ts';

showWorkplace(searchMoments);
