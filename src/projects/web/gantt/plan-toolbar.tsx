/** The chart's buttons: each stands for a key, named in its tooltip. */
import { ActionIcon, Button, Divider, Group, Menu, Popover, TextInput, Tooltip } from '@mantine/core';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconArrowForwardUp from '@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs';
import IconArrowsHorizontal from '@tabler/icons-react/dist/esm/icons/IconArrowsHorizontal.mjs';
import IconCalendarEvent from '@tabler/icons-react/dist/esm/icons/IconCalendarEvent.mjs';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconIndentDecrease from '@tabler/icons-react/dist/esm/icons/IconIndentDecrease.mjs';
import IconIndentIncrease from '@tabler/icons-react/dist/esm/icons/IconIndentIncrease.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import IconLink from '@tabler/icons-react/dist/esm/icons/IconLink.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconRoute from '@tabler/icons-react/dist/esm/icons/IconRoute.mjs';
import IconShadow from '@tabler/icons-react/dist/esm/icons/IconShadow.mjs';
import IconZoomIn from '@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs';
import IconZoomOut from '@tabler/icons-react/dist/esm/icons/IconZoomOut.mjs';
import type { ReactNode } from 'react';
import type { Say } from './chart.ts';
import type { ChartState } from './intent.ts';
import type { Command } from './keyboard-commands.ts';
import { Legend } from './legend.tsx';

export interface PlanToolbarProps {
  readonly say: Say;
  readonly state: ChartState | null;
  readonly mayChange: boolean;
  /** Only what a list needs. */
  readonly isNarrow: boolean;
  /** Whether the list shows the critical path alone. */
  readonly isCritical: boolean;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly onCommand: (command: Command) => void;
  readonly onPrint: () => void;
  readonly onSvg: () => void;
  readonly onCsv: () => void;
  readonly onCompact: () => void;
}

export function PlanToolbar(props: PlanToolbarProps) {
  const { say, state, onCommand } = props;
  const button = (id: string, command: Command, icon: ReactNode, isPressed?: boolean) => (
    <Tooltip label={say(id)} key={id}>
      <ActionIcon
        size="lg"
        aria-label={say(id)}
        aria-pressed={isPressed}
        variant={isPressed ? 'light' : 'subtle'}
        color={isPressed ? 'keel' : 'gray'}
        onClick={() => onCommand(command)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  const filter = (
    <TextInput
      className="plan-filter"
      size="xs"
      placeholder={say('filter')}
      aria-label={say('filter')}
      value={props.filter}
      onChange={(event) => props.onFilter(event.currentTarget.value)}
    />
  );
  if (props.isNarrow)
    return (
      <Group className="plan-toolbar" gap={4} role="toolbar" aria-label={say('toolbar')}>
        {props.mayChange ? (
          <>
            {button('addTask', { do: 'insert' }, <IconPlus size={18} />)}
            {button('undo', { do: 'undo' }, <IconArrowBackUp size={18} />)}
            {button('redo', { do: 'redo' }, <IconArrowForwardUp size={18} />)}
          </>
        ) : null}
        {button('critical', { do: 'critical' }, <IconRoute size={18} />, props.isCritical)}
        {button('zoomOut', { do: 'zoom', direction: -1 }, <IconZoomOut size={18} />)}
        {button('zoomIn', { do: 'zoom', direction: 1 }, <IconZoomIn size={18} />)}
        {filter}
      </Group>
    );
  return (
    <Group className="plan-toolbar" gap={4} role="toolbar" aria-label={say('toolbar')}>
      {props.mayChange ? (
        <>
          <Tooltip label={say('addTaskLong')}>
            <Button size="compact-md" leftSection={<IconPlus size={16} />} onClick={() => onCommand({ do: 'insert' })}>
              {say('addTask')}
            </Button>
          </Tooltip>
          {button('outdent', { do: 'outdent' }, <IconIndentDecrease size={18} />)}
          {button('indent', { do: 'indent' }, <IconIndentIncrease size={18} />)}
          {button('link', { do: 'link-mode' }, <IconLink size={18} />)}
          {button('undo', { do: 'undo' }, <IconArrowBackUp size={18} />)}
          {button('redo', { do: 'redo' }, <IconArrowForwardUp size={18} />)}
          <Divider orientation="vertical" my={6} />
        </>
      ) : null}
      {button('critical', { do: 'critical' }, <IconRoute size={18} />, state?.showsCritical ?? false)}
      {button('baseline', { do: 'baseline' }, <IconShadow size={18} />, state?.showsBaseline ?? false)}
      <Divider orientation="vertical" my={6} />
      {button('goToday', { do: 'today' }, <IconCalendarEvent size={18} />)}
      {button('zoomOut', { do: 'zoom', direction: -1 }, <IconZoomOut size={18} />)}
      {button('zoomIn', { do: 'zoom', direction: 1 }, <IconZoomIn size={18} />)}
      {button('fit', { do: 'fit' }, <IconArrowsHorizontal size={18} />)}
      {filter}
      <Popover position="bottom-end" withArrow>
        <Popover.Target>
          <ActionIcon size="lg" aria-label={say('legend')}>
            <IconInfoCircle size={18} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <Legend say={say} />
        </Popover.Dropdown>
      </Popover>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="lg" aria-label={say('more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={props.onPrint}>{say('print')}</Menu.Item>
          <Menu.Item onClick={props.onSvg}>{say('exportSvg')}</Menu.Item>
          <Menu.Item onClick={props.onCsv}>{say('exportCsv')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={props.onCompact}>{say('compact')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
