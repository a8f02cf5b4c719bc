/** The twelve running projects, the longest-running first. */
import { backup } from './backup.ts';
import { cloudMigration } from './cloud-migration.ts';
import { dataCentreMove } from './data-centre-move.ts';
import { erpCutOver } from './erp-cut-over.ts';
import { pcRefresh } from './pc-refresh.ts';
import type { ProjectOutline } from './project-outline.ts';
import { securityPolicy } from './security-policy.ts';
import { serviceTool } from './service-tool.ts';
import { signIn } from './sign-in.ts';
import { switches } from './switches.ts';
import { telephony } from './telephony.ts';
import { training } from './training.ts';
import { wireless } from './wireless.ts';

export const projectOutlines: readonly ProjectOutline[] = [
  erpCutOver,
  cloudMigration,
  telephony,
  switches,
  pcRefresh,
  serviceTool,
  securityPolicy,
  dataCentreMove,
  signIn,
  backup,
  wireless,
  training,
];

export type { ProjectOutline } from './project-outline.ts';
