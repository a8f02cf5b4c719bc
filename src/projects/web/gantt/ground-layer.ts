/** Behind the bars: free days, freeze and maintenance bands with their names, the status date and today. As high as all rows, so that scrolling moves it. */
import type { Tick } from '#engine';
import { TICKS_PER_DAY } from '#engine';
import { element, type Chart, type Sight } from './chart.ts';
import { startOfDay } from './time-units.ts';

export class GroundLayer {
  readonly element: HTMLElement;
  private readonly free: HTMLElement[] = [];
  private readonly bands: HTMLElement[] = [];
  private readonly bandNames: HTMLElement[] = [];
  private readonly names: HTMLElement;
  private readonly today: HTMLElement;
  private readonly status: HTMLElement;
  private drawnFrom = 0;
  private drawnTo = -1;

  /** `names` lie above the drawing and stay below the head while everything else moves with the rows. */
  constructor(parent: HTMLElement, names: HTMLElement) {
    this.names = names;
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

  private drawBands({ scale, zone, bands, say }: Chart): void {
    let used = 0;
    for (const band of bands) {
      const left = scale.x(zone.toCivil(band.from));
      const right = scale.x(zone.toCivil(band.to));
      // Nights of maintenance are only told apart where a day has some width.
      if (right < this.drawnFrom || left > this.drawnTo || (right - left < 3 && band.kind !== 'freeze')) continue;
      const part = (this.bands[used] ??= element('div', '', this.element));
      const name = (this.bandNames[used] ??= element('span', '', this.names));
      used++;
      part.hidden = false;
      part.className = `band ${band.kind}`;
      part.style.left = `${left}px`;
      part.style.width = `${Math.max(2, right - left)}px`;
      name.className = `band-name ${band.kind}`;
      name.textContent = band.name || say(band.kind);
      // A name wider than its band would cover its neighbours'; a freeze is worth that.
      name.hidden = right - left < 44 && band.kind !== 'freeze';
      name.style.left = `${Math.max(left, this.drawnFrom)}px`;
      name.style.maxWidth = `${Math.max(band.kind === 'freeze' ? 64 : 0, right - Math.max(left, this.drawnFrom) - 8)}px`;
    }
    for (let at = used; at < this.bands.length; at++) this.bands[at]!.hidden = this.bandNames[at]!.hidden = true;
  }
}
