/** Instants as a clock on the wall of a place shows them, in the shape of a `datetime-local` input: `2027-02-01T08:00`. */
export function onTheWall(instant: string, zone: string): string {
  if (!instant) return '';
  // The Swedes write days as the records do.
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  return format.format(new Date(instant)).replace(' ', 'T');
}

/** Back to an instant. A time that the clock skips in spring is taken for the one after. */
export function fromTheWall(wall: string, zone: string): string {
  const shown = Date.parse(`${wall}Z`);
  // The clock's distance from UTC is asked for twice: it may change between the guess and the answer.
  let at = shown;
  for (let look = 0; look < 2; look++) at = shown - (Date.parse(`${onTheWall(new Date(at).toISOString(), zone)}Z`) - at);
  return new Date(at).toISOString();
}
