import { init } from 'dkfds';

init();
