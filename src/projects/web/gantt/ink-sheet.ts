/** An SVG sheet on which all outlines of one look are one path: written only where it differs from what stands there. */
import { INK_LAYERS, type Ink, type InkLayer } from './bar-outline.ts';
import { svgElement } from './chart.ts';

interface Pen {
  readonly path: SVGPathElement;
  written: string;
  next: string;
}

/** States that can have a hatched ground. */
const HATCHES = ['on-track', 'at-risk', 'late', 'done', 'reserved'] as const;

/** The look is on a group around each path: what is written in every frame carries no colours to be worked out again. */
export class InkSheet {
  readonly element: SVGSVGElement;
  private readonly groups: Readonly<Record<InkLayer, SVGGElement>>;
  private readonly pens = new Map<string, Pen>();

  constructor(parent: HTMLElement) {
    this.element = svgElement('svg', 'ink-sheet', parent);
    const defs = svgElement('defs', '', this.element);
    for (const state of HATCHES) hatch(defs, state);
    const groups = INK_LAYERS.map((layer) => [layer, svgElement('g', '', this.element)] as const);
    this.groups = Object.fromEntries(groups) as Record<InkLayer, SVGGElement>;
  }

  begin(): void {
    for (const pen of this.pens.values()) pen.next = '';
  }

  readonly ink: Ink = (layer, look, outline) => {
    let pen = this.pens.get(look);
    if (!pen)
      this.pens.set(look, (pen = { path: svgElement('path', '', svgElement('g', look, this.groups[layer])), written: '', next: '' }));
    pen.next += outline;
  };

  end(): void {
    for (const pen of this.pens.values()) {
      if (pen.next === pen.written) continue;
      if ((pen.next === '') !== (pen.written === '')) pen.path.parentElement!.toggleAttribute('hidden', pen.next === '');
      pen.path.setAttribute('d', (pen.written = pen.next));
    }
  }
}

/** Diagonal lines in the colour of a state, for what is not certain; a full ground with light lines for what operations hold. */
function hatch(defs: SVGDefsElement, state: string): void {
  const pattern = svgElement('pattern', `hatch ${state}`, defs);
  pattern.id = `gantt-hatch-${state}`;
  pattern.setAttribute('patternUnits', 'userSpaceOnUse');
  pattern.setAttribute('patternTransform', 'rotate(45)');
  pattern.setAttribute('width', '7');
  pattern.setAttribute('height', '7');
  const line = svgElement('rect', '', pattern);
  line.setAttribute('width', state === 'reserved' ? '5' : '1.4');
  line.setAttribute('height', '7');
}
