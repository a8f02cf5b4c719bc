/** Carries out the chart's keys (`keyboard-commands.ts` says which key is which command), and opens cells for writing. */
import type { Tick } from '#engine';
import { TICKS_PER_DAY } from '#engine';
import { CellEditor } from './cell-editor.ts';
import { COLUMNS, columnIndex } from './grid-columns.ts';
import { emptyShape } from './bar-shape.ts';
import type { Intent } from './intent.ts';
import { commandFor, type Command } from './keyboard-commands.ts';
import { has, LOCKED, RESERVED, SUMMARY } from './plan-model.ts';
import { spokenRow } from './spoken.ts';
import type { GanttView } from './gantt-view.ts';

export class GanttKeys {
  private readonly view: GanttView;
  private readonly editor: CellEditor;
  /** The predecessor of a link that is being made by keys. */
  private linkFrom: number | null = null;
  /** While a press takes its course, the focus included. */
  private isPressed = false;

  constructor(view: GanttView) {
    this.view = view;
    this.editor = new CellEditor(view.grid.id);
    const { scroller, body } = view.frame;
    scroller.addEventListener('keydown', (event) => this.key(event));
    scroller.addEventListener('paste', (event) => this.paste(event));
    scroller.addEventListener(
      'mousedown',
      () => {
        this.isPressed = true;
        setTimeout(() => (this.isPressed = false));
      },
      { capture: true },
    );
    scroller.addEventListener('focus', () => {
      // A press chooses its row itself: scrolling to the one that had the focus would put another row under the pointer before the click.
      if (!this.isPressed) view.focusOn(view.grid.focus.row);
    });
    body.addEventListener('click', (event) => this.click(event));
    body.addEventListener('dblclick', (event) => {
      if (this.cellAt(event)) this.edit();
    });
  }

  private get task(): number {
    return this.view.chart.rows.taskAt[this.view.grid.focus.row]!;
  }

  private cellAt(event: MouseEvent): { readonly row: number; readonly column: number; readonly isToggle: boolean } | null {
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>('.cell');
    const row = target.closest<HTMLElement>('.grid-row');
    if (!cell || !row) return null;
    return {
      row: Number(row.getAttribute('aria-rowindex')) - 2,
      column: Number(cell.getAttribute('aria-colindex')) - 1,
      isToggle: target.classList.contains('toggle'),
    };
  }

  private click(event: MouseEvent): void {
    const at = this.cellAt(event);
    if (!at || this.editor.isOpen) return;
    const { view } = this;
    if (this.finishLink(view.chart.rows.taskAt[at.row]!)) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) this.select(at.row, event.shiftKey);
    else view.grid.selected = new Set();
    view.focusOn(at.row, at.column);
    if (at.isToggle) view.setClosed(this.task, !view.grid.isClosed(this.task));
  }

  /** All rows from the focus to this one, or this one in or out. */
  private select(row: number, isRange: boolean): void {
    const { grid, chart } = this.view;
    const chosen = new Set(grid.selected);
    if (isRange) {
      for (let at = Math.min(row, grid.focus.row); at <= Math.max(row, grid.focus.row); at++) chosen.add(chart.rows.taskAt[at]!);
    } else if (!chosen.delete(chart.rows.taskAt[row]!)) {
      chosen.add(chart.rows.taskAt[row]!);
      chosen.add(this.task);
    }
    grid.selected = chosen;
  }

  private key(event: KeyboardEvent): void {
    if (this.editor.isOpen || event.defaultPrevented) return;
    const { view } = this;
    const { chart, grid } = view;
    if (event.key === 'Escape' && view.pointer.cancel()) return event.preventDefault();
    if (chart.rows.count === 0) return;
    const column = COLUMNS[grid.focus.column]!;
    const isSummary = has(chart.model, this.task, SUMMARY);
    const command = commandFor(
      { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey },
      {
        isInNameColumn: column.id === 'name',
        isOpenSummary: isSummary && !grid.isClosed(this.task),
        isClosedSummary: isSummary && grid.isClosed(this.task),
        typesIntoCell: column.isEditable && column.id !== 'name',
      },
    );
    if (!command) return;
    // An Escape that has nothing to stop in the chart closes what stands beside it.
    const isFree = event.key === 'Escape' && this.linkFrom === null && grid.selected.size === 0 && view.chosenLink === null;
    if (!isFree) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.carryOut(command);
  }

  /** Also for buttons and menus that stand for keys. */
  carryOut(command: Command): void {
    const { view } = this;
    const { chart, grid } = view;
    const tasks = grid.selected.size > 0 ? [...grid.selected].toSorted((one, other) => one - other) : [this.task];
    switch (command.do) {
      case 'move-focus':
        if (command.extends) this.select(Math.min(chart.rows.count - 1, Math.max(0, grid.focus.row + command.rows)), true);
        else if (command.rows !== 0) grid.selected = new Set();
        return this.go(grid.focus.row + command.rows, grid.focus.column + command.columns);
      case 'page':
        return this.go(grid.focus.row + command.direction * (Math.floor(view.frame.height / chart.rowHeight) - 3), grid.focus.column);
      case 'edge':
        if (command.to === 'first-row' || command.to === 'last-row')
          return this.go(command.to === 'first-row' ? 0 : chart.rows.count - 1, grid.focus.column);
        return this.go(grid.focus.row, command.to === 'first-column' ? 0 : COLUMNS.length - 1);
      case 'shift':
        return this.shift(command.days);
      case 'lengthen':
        return this.lengthen(command.days);
      case 'zoom':
        return view.zoomBy(command.direction);
      case 'edit':
        if (this.finishLink(this.task)) return;
        return this.edit(command.text);
      case 'open':
      case 'close':
        return view.setClosed(this.task, command.do === 'close');
      case 'link-mode':
        return this.linkMode();
      case 'today':
        return view.showMoment(chart.today);
      case 'fit':
        return view.fit();
      case 'baseline':
        return view.show({ showsBaseline: !chart.showsBaseline });
      case 'critical':
        return view.show({ showsCritical: !chart.showsCritical, showsFloat: !chart.showsCritical });
      case 'insert':
        return void view.send({ kind: 'insert', before: this.task });
      case 'remove':
        if (view.chosenLink !== null) {
          void view.send({ kind: 'remove-link', link: view.chosenLink });
          return view.chooseLink(null);
        }
        return void view.send({ kind: 'remove', tasks });
      case 'indent':
      case 'outdent':
        return void view.send({ kind: command.do, tasks });
      case 'undo':
      case 'redo':
        return void view.send({ kind: command.do });
      case 'why':
        return void view.send({ kind: 'why', task: this.task });
      case 'menu':
        return this.menu();
      case 'cancel':
        this.linkFrom = null;
        delete view.frame.root.dataset['linking'];
        grid.selected = new Set();
        view.chooseLink(null);
        return view.drawNow(true);
    }
  }

  private go(row: number, column: number): void {
    const { view } = this;
    const clamped = Math.min(view.chart.rows.count - 1, Math.max(0, row));
    const isOtherRow = clamped !== view.grid.focus.row;
    view.focusOn(clamped, Math.min(COLUMNS.length - 1, Math.max(0, column)));
    if (isOtherRow) view.announcer.say(spokenRow(view.chart, this.task));
  }

  private mayChange(): boolean {
    const { chart, announcer } = this.view;
    const isFree = !chart.isReadOnly && !has(chart.model, this.task, LOCKED) && !has(chart.model, this.task, RESERVED);
    if (!isFree) announcer.say(chart.say('locked'));
    return isFree;
  }

  /** By whole civil days, at the same time of the day; free days are jumped over in the direction of the move. */
  shift(days: number): void {
    if (!this.mayChange()) return;
    const { chart } = this.view;
    const { network } = chart.model;
    const calendar = network.calendarOf(this.task);
    const civil = chart.zone.toCivil(network.start[this.task]!);
    const at = (steps: number): Tick => chart.zone.toInstant(civil + steps * TICKS_PER_DAY);
    let steps = days;
    if (Math.abs(days) === 1) while (!calendar.isWorking(at(steps)) && Math.abs(steps) < 15) steps += Math.sign(days);
    void this.sendAndTell({ kind: 'move', task: this.task, start: calendar.nextStart(at(steps)), isShown: false });
  }

  /** What a key did to the task in focus is spoken: its dates as they are then. */
  private async sendAndTell(intent: Intent): Promise<void> {
    const { id } = this.view.chart.model.tasks[this.task]!;
    if ((await this.view.send(intent)) !== null) return;
    const { chart, announcer } = this.view;
    const task = chart.model.network.indexOf.get(id);
    if (task !== undefined) announcer.say(spokenRow(chart, task));
  }

  lengthen(days: number): void {
    if (!this.mayChange() || has(this.view.chart.model, this.task, SUMMARY)) return;
    const facts = this.view.chart.model.network.facts.tasks[this.task]!;
    const day = facts.elapsed ? TICKS_PER_DAY : 4_800;
    const duration = Math.max(0, (facts.duration ?? 0) + days * day);
    void this.sendAndTell({ kind: 'set-duration', task: this.task, duration, isShown: false });
  }

  private linkMode(): void {
    if (this.linkFrom !== null) return void this.finishLink(this.task);
    if (!this.mayChange()) return;
    this.linkFrom = this.task;
    this.view.frame.root.dataset['linking'] = 'true';
    this.view.announcer.say(this.view.chart.say('linkMode', { name: this.view.chart.model.tasks[this.task]!.name }));
  }

  /** True when a link was being made and this was its other end. */
  finishLink(to: number): boolean {
    const from = this.linkFrom;
    if (from === null) return false;
    this.linkFrom = null;
    delete this.view.frame.root.dataset['linking'];
    if (from !== to) void this.view.send({ kind: 'link', from, to, link: 'FS' });
    return true;
  }

  menu(): void {
    const { grid } = this.view;
    const cell = grid.cell(grid.focus.row, columnIndex('name'));
    if (cell) void this.view.send({ kind: 'menu', task: this.task, at: cell.getBoundingClientRect() });
  }

  edit(typed?: string): void {
    const { view } = this;
    const { chart, grid } = view;
    const column = COLUMNS[grid.focus.column]!;
    const { task } = this;
    if (!column.isEditable || !this.mayChange()) return;
    const cell = grid.cell(grid.focus.row, grid.focus.column);
    if (!cell) return;
    const text = column.id === 'resources' ? (chart.model.tasks[task]!.resources ?? '') : column.text(chart, task, emptyShape());
    void view.send({ kind: 'open-cell', task, column: column.id });
    this.editor.open(cell, {
      label: `${chart.say(`column-${column.id}-long`)}: ${chart.model.tasks[task]!.name}`,
      text: typed ?? text,
      replaces: typed !== undefined,
      find: column.id === 'resources' ? chart.findPeople : undefined,
      keep: (value) => (value === text ? null : view.send({ kind: 'edit-cell', task, column: column.id, text: value })),
      after: ({ goes }) => {
        view.frame.scroller.focus({ preventScroll: true });
        const { row, column: at } = grid.focus;
        this.go(row + (goes === 'down' ? 1 : 0), at + (goes === 'right' ? 1 : goes === 'left' ? -1 : 0));
      },
    });
  }

  private paste(event: ClipboardEvent): void {
    const { chart, grid } = this.view;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (this.editor.isOpen || text === '' || chart.rows.count === 0 || !this.mayChange()) return;
    event.preventDefault();
    const below = Array.from(chart.rows.taskAt.subarray(grid.focus.row, chart.rows.count));
    void this.view.send({ kind: 'paste', task: this.task, column: COLUMNS[grid.focus.column]!.id, text, below });
  }

  /** Opens the name of a task for writing, as after inserting it. */
  editName(task: number): void {
    const row = this.view.chart.rows.rowOf[task]!;
    if (row < 0) return;
    this.view.frame.scroller.focus({ preventScroll: true });
    this.view.focusOn(row, columnIndex('name'));
    this.edit();
  }
}
