/** Every figure of a file of independently computed ones, against what the measures answer through the API. */
import type { Client } from '#platform/kit';
import { incidentBacklog, incidentMeasures, incidentVolume, type IncidentMeasureRow } from '#incidents/rules';

interface GoldenTime {
  readonly n: number;
  readonly mean_min: number;
  readonly p50_min: number;
  readonly p90_min: number;
}

export interface Golden {
  readonly total: Readonly<Record<string, number>> & {
    readonly by_priority: Readonly<Record<string, number>>;
    readonly TTR: GoldenTime;
    readonly TTC: GoldenTime;
    readonly TTA: GoldenTime;
  };
  readonly by_priority: Readonly<Record<string, { readonly n: number; readonly TTR: GoldenTime; readonly SLA_attainment: number }>>;
  readonly volume_by_month: Readonly<Record<string, number>>;
  readonly volume_by_iso_week_2016_09_to_21: Readonly<Record<string, number>>;
  readonly backlog_monday_00_00: Readonly<Record<string, number>>;
  readonly weekday_share_mon_to_sun: readonly number[];
  readonly hour_share: readonly number[];
  readonly share_08_18_mon_fri: number;
  readonly impact_urgency_priority: Readonly<Record<string, number>>;
  readonly top10_groups: Readonly<Record<string, { readonly n: number; readonly TTR: GoldenTime; readonly SLA: number }>>;
}

const digit = (text: string): string => text[0]!;

export async function compareGolden(client: Client, golden: Golden, events: number) {
  let compared = 0;
  const differing: string[] = [];
  /** As many places as the figure that it is held against has. */
  const same = (name: string, wanted: number, ours: number | null | undefined, places?: number): void => {
    compared++;
    const decimals = places ?? /\.(\d+)$/.exec(String(wanted))?.[1]!.length ?? 0;
    if (ours === null || ours === undefined || ours.toFixed(decimals) !== wanted.toFixed(decimals))
      differing.push(`${name}: ${wanted}, ours ${ours}`);
  };
  const time = (name: string, wanted: GoldenTime, ours: IncidentMeasureRow['times']['resolve']): void => {
    same(`${name} n`, wanted.n, ours.count);
    same(`${name} mean`, wanted.mean_min, ours.mean, 3);
    same(`${name} median`, wanted.p50_min, ours.median, 3);
    same(`${name} P90`, wanted.p90_min, ours.p90, 3);
  };
  const rowsBy = async (by: 'none' | 'priority' | 'team' | 'impact-urgency-priority'): Promise<readonly IncidentMeasureRow[]> =>
    (await client.see(incidentMeasures, { by, zone: 'UTC' })).items;

  const { total } = golden;
  const [all] = await rowsBy('none');
  if (!all) throw new Error('there are no measures');
  same('events', total['events']!, events);
  same('events kept', total['events']!, all.touches);
  same('incidents', total['incidents']!, all.opened);
  time('time to resolve', total.TTR, all.times.resolve);
  time('time to close', total.TTC, all.times.close);
  time('time to acknowledge', total.TTA, all.times.acknowledge);
  same('acknowledged before it was opened', total['TTA_negative']!, all.times.acknowledge.negative);
  same('promises kept', total['SLA_met']!, all.promise.kept);
  same('attainment', total['SLA_attainment']!, all.promise.kept / all.promise.decided);
  same('reopened', total['reopened']!, all.reopened);
  same('reopen rate', total['reopen_rate']!, all.reopened / all.ended, 6);
  same('first contact', total['FCR_proxy']!, all.firstContact / all.ended, 6);
  same('passed on', total['mean_reassignments']!, all.meanReassignments, 6);
  same('with a problem', total['linked_to_problem']!, all.withProblem);
  same('with a change', total['linked_to_change']!, all.withChange);
  same('events of each', total['events_per_incident']!, all.touches / all.opened, 4);

  const priorities = new Map((await rowsBy('priority')).map((row) => [row.key, row]));
  for (const [name, count] of Object.entries(total.by_priority)) same(`opened, ${name}`, count, priorities.get(digit(name))?.opened);
  for (const [name, wanted] of Object.entries(golden.by_priority)) {
    const ours = priorities.get(digit(name))!;
    same(`${name} n`, wanted.n, ours.opened);
    time(`${name} time to resolve`, wanted.TTR, ours.times.resolve);
    same(`${name} attainment`, wanted.SLA_attainment, ours.promise.kept / ours.promise.decided, 6);
  }
  const teams = new Map((await rowsBy('team')).map((row) => [row.name, row]));
  for (const [name, wanted] of Object.entries(golden.top10_groups)) {
    const ours = teams.get(name)!;
    same(`${name} n`, wanted.n, ours.opened);
    time(`${name} time to resolve`, wanted.TTR, ours.times.resolve);
    same(`${name} attainment`, wanted.SLA, ours.promise.kept / ours.promise.decided, 5);
  }
  const grades = new Map((await rowsBy('impact-urgency-priority')).map((row) => [row.key, row]));
  for (const [name, count] of Object.entries(golden.impact_urgency_priority))
    same(`impact|urgency|priority ${name}`, count, grades.get(name.split('|').map(digit).join('|'))?.opened);

  const volume = async (step: 'week' | 'month' | 'weekday' | 'hour' | 'weekday-hour', range: { from?: string; to?: string } = {}) => {
    const { total: of, items } = await client.see(incidentVolume, { step, zone: 'UTC', ...range });
    return { of, counts: new Map(items.map(({ key, count }) => [key, count])) };
  };
  const months = await volume('month');
  for (const [month, count] of Object.entries(golden.volume_by_month)) same(`opened in ${month}`, count, months.counts.get(`${month}-01`));
  const weeks = await volume('week');
  for (const [monday, count] of Object.entries(golden.volume_by_iso_week_2016_09_to_21))
    same(`opened in the week of ${monday}`, count, weeks.counts.get(monday));
  // The shares are of the thirteen full weeks.
  const full = { from: '2016-02-29', to: '2016-05-29' };
  const weekdays = await volume('weekday', full);
  for (const [day, share] of golden.weekday_share_mon_to_sun.entries())
    same(`weekday ${day}`, share, (weekdays.counts.get(String(day)) ?? 0) / weekdays.of, 5);
  const hours = await volume('hour', full);
  for (const [hour, share] of golden.hour_share.entries()) same(`hour ${hour}`, share, (hours.counts.get(String(hour)) ?? 0) / hours.of, 5);
  const both = await volume('weekday-hour', full);
  const working = [...both.counts].filter(([key]) => {
    const [day, hour] = key.split(' ').map(Number) as [number, number];
    return day < 5 && hour >= 8 && hour < 18;
  });
  same('Monday to Friday, 8 to 18', golden.share_08_18_mon_fri, working.reduce((sum, [, count]) => sum + count, 0) / both.of, 5);

  const backlog = new Map((await client.see(incidentBacklog, { zone: 'UTC' })).items.map(({ on, open }) => [on, open]));
  for (const [monday, open] of Object.entries(golden.backlog_monday_00_00)) same(`open on ${monday}`, open, backlog.get(monday));
  return { compared, differing };
}
