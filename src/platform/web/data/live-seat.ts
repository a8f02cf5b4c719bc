/** This page's seat at the stream: in the worker that all tabs share, or, where the browser has none, at a stream of its own. */
import { makeLiveHub, type SeatRequest, type Tell } from './live-hub.ts';

export type Seat = (request: SeatRequest) => void;

/** `who` keeps the streams of different members apart. */
export function takeSeat(who: string, tell: Tell): Seat {
  if (typeof SharedWorker === 'undefined') return ownSeat(tell);
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: `live ${who}` });
  let seat: Seat = (request) => worker.port.postMessage(request);
  worker.port.addEventListener('message', (event: MessageEvent<Parameters<Tell>[0]>) => tell(event.data));
  worker.port.start();
  let joined: SeatRequest | null = null;
  // A worker that cannot be fetched (a page older than the server) leaves the page to itself.
  worker.addEventListener('error', () => {
    seat = ownSeat(tell);
    if (joined) seat(joined);
  });
  return (request) => {
    if (request.do === 'join') joined = request;
    if (request.do === 'leave' || request.do === 'end') joined = null;
    seat(request);
  };
}

function ownSeat(tell: Tell): Seat {
  const hub = makeLiveHub('/api/v1/events');
  return (request) => hub.take(tell, request);
}
