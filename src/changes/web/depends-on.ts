/** What makes an answer about collisions old. */
export const collisionSources = [
  'change',
  'change-approval',
  'change-policy',
  'freeze-exception',
  'project-change',
  'window',
  'absence',
  'rota',
  'service',
  'asset',
  'dependency',
] as const;
