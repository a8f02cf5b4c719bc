const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}
const clock = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;

/** Names a clock that is not the reader's own: ` CET` behind a time, nothing where both clocks show the same. */
export function zoneBeside(zone: string, at: Date, locale: string): string {
  if (formatOf('en', clock).format(at) === formatOf('en', { ...clock, timeZone: zone }).format(at)) return '';
  const parts = formatOf(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(at);
  return ` ${parts.find((part) => part.type === 'timeZoneName')?.value ?? zone}`;
}
