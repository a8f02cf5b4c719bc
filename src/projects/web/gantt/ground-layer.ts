/** Behind the bars: free days, freeze and maintenance bands, the status date and today. As high as all rows, so that scrolling moves it. */
import type { Tick } from '#engine';
import { TICKS_PER_DAY } from '#engine';
import { element, type Chart, type Sight } from './chart.ts';
import { startOfDay } from './time-units.ts';
import { bandsBetween } from './window-lane.ts';

export class GroundLayer {
  readonly element: HTMLElement;
  private readonly free: HTMLElement[] = [];
  private readonly bands: HTMLElement[] = [];
  private readonly today: HTMLElement;
  private readonly status: HTMLElement;
  private drawnFrom = 0;
  private drawnTo = -1;

  constructor(parent: HTMLElement) {
    this.element = element('div', 'ground', parent);
    this.element.setAttribute('aria-hidden', 'true');
    this.today = element('div', 'today', this.element);
    this.status = element('div', 'status-date', this.element);
  }

  draw(chart: Chart, sight: Sight, isForced: boolean): void {
    if (!isForced && sight.left >= this.drawnFrom && sight.left + sight.width <= this.drawnTo) return;
    this.drawnFrom = sight.left - sight.width / 2;
    this.drawnTo = sight.left + sight.width * 1.5;
    this.drawFreeTime(chart);
    this.drawBands(chart);
    const at = (part: HTMLElement, moment: Tick, title: string) => {
      part.style.transform = `translateX(${Math.round(chart.scale.x(chart.zone.toCivil(moment)))}px)`;
      part.dataset['title'] = title;
    };
    at(this.today, chart.today, chart.say('today'));
    this.status.hidden = !chart.hasStatusDate;
    at(this.status, chart.statusDate, chart.say('statusDate'));
  }

  private drawFreeTime({ scale, workingTime, zone }: Chart): void {
    let used = 0;
    if (workingTime && scale.zoom.showsFreeDays) {
      const last = scale.at(this.drawnTo);
      let freeFrom: number | null = null;
      for (let day = startOfDay(scale.at(this.drawnFrom)); day <= last + TICKS_PER_DAY; day += TICKS_PER_DAY) {
        const works = workingTime.between(zone.toInstant(day), zone.toInstant(day + TICKS_PER_DAY)) > 0;
        if (!works && freeFrom === null) freeFrom = day;
        if ((works || day > last) && freeFrom !== null) {
          const part = (this.free[used] ??= element('div', 'free-time', this.element));
          part.hidden = false;
          part.style.transform = `translateX(${scale.x(freeFrom)}px)`;
          part.style.width = `${scale.x(day) - scale.x(freeFrom)}px`;
          used++;
          freeFrom = null;
        }
      }
    }
    for (let at = used; at < this.free.length; at++) this.free[at]!.hidden = true;
  }

  private drawBands({ scale, zone, bands }: Chart): void {
    const seen = bandsBetween(bands, scale, zone, this.drawnFrom, this.drawnTo);
    seen.forEach(({ band, left, right }, index) => {
      const part = (this.bands[index] ??= element('div', '', this.element));
      part.hidden = false;
      part.className = `band ${band.kind}`;
      part.style.left = `${left}px`;
      part.style.width = `${Math.max(2, right - left)}px`;
    });
    for (let at = seen.length; at < this.bands.length; at++) this.bands[at]!.hidden = true;
  }
}
