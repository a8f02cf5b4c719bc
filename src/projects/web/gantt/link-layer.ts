/** The arrows between the rows in sight: three pairs of paths (plain, critical, broken), whatever the number of links. */
import { svgElement, type Chart, type Sight } from './chart.ts';
import { emptyShape, shapeBar } from './bar-shape.ts';
import { LINK_KINDS } from './plan-model.ts';
import { arrowOf, distanceToRoute, pathOf, routeLink } from './route-link.ts';

const CLASSES = ['plain', 'critical', 'broken'] as const;
/** More than anybody can tell apart; beyond it the rest is left out. */
const MOST_LINKS = 600;

export class LinkLayer {
  readonly element: SVGSVGElement;
  private readonly lines: SVGPathElement[];
  private readonly heads: SVGPathElement[];
  private readonly chosen: SVGPathElement;
  private readonly from = emptyShape();
  private readonly to = emptyShape();
  private readonly written: string[] = [];
  private routes = new Map<number, number[]>();

  constructor(parent: HTMLElement) {
    this.element = svgElement('svg', 'links', parent);
    this.element.setAttribute('aria-hidden', 'true');
    const path = (look: string) => svgElement('path', '', svgElement('g', look, this.element));
    this.lines = CLASSES.map((name) => path(`link-line ${name}`));
    this.heads = CLASSES.map((name) => path(`link-head ${name}`));
    this.chosen = path('link-line chosen');
  }

  draw(chart: Chart, sight: Sight): void {
    const lines = ['', '', ''];
    const heads = ['', '', ''];
    this.routes.clear();
    if (chart.showsLinks) {
      chart.links.near(sight.first, sight.end, (link) => {
        if (this.routes.size >= MOST_LINKS) return;
        const corners = this.route(chart, link);
        if (!corners) return;
        this.routes.set(link, corners);
        const kind = chart.model.brokenLink[link] ? 2 : chart.showsCritical && this.isCritical(chart, link) ? 1 : 0;
        lines[kind] += pathOf(corners);
        heads[kind] += arrowOf(corners);
      });
    }
    CLASSES.forEach((_, kind) => {
      this.write(kind, this.lines[kind]!, lines[kind]!);
      this.write(kind + CLASSES.length, this.heads[kind]!, heads[kind]!);
    });
  }

  private write(slot: number, path: SVGPathElement, outline: string): void {
    if (this.written[slot] === outline) return;
    this.written[slot] = outline;
    path.setAttribute('d', outline);
  }

  private isCritical({ model }: Chart, link: number): boolean {
    const { network } = model;
    if (!network.isCritical[model.linkFrom[link]!] || !network.isCritical[model.linkTo[link]!]) return false;
    // The engine counts links in the order of its own table.
    const driving = network.drivingLink[model.linkTo[link]!]!;
    return driving >= 0 && network.linkAt(driving)?.id === network.facts.links[link]?.id;
  }

  /** Corners of a link in chart pixels; null when an end has no row. */
  private route(chart: Chart, link: number): number[] | null {
    const { model, links, scale, zone, statusDate, rowHeight } = chart;
    const fromRow = links.fromRow[link]!;
    const toRow = links.toRow[link]!;
    if (fromRow < 0 || toRow < 0) return null;
    const from = shapeBar(model, chart.rows.taskAt[fromRow]!, scale, zone, statusDate, this.from);
    const to = shapeBar(model, chart.rows.taskAt[toRow]!, scale, zone, statusDate, this.to);
    const kind = LINK_KINDS[model.linkKind[link]!]!;
    return routeLink(
      kind,
      {
        fromX: kind === 'FS' || kind === 'FF' ? from.x + from.width : from.x,
        fromY: fromRow * rowHeight + rowHeight / 2,
        toX: kind === 'FS' || kind === 'SS' ? to.x : to.x + to.width,
        toY: toRow * rowHeight + rowHeight / 2,
      },
      rowHeight,
    );
  }

  /** The drawn link under a point of the chart. */
  at(x: number, y: number, reach = 5): number | null {
    let best: number | null = null;
    let least = reach;
    for (const [link, corners] of this.routes) {
      const distance = distanceToRoute(corners, x, y);
      if (distance < least) {
        least = distance;
        best = link;
      }
    }
    return best;
  }

  choose(link: number | null): void {
    const corners = link === null ? undefined : this.routes.get(link);
    this.write(2 * CLASSES.length, this.chosen, corners ? pathOf(corners) : '');
  }
}
