/**
 * One stream of server-sent events, shared by everybody who takes a seat: all tabs of a browser when it runs in the shared worker, one page
 * otherwise. A browser opens six connections to a host over HTTP/1.1; a stream for each tab would use them up.
 */
export type SeatRequest =
  | { readonly do: 'join'; readonly after: number | null; readonly topics: readonly string[] }
  | { readonly do: 'hear'; readonly topic: string }
  | { readonly do: 'leave' }
  /** Signed out, or moved to another organisation: nobody may go on listening. */
  | { readonly do: 'end' };

export type SeatNews =
  | { readonly event: 'ready'; readonly sequence: number }
  | { readonly event: 'lost' }
  | { readonly event: 'ended' }
  | { readonly event: 'told'; readonly topic: string; readonly data: unknown };

export type Tell = (news: SeatNews) => void;

export interface LiveHub {
  /** What somebody at a seat asks; `tell` is the seat. */
  take(tell: Tell, request: SeatRequest): void;
}

const pauseMs = 3000;

export function makeLiveHub(address: string): LiveHub {
  const seats = new Set<Tell>();
  const topics = new Set<string>(['change']);
  let source: EventSource | null = null;
  /** Up to where the stream has told; null before its first word. */
  let position: number | null = null;
  let isReady = false;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  const tellAll = (news: SeatNews): void => {
    for (const tell of seats) tell(news);
  };

  /** The browser repeats Last-Event-ID by itself on short losses; after a refused stream the position goes in the query. */
  function open(): void {
    close();
    const stream = new EventSource(position === null ? address : `${address}?after=${position}`);
    source = stream;
    stream.addEventListener('ready', (event) => {
      position ??= (JSON.parse(String(event.data)) as { sequence: number }).sequence;
      isReady = true;
      tellAll({ event: 'ready', sequence: position });
    });
    for (const topic of topics) hear(topic);
    stream.addEventListener('error', () => {
      isReady = false;
      tellAll({ event: 'lost' });
      if (stream.readyState !== EventSource.CLOSED || source !== stream) return;
      clearTimeout(reopening);
      reopening = setTimeout(open, pauseMs);
    });
  }

  function hear(topic: string): void {
    const stream = source;
    stream?.addEventListener(topic, (event) => {
      // What a closed stream still had in hand is told again by the next one.
      if (stream !== source) return;
      const data: unknown = JSON.parse(String((event as MessageEvent).data));
      if (topic === 'change') position = (data as { sequence: number }).sequence;
      tellAll({ event: 'told', topic, data });
    });
  }

  function close(): void {
    clearTimeout(reopening);
    source?.close();
    source = null;
    isReady = false;
  }

  function join(tell: Tell, after: number | null): void {
    seats.add(tell);
    // Somebody who was away a while: the stream begins anew where they left; the others know what they have heard.
    if (after !== null && (position === null || after < position)) {
      position = after;
      open();
    } else if (!source) open();
    else if (isReady && position !== null) tell({ event: 'ready', sequence: position });
  }

  return {
    take(tell, request) {
      if (request.do === 'join') {
        for (const topic of request.topics) listen(topic);
        join(tell, request.after);
      } else if (request.do === 'hear') listen(request.topic);
      else if (request.do === 'leave') leave(tell);
      else {
        tellAll({ event: 'ended' });
        seats.clear();
        stop();
      }
    },
  };

  function listen(topic: string): void {
    if (topics.has(topic)) return;
    topics.add(topic);
    hear(topic);
  }

  function leave(tell: Tell): void {
    seats.delete(tell);
    if (seats.size === 0) stop();
  }

  /** Nobody listens: who comes next has just read everything, so the position is no longer of use. */
  function stop(): void {
    close();
    position = null;
  }
}
