/** A second session's stream of events. */
export interface Hearing {
  /** When the next event of this kind has come. */
  next(event: string): Promise<void>;
  stop(): void;
}

export async function hearEvents(url: string, token: string): Promise<Hearing> {
  const stopping = new AbortController();
  const response = await fetch(`${url}/api/v1/events`, { headers: { authorization: `Bearer ${token}` }, signal: stopping.signal });
  const waiting: { event: string; tell: () => void }[] = [];
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const part of response.body!) {
      text += decoder.decode(part as Uint8Array, { stream: true });
      const messages = text.split('\n\n');
      text = messages.pop()!;
      for (const message of messages) {
        const event = /^event: (.*)$/m.exec(message)?.[1];
        for (const each of waiting.splice(0))
          if (each.event === event) each.tell();
          else waiting.push(each);
      }
    }
  };
  read().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });
  return { next: (event) => new Promise((tell) => waiting.push({ event, tell })), stop: () => stopping.abort() };
}
