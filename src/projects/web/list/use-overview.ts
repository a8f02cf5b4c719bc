/** The overview of projects, asked for again when what it is made of changes, and again when the server has computed a plan anew. */
import { useCallback } from 'react';
import { cache, keys, useNotice, useView } from '#platform/web';
import { projectOverview } from '#projects/rules';
