/**
 * The stock way to share a page: rrweb's recorder with the mouse at 50 ms, each event sent as it comes; a mark is a box with
 * an edge around its element.
 */
import { record } from 'rrweb';
import { io } from 'socket.io-client';

/** Kept over page loads, so that the next page of the form goes on by itself. */
const KEY = 'stock-sharing';

function mark(id: number): void {
  document.querySelector('.stock-ring')?.remove();
  const node = record.mirror.getNode(id);
  if (!(node instanceof Element)) return;
  node.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = node.getBoundingClientRect();
  const ring = document.createElement('div');
  ring.className = 'stock-ring rr-block';
  ring.style.cssText = `position: fixed; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px; outline: 4px solid red; pointer-events: none`;
  document.body.append(ring);
}

function start(relay: string): void {
  const socket = io(relay, { transports: ['websocket'], auth: { seat: 'citizen' } });
  socket.on('mark', mark);
  socket.once('connect', () => {
    record({
      emit: (event) => socket.emit('event', event),
      inlineStylesheet: true,
      sampling: { mousemoveCallback: 50 },
    });
  });
}

export function share(relay: string): void {
  sessionStorage.setItem(KEY, relay);
  start(relay);
}

const relay = window.top === window ? sessionStorage.getItem(KEY) : null;
if (relay) start(relay);
