import { init } from 'dkfds';
import './site.scss';

init();
