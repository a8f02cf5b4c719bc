/** Entrance of the shared worker: one stream for all tabs of this browser that show the same member's view. Named after the membership. */
import { makeLiveHub, type SeatRequest, type Tell } from './live-hub.ts';

const hub = makeLiveHub('/api/v1/events');

(globalThis as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = ({ ports: [port] }) => {
  if (!port) return;
  const tell: Tell = (news) => port.postMessage(news);
  port.addEventListener('message', (event: MessageEvent<SeatRequest>) => hub.take(tell, event.data));
  port.start();
};
