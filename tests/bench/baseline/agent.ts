/** The stock way to look along: rrweb's replayer in live mode, with no buffer added. A press marks what lies there. */
import { Replayer } from 'rrweb';
import { io } from 'socket.io-client';

const replayer = new Replayer([], { liveMode: true });
replayer.startLive();
const socket = io({ transports: ['websocket'], auth: { seat: 'agent' } });
socket.on('event', (event) => replayer.addEvent(event));
document.addEventListener('click', ({ clientX, clientY }) => {
  const { left, top } = replayer.iframe.getBoundingClientRect();
  const element = replayer.iframe.contentDocument?.elementFromPoint(clientX - left, clientY - top);
  if (element) socket.emit('mark', replayer.getMirror().getId(element));
});
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') socket.emit('mark', 0);
});
