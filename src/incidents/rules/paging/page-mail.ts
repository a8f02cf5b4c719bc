/** The e-mail of a page, in the language of whoever is asked. */

export interface PageMail {
  readonly key: string;
  readonly title: string;
  readonly priority: number;
  readonly serviceName: string | null;
  readonly level: number;
  /** Where the incident is seen; null: the operator has not said under which address this program is reached. */
  readonly link: string | null;
}

const words = {
  en: {
    subject: 'You are asked to come',
    service: 'Service',
    level: 'You are on duty at level',
    answer: 'Say there whether you take it or cannot come; without an answer the next is asked.',
    noLink: 'Open Evenkeel and say whether you take it or cannot come; without an answer the next is asked.',
  },
  de: {
    subject: 'Sie sind gerufen',
    service: 'Service',
    level: 'Sie haben Bereitschaft auf Stufe',
    answer: 'Sagen Sie dort, ob Sie übernehmen oder nicht kommen können; ohne Antwort wird der Nächste gerufen.',
    noLink: 'Öffnen Sie Evenkeel und sagen Sie, ob Sie übernehmen oder nicht kommen können; ohne Antwort wird der Nächste gerufen.',
  },
} as const;

export function pageMailOf(
  { key, title, priority, serviceName, level, link }: PageMail,
  language: 'en' | 'de',
): { readonly subject: string; readonly text: string } {
  const t = words[language];
  const lines = [
    `P${priority} ${key} ${title}`,
    ...(serviceName === null ? [] : [`${t.service}: ${serviceName}`]),
    `${t.level} ${level}.`,
    '',
    ...(link === null ? [t.noLink] : [link, '', t.answer]),
  ];
  return { subject: `P${priority} ${key} ${title}: ${t.subject}`, text: `${lines.join('\n')}\n` };
}
