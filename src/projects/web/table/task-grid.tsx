/** A tree of tasks as a sheet: only rows in sight are drawn, one cell is active, everything works by keyboard. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type PointerEvent } from 'react';
import { showToast } from '#platform/web';
import { createTask, indentTask, outdentTask, removeTasks } from '#projects/rules';
import { has, SUMMARY } from '../gantt/plan-model.ts';
import { outlineRows } from '../gantt/outline-rows.ts';
import { suggestPeople } from '../gantt/suggest-people.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import { cellText, clearable, hasText, isWritable, tracksOf, type ColumnId } from './columns.ts';
import { CellEditor } from './cell-editor.tsx';
import { openCell, writeOpened } from './opened-cell.ts';
import type { Editing } from './overtaken-cell.ts';
import { gridCommand } from './grid-command.ts';
import { GridHead } from './grid-head.tsx';
import { cellId, GridRow } from './grid-row.tsx';
import { blockOf, goTo, type Place, type Selection } from './selection.ts';
import styles from './task-grid.module.css';
import { formatTsv, parseTsv } from './tsv.ts';
import { PasteReportDialogue } from '../paste/lazy-paste-report.tsx';
import type { PasteReport } from '../paste/paste-report.ts';
import { useLatest } from './use-latest.ts';
import { writeCells, type CellText, type RefusedText, type Writing } from './write-cells.ts';

export interface TaskGridProps {
  readonly hand: PlanInHand;
  readonly columns: readonly ColumnId[];
  /** Numbers of the summaries whose tasks are folded away. */
  readonly closed: ReadonlySet<number>;
  readonly filter: string;
  readonly checked: ReadonlySet<string>;
  readonly openTask: string;
  readonly mayChange: boolean;
  readonly writing: Writing;
  readonly onChecked: (ids: ReadonlySet<string>) => void;
  readonly onClosed: (numbers: ReadonlySet<number>) => void;
  readonly onOpen: (taskId: string) => void;
}

const rowHeight = 32;
const origin: Place = { row: 0, column: 1 };

export function TaskGrid(props: TaskGridProps) {
  const { hand, columns, closed, filter, checked, mayChange, writing, onChecked, onClosed, onOpen } = props;
  const { t } = writing;
  const { plan, session } = hand;
  const host = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useState<Selection>({ active: origin, anchor: origin });
  const [edit, setEdit] = useState<Editing | null>(null);
  const editNow = useLatest(edit);
  const [said, setSaid] = useState('');
  const [report, setReport] = useState<PasteReport | null>(null);

  const shown = useMemo(() => {
    const closedIndexes = new Set(plan.rows.flatMap((row, index) => (closed.has(row.task.number) ? [index] : [])));
    const isWanted = (index: number) => hasText({ plan }, index, filter);
    return outlineRows(plan.model, filter === '' ? closedIndexes : new Set(), filter === '' ? undefined : isWanted).taskAt;
    // Closed numbers come as a new set each time; their text tells whether they differ.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [plan, [...closed].join(), filter]);

  const shownNow = useLatest(shown);

  // Below the tasks stands an empty line that makes new ones.
  const rowCount = shown.length + (mayChange ? 1 : 0);
  const size = { rows: Math.max(1, rowCount), columns: columns.length };
  const active = { row: Math.min(selection.active.row, size.rows - 1), column: Math.min(selection.active.column, size.columns - 1) };
  const block = blockOf({ active, anchor: selection.anchor });
  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => host.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: 34,
    scrollPaddingEnd: 40,
  });
  const isNewRow = (row: number) => row >= shown.length;
  const taskAt = (row: number) => (isNewRow(row) ? undefined : plan.rows[shown[row] ?? -1]?.task);
  const textAt = (row: number, column: ColumnId, raw = false) => (isNewRow(row) ? '' : cellText(hand, shown[row]!, column, writing, raw));
  const isSummaryAt = (row: number) => !isNewRow(row) && has(plan.model, shown[row]!, SUMMARY);
  const mayWrite = (row: number, column: ColumnId) =>
    mayChange && (isNewRow(row) ? column === 'name' : isWritable(column, isSummaryAt(row)));

  function move(to: Place, doesExtend = false) {
    const next = goTo(selection, to, size, doesExtend);
    setSelection(next);
    virtual.scrollToIndex(next.active.row);
    const column = columns[next.active.column]!;
    setSaid(
      isNewRow(next.active.row)
        ? t('projects.newTaskHere')
        : `${textAt(next.active.row, 'name')}, ${t(`projects.taskColumn.${column}`)}: ${textAt(next.active.row, column) || t('projects.emptyCell')}`,
    );
  }
  const focus = () => host.current?.focus({ preventScroll: true });
  useEffect(focus, []);

  function answer(refusal: string | null) {
    if (refusal !== null) showToast({ kind: 'problem', text: refusal });
    setSaid(refusal ?? t('projects.saved'));
  }

  /** One cell that was not written is told in a message, several row by row. */
  function told(refused: readonly RefusedText[]) {
    if (refused.length > 1) {
      const rowOf = (id: string) => shown.findIndex((index) => plan.rows[index]!.task.id === id) + 1;
      setReport({ cells: 0, tasks: 0, refused: refused.map(({ cell, why }) => ({ ...cell, row: rowOf(cell.taskId), why })) });
    } else answer(refused[0]?.why ?? null);
  }

  function begin(text?: string) {
    const column = columns[active.column]!;
    if (!mayWrite(active.row, column)) {
      setSaid(t('projects.notHere'));
      return;
    }
    const target = taskAt(active.row);
    const opened = target ? (openCell(hand, target.id, column, writing) ?? undefined) : undefined;
    setEdit({ text: text ?? textAt(active.row, column, true), isTyped: text !== undefined, opened });
  }

  async function commit(text: string, step: Place) {
    const opened = edit?.opened;
    setEdit(null);
    focus();
    const { row } = active;
    if (isNewRow(row) && text.trim() !== '' && step.row > 0) {
      // The line after the one being made: it is there as soon as the task is.
      const next = { row: row + 1, column: active.column };
      setSelection({ active: next, anchor: next });
    } else move({ row: row + step.row, column: active.column + step.column });
    if (isNewRow(row)) {
      if (text.trim() === '') return;
      const last = taskAt(shown.length - 1);
      answer(
        await session.do(
          createTask,
          { projectId: session.project.id, parentId: last?.parentId ?? null, name: text.trim() },
          { said: t('projects.gantt.saidAdded'), waits: true },
        ),
      );
      return;
    }
    // Somebody else may have written into it, or moved its row, since it was opened.
    if (!opened || text === opened.text) return;
    const taskId = opened.record.id;
    const problem = await writeOpened(hand, opened, text, writing, async () => {
      const refused = await writeCells(hand, [{ taskId, column: opened.column, text }], writing);
      return refused[0]?.why ?? null;
    });
    const at = shownNow.current.findIndex((index) => index === hand.session.plan.network.indexOf.get(taskId));
    // What cannot be read comes back to its cell, to be mended; unless another one is being written into by now.
    if (problem === null || at < 0 || editNow.current) return answer(problem);
    const place = { row: at, column: columns.indexOf(opened.column) };
    setSelection({ active: place, anchor: place });
    setEdit({ text, isTyped: true, problem, opened: openCell(hand, taskId, opened.column, writing) ?? opened });
    return undefined;
  }

  /** Cells of the block that may be written, each with the text for its place in it. */
  function cellsOf(textFor: (row: number, column: number) => string | undefined, area = block): readonly CellText[] {
    const cells: CellText[] = [];
    for (let row = area.top; row <= area.bottom; row++) {
      for (let at = area.left; at <= area.right; at++) {
        const column = columns[at];
        const target = taskAt(row);
        const text = textFor(row - area.top, at - area.left);
        if (column && target && text !== undefined && mayWrite(row, column)) cells.push({ taskId: target.id, column, text });
      }
    }
    return cells;
  }

  const writeAll = async (cells: readonly CellText[]) => told(await writeCells(hand, cells, writing));

  async function paste(text: string) {
    const lines = parseTsv(text);
    if (lines.length === 1 && lines[0]!.length === 1 && !isNewRow(block.top)) return writeAll(cellsOf(() => lines[0]![0]));
    const last = taskAt(shown.length - 1);
    const { pasteText } = await import('../paste/paste-rows.ts');
    const next = await pasteText(
      hand,
      text,
      {
        tasks: Array.from(shown.slice(block.top), (index) => plan.rows[index]!.task.id),
        // The key of a task is nobody's to write: lines pasted there begin with the name.
        columns: columns.slice(Math.max(block.left, 1)),
        where: { parentId: last?.parentId ?? null },
      },
      writing,
    );
    setReport(next);
    setSaid(t('projects.pasted', { cells: next.cells, tasks: next.tasks, refused: next.refused.length }));
    return undefined;
  }

  const chosenTasks = () => {
    const rows = Array.from({ length: block.bottom - block.top + 1 }, (_, i) => taskAt(block.top + i));
    return rows.filter((each) => each !== undefined);
  };

  function toggle(row: number) {
    const { task } = plan.rows[shown[row]!]!;
    const next = new Set(closed);
    if (!next.delete(task.number)) next.add(task.number);
    onClosed(next);
    setSaid(t(next.has(task.number) ? 'projects.gantt.closedRow' : 'projects.gantt.openedRow', { name: task.name }));
  }

  function check(rows: readonly (string | undefined)[]) {
    const ids = rows.filter((id) => id !== undefined);
    const next = new Set(checked);
    const areAll = ids.every((id) => next.has(id));
    for (const id of ids)
      if (areAll) next.delete(id);
      else next.add(id);
    onChecked(next);
    setSaid(t('projects.chosen', { count: next.size }));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (edit) return;
    const isTree = columns[active.column] === 'key' && isSummaryAt(active.row);
    const isClosed = isTree && closed.has(taskAt(active.row)!.number);
    const command = gridCommand(event, { isTree, isClosed, rows: size.rows, columns: size.columns });
    if (!command) return;
    event.preventDefault();
    const ids = chosenTasks().map((each) => each.id);
    switch (command.do) {
      case 'go':
        return move({ row: active.row + command.rows, column: active.column + command.columns }, command.extends);
      case 'edit':
        return begin(command.text);
      case 'toggle':
        return toggle(active.row);
      case 'open':
        if (taskAt(active.row)) onOpen(taskAt(active.row)!.id);
        return undefined;
      case 'check':
        return check(ids);
      case 'all':
        return setSelection({ active: { row: shown.length - 1, column: size.columns - 1 }, anchor: { row: 0, column: 0 } });
      case 'undo':
        return void hand.undo().then((did) => setSaid(t(did ? 'shell.undone' : 'projects.gantt.nothingToUndo')));
      case 'redo':
        return void hand.redo().then((did) => setSaid(t(did ? 'projects.saved' : 'projects.gantt.nothingToRedo')));
    }
    if (!mayChange) return undefined;
    switch (command.do) {
      case 'fill-down':
        return void writeAll(
          cellsOf((row, column) =>
            row === 0 && block.bottom > block.top
              ? undefined
              : textAt(block.bottom > block.top ? block.top : block.top - 1, columns[block.left + column]!, true),
          ),
        );
      case 'clear':
        return void writeAll(cellsOf((_, at) => (clearable.has(columns[block.left + at]!) ? '' : undefined)));
      case 'remove':
        if (ids.length === 0) return undefined;
        return void session
          .do(removeTasks, { projectId: session.project.id, ids }, { said: t('projects.gantt.saidRemoved', { count: ids.length }) })
          .then(answer);
      case 'insert': {
        const target = taskAt(active.row);
        return void session
          .do(
            createTask,
            {
              projectId: session.project.id,
              parentId: target?.parentId ?? null,
              ...(target ? { afterId: target.id } : {}),
              name: t('projects.gantt.newTask'),
            },
            { said: t('projects.gantt.saidAdded'), waits: true },
          )
          .then(answer);
      }
      case 'indent':
      case 'outdent':
        return void session
          .do(
            command.do === 'indent' ? indentTask : outdentTask,
            { projectId: session.project.id, ids },
            { said: t('projects.gantt.saidOutline') },
          )
          .then(answer);
    }
  }

  const onCopy = (event: ClipboardEvent) => {
    if (edit) return;
    event.preventDefault();
    const rows = Array.from({ length: block.bottom - block.top + 1 }, (_, row) =>
      columns.slice(block.left, block.right + 1).map((column) => textAt(block.top + row, column, true)),
    );
    event.clipboardData.setData('text/plain', formatTsv(rows));
    setSaid(t('projects.copied', { count: rows.length }));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (edit || !mayChange) return;
    event.preventDefault();
    void paste(event.clipboardData.getData('text/plain'));
  };
  const onPointerDown = (event: PointerEvent, to: Place) => {
    if (edit || (event.target as HTMLElement).closest('button,input')) return;
    const isSame = to.row === active.row && to.column === active.column;
    move(to, event.shiftKey);
    if (isSame && !event.shiftKey && event.pointerType !== 'mouse') begin();
  };

  return (
    <>
      <div
        ref={host}
        className={styles['grid']}
        role="treegrid"
        aria-label={t('projects.tableOf', { name: session.project.name })}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-readonly={!mayChange}
        aria-activedescendant={edit ? undefined : cellId(active.row, active.column)}
        tabIndex={0}
        style={tracksOf(columns) as React.CSSProperties}
        // A cell that was clicked may go with its row; the keyboard stays with the table.
        onFocus={(event) => {
          if ((event.target as HTMLElement).role === 'gridcell') focus();
        }}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onPaste={onPaste}
      >
        <GridHead columns={columns} t={t} />
        <div role="rowgroup" className={styles['rows']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index: row, start }) => {
            const task = taskAt(row);
            return (
              <GridRow
                key={task?.id ?? 'new'}
                hand={hand}
                row={row}
                start={start}
                index={isNewRow(row) ? undefined : shown[row]}
                columns={columns}
                isClosed={task !== undefined && closed.has(task.number)}
                isChecked={task !== undefined && checked.has(task.id)}
                isOpen={task !== undefined && task.id === props.openTask}
                active={active}
                block={block}
                writing={writing}
                editor={
                  edit && row === active.row ? (
                    <CellEditor
                      label={t(`projects.taskColumn.${columns[active.column]!}`)}
                      start={edit.text}
                      isTyped={edit.isTyped}
                      problem={edit.problem}
                      find={columns[active.column] === 'assignees' ? suggestPeople(session) : undefined}
                      onCommit={(text, step) => void commit(text, step)}
                      onCancel={() => {
                        setEdit(null);
                        focus();
                      }}
                    />
                  ) : null
                }
                onPlace={onPointerDown}
                onBegin={() => begin()}
                onOpen={onOpen}
                onToggle={() => toggle(row)}
                onCheck={(id) => check([id])}
              />
            );
          })}
        </div>
      </div>
      <div className="visually-hidden" aria-live="polite">
        {said}
      </div>
      <PasteReportDialogue
        report={report}
        onClose={() => {
          setReport(null);
          focus();
        }}
      />
    </>
  );
}
