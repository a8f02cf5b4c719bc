/** Which of a spreadsheet's own formats show a date or a time of day; those of running hours (45 to 47) do not. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** Does a number shown in this format mean a date? `code` is the user's own format, where there is one. */
export function showsDate(formatId: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(formatId);
  const firstSection = withoutLiterals(code).split(';')[0] ?? '';
  // Running hours, as in [h]:mm, count time; they are no point in it.
  if (/\[(h+|m+|s+)\]/i.test(firstSection)) return false;
  return /[ymdhs]/i.test(firstSection.replace(/\[[^\]]*\]/g, '').replace(/general/i, ''));
}

/** Text in quotes, escaped characters, fill and space characters say nothing of the number. */
function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"?/g, '').replace(/[\\_*]./g, '');
}
