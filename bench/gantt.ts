/**
 * The Gantt chart under the magnifying glass: CPU time of the page's main thread (thread ticks, which do not count the waiting for a busy
 * machine) for first render, drag frames with full recomputation, and scroll frames. `node bench/gantt.ts [tasks …]`
 */
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { servePage } from './gantt-page/serve-page.ts';

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const RUNS = 3;
const FRAMES = 120;
const GOALS = { render: 300, drag: 8, scroll: 12 };

const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface BenchPage {
  view(): { readonly frame: { readonly scroller: HTMLElement }; showTask(task: number): void };
  barOf(task: number): { readonly x: number; readonly y: number; readonly width: number };
}

interface Cost {
  /** All that the main thread did, milliseconds of CPU. */
  readonly cpu: number;
  readonly script: number;
}

async function taskTime(session: CDPSession): Promise<Cost> {
  const { metrics } = (await session.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] };
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return { cpu: of('TaskDuration'), script: of('ScriptDuration') };
}

async function costOf(session: CDPSession, doing: () => Promise<unknown>): Promise<number> {
  const before = await taskTime(session);
  await doing();
  return (await taskTime(session)).cpu - before.cpu;
}

const settled = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))));

/** First render: the chart is built anew on a warm page, from the dates at hand to what is on the screen. */
const measureRender = (page: Page, session: CDPSession) =>
  costOf(session, async () => {
    await page.evaluate(() => (globalThis as unknown as { bench: { render(): void } }).bench.render());
    await settled(page);
  });

/** Pointer moves made in the page, one a frame, so that what is counted is the chart and not the puppet's strings. */
async function measureDrag(page: Page, session: CDPSession, isFull: boolean): Promise<number> {
  const bar = await page.evaluate(async () => {
    const { view, barOf } = (globalThis as unknown as { bench: BenchPage }).bench;
    view().frame.scroller.scrollTop = 0;
    view().showTask(1);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const bar = barOf(1);
    return { x: bar.x + bar.width / 3, y: bar.y + 10 };
  });
  return (
    (await costOf(session, () =>
      page.evaluate(
        async ({ x, y, frames, full }) => {
          const { bench } = globalThis as unknown as { bench: { run(): void; fullRuns(on: boolean): void } };
          bench.fullRuns(full);
          const pane = document.querySelector<HTMLElement>('.gantt-pane')!;
          const tell = (type: string, dx: number) =>
            pane.dispatchEvent(
              new PointerEvent(type, {
                clientX: x + dx,
                clientY: y,
                pointerId: 1,
                button: 0,
                buttons: 1,
                bubbles: true,
                pointerType: 'mouse',
              }),
            );
          pane.setPointerCapture = () => {};
          pane.hasPointerCapture = () => true;
          tell('pointerdown', 0);
          for (let frame = 1; frame <= frames; frame++) {
            // A new day in every frame: each one computes and draws.
            tell('pointermove', 12 + 22 * (frame % 18));
            // As a real mouse does: after the frame was shown, before the next is made.
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          }
          document
            .querySelector<HTMLElement>('.gantt-scroll')!
            .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
          bench.fullRuns(false);
        },
        { ...bar, frames: FRAMES, full: isFull },
      ),
    )) / FRAMES
  );
}

async function measureScroll(page: Page, session: CDPSession): Promise<number> {
  return (
    (await costOf(session, () =>
      page.evaluate(async (frames) => {
        const scroller = document.querySelector<HTMLElement>('.gantt-scroll')!;
        scroller.scrollTop = 0;
        for (let frame = 0; frame < frames; frame++) {
          scroller.scrollTop += 60;
          await new Promise((done) => requestAnimationFrame(done));
        }
      }, FRAMES),
    )) / FRAMES
  );
}

/** What a page that only moves one box in every frame costs here and now: the floor under all other figures, and the state of the machine. */
async function measureFloor(page: Page, session: CDPSession): Promise<number> {
  await page.setContent('<div id="box" style="position: absolute; width: 80px; height: 20px; background: teal"></div>');
  const move = (frames: number) =>
    page.evaluate(async (count) => {
      const box = document.getElementById('box')!;
      for (let frame = 0; frame < count; frame++) {
        box.style.transform = `translateX(${3 * frame}px)`;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    }, frames);
  await move(30);
  return (await costOf(session, () => move(FRAMES))) / FRAMES;
}

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;

const served = await servePage();
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: browserFlags });
try {
  console.log(`median of ${RUNS} runs, ms of CPU on the main thread (thread ticks), ${FRAMES} frames, ${browser.version()}`);
  console.log('tasks     first render  drag (repair)  drag (full)  scroll   engine  floor   heap MB  nodes');
  for (const tasks of sizes.length ? sizes : [1_000, 10_000]) {
    const found: Record<'render' | 'repair' | 'full' | 'scroll' | 'engine' | 'floor', number[]> = {
      render: [],
      repair: [],
      full: [],
      scroll: [],
      engine: [],
      floor: [],
    };
    let heap = 0;
    let nodes = 0;
    for (let round = 0; round < RUNS; round++) {
      const page = await browser.newPage({ viewport: { width: 1400, height: 780 } });
      page.on('pageerror', (error) => console.error(error));
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.goto(`${served.address}?tasks=${tasks}`);
      await settled(page);
      await page.waitForTimeout(300);
      found.render.push(await measureRender(page, session));
      await page.waitForTimeout(300);
      found.repair.push(await measureDrag(page, session, false));
      found.full.push(await measureDrag(page, session, true));
      found.scroll.push(await measureScroll(page, session));
      found.engine.push(
        (await costOf(session, () =>
          page.evaluate(() => {
            for (let at = 0; at < 20; at++) (globalThis as unknown as { bench: { run(): void } }).bench.run();
          }),
        )) / 20,
      );
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = (await session.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] };
      heap = (metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? 0) / 1_048_576;
      nodes = await page.evaluate(() => document.querySelectorAll('*').length);
      found.floor.push(await measureFloor(page, session));
      await page.close();
    }
    const row = [found.render, found.repair, found.full, found.scroll, found.engine, found.floor].map(median);
    console.log(
      `${String(tasks).padEnd(9)} ${row[0]!.toFixed(0).padStart(12)} ${row[1]!.toFixed(1).padStart(14)} ${row[2]!.toFixed(1).padStart(12)} ${row[3]!.toFixed(1).padStart(7)} ${row[4]!.toFixed(2).padStart(8)} ${row[5]!.toFixed(2).padStart(6)} ${heap.toFixed(1).padStart(9)} ${String(nodes).padStart(6)}`,
    );
    if (tasks === 10_000 && (row[0]! > GOALS.render || row[2]! > GOALS.drag || row[3]! > GOALS.scroll)) {
      console.log(`above the goal: render ${GOALS.render}, drag ${GOALS.drag}, scroll ${GOALS.scroll}`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
  await served.stop();
}
