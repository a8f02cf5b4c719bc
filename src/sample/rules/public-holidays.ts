/** The public holidays of the three sites, by rule, so that the sample needs no collection of holidays. */
import { dateOf, dayOf, weekdayOf } from '#calendar/rules';

export interface Holiday {
  readonly date: string;
  readonly name: string;
}

/** Easter Sunday of the Gregorian calendar as a day since 1970 (Oudin's method). */
export function easterOf(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const moon = (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30;
  const full = moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11));
  const sunday = (year + Math.floor(year / 4) + full + 2 - century + Math.floor(century / 4)) % 7;
  const offset = full - sunday;
  const month = 3 + Math.floor((offset + 40) / 44);
  return dayOf(`${year}-${pad(month)}-${pad(offset + 28 - 31 * Math.floor(month / 4))}`);
}

const pad = (value: number): string => String(value).padStart(2, '0');

const germany = (year: number): Holiday[] => {
  const easter = easterOf(year);
  return [
    { date: `${year}-01-01`, name: "New Year's Day" },
    { date: dateOf(easter - 2), name: 'Good Friday' },
    { date: dateOf(easter + 1), name: 'Easter Monday' },
    { date: `${year}-05-01`, name: 'Labour Day' },
    { date: dateOf(easter + 39), name: 'Ascension Day' },
    { date: dateOf(easter + 50), name: 'Whit Monday' },
    { date: `${year}-10-03`, name: 'German Unity Day' },
    { date: `${year}-10-31`, name: 'Reformation Day' },
    { date: `${year}-12-25`, name: 'Christmas Day' },
    { date: `${year}-12-26`, name: 'Boxing Day' },
  ];
};

/** The Wednesday before 23 November. */
function repentanceDay(year: number): string {
  const before = dayOf(`${year}-11-22`);
  return dateOf(before - ((weekdayOf(before) - 2 + 7) % 7));
}

const portugal = (year: number): Holiday[] => {
  const easter = easterOf(year);
  return [
    { date: `${year}-01-01`, name: 'Ano Novo' },
    { date: dateOf(easter - 2), name: 'Sexta-feira Santa' },
    { date: dateOf(easter), name: 'Páscoa' },
    { date: `${year}-04-25`, name: 'Dia da Liberdade' },
    { date: `${year}-05-01`, name: 'Dia do Trabalhador' },
    { date: dateOf(easter + 60), name: 'Corpo de Deus' },
    { date: `${year}-06-10`, name: 'Dia de Portugal' },
    { date: `${year}-08-15`, name: 'Assunção de Nossa Senhora' },
    { date: `${year}-10-05`, name: 'Implantação da República' },
    { date: `${year}-11-01`, name: 'Dia de Todos os Santos' },
    { date: `${year}-12-01`, name: 'Restauração da Independência' },
    { date: `${year}-12-08`, name: 'Imaculada Conceição' },
    { date: `${year}-12-25`, name: 'Natal' },
  ];
};

export const holidaysOf = {
  'DE-HH': germany,
  'DE-SN': (year: number): Holiday[] => [...germany(year), { date: repentanceDay(year), name: 'Day of Repentance' }],
  PT: portugal,
} as const;
