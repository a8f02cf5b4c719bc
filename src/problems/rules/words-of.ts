/** The words of a text by which two texts are held against one another: what names only one case (numbers, addresses, hosts) is left out. */

/** Words that say nothing about the matter, English and German; folded as below. */
const empty = new Set(
  `a about after again all also am an and any are as at aber als alle allem allen aller alles auch auf aus be because been before being but by bei beim bin bis can cannot could
da damit das dass dem den der des die dies diese dieser did do does done due durch each ein eine einem einen einer eines er es every for from fur gets got had has hat have
he her here him his how i ich if ihr im in into is ist it its jede jeder just kann kein keine konnen more most my mehr mich mit nach nicht no not noch nur of oder off on once one only
or our out over own per please said schon seit seine sich sie since sind so some than that the their them then there these they this those to too uber um und uns until up use user users
very von vom vor war was we were what when where which who why will with wird wo you your zu zum zur zwischen issue problem error fehler storung incident ticket`
    .split(/\s+/)
    .filter(Boolean),
);

/** So many letters of a word count: enough to tell words apart, few enough that endings do not. */
const letters = 5;

/**
 * Words in the order in which they stand, each once: small letters without accents, cut to five letters, without numbers, names that hold
 * digits, and words that say nothing. `PaymentLatencyHigh on shop-web-1` is `payme laten high`.
 */
export function wordsOf(text: string): readonly string[] {
  const spread = text
    .replace(/\bhttps?:\/\/\S+/gi, ' ')
    .replace(/\S+@\S+/g, ' ')
    // Names that hold digits name one of many: hosts, lines, floors.
    .replace(/[\p{L}\p{N}_.-]*\p{N}[\p{L}\p{N}_.-]*/gu, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2');
  const plain = spread.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !empty.has(word));
  return [...new Set(words.map((word) => word.slice(0, letters)))];
}

/** How much each word tells, the less often it comes the more. `texts`: the words of each text. */
export function weightsOf(texts: readonly (readonly string[])[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + (texts.length + 1) / ((counts.get(word) ?? 1) + 0.5));
}
