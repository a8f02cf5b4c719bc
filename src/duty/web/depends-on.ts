/** What makes an answer about duty old. */
export const dutyDependsOn = [
  'rota',
  'rota-layer',
  'duty-override',
  'shift-swap',
  'person',
  'absence',
  'site',
  'calendar',
  'calendar-exception',
] as const;
