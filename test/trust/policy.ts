/**
 * Who may do what, written by hand and apart from the code: the oracle of the authorisation matrix. O owner, A admin, M manager, m member,
 * r requester, a auditor; after them the roles within the record's own project; `own` is whoever it belongs to; `all` is everybody signed in.
 * A new endpoint fails the matrix until somebody has thought about its line here.
 */
const lines = `
compare-branch OAM own
read-journal OAMma
undo OAMmr lead contributor
verify-journal OAa
search all
read-permissions OAMa
branch: read OAM own; create OAMm; change OAM own; discard OAM own; merge OAM
organisation: read all; change OA
membership: read OAMma own; change OA; role OA; activity OA
scope-role: read OAMma lead contributor viewer own; create OAM lead; change OAM lead; remove OAM lead
invitation: read OA; create OA; remove OA
api-token: read OA own; create all; remove OA own
change-role OA
deactivate-membership OA
reactivate-membership OA
read-session public
first-run public
first-run-places public
sign-in public
sign-out public
see-invitation public
accept-invitation public
go-to-organisation all
read-account all
change-account all
change-password all
start-second-factor all
confirm-second-factor all
stop-second-factor all
list-sessions all
end-session all
calendar: read all; create OAM; change OAM; remove OAM
set-default-calendar OAM
import-holidays OAM
calendar-exception: read all; create OAM; change OAM; remove OAM
window: read all; create OAM; change OAM; remove OAM
public-holidays OAMma
holiday-regions OAMma
site: read all; create OAM; change OAM; remove OAM
team: read all; create OAM; change OAM; remove OAM
skill: read all; create OAM; change OAM; remove OAM
job-role: read all; create OAM; change OAM; remove OAM
person: read OAMma own; create OAM; change OAM; remove OAM; deactivate OAM; reactivate OAM
person-skill: read OAMma own; create OAM; change OAM; remove OAM
rate: read OAM; create OAM; change OAM; remove OAM
absence: read OAMma own; create OAM own; change OAM own; remove OAM own; approve OAM
absence-note: read OAM own; create OAM own; change OAM own; remove OAM own
programme: read OAMma; create OAM; change OAM; remove OAM
project: read OAMma lead contributor viewer; create OAM; change OAM lead; remove OAM
task: read OAMma lead contributor viewer; create OAM lead contributor; change OAM lead contributor; move OAM lead contributor; indent OAM lead contributor; outdent OAM lead contributor; duplicate OAM lead contributor; remove OAM lead contributor
add-tasks OAM lead contributor
change-tasks OAM lead contributor
move-tasks OAM lead contributor
remove-tasks OAM lead contributor
report-progress OAMm lead contributor viewer
set-status OAMm lead contributor viewer
link: read OAMma lead contributor viewer; change OAM lead contributor; remove OAM lead contributor
link-tasks OAM lead contributor
link-in-sequence OAM lead contributor
set-predecessors OAM lead contributor
set-assignees OAM lead contributor
level-project OAM lead
levelling-preview OAMma lead contributor viewer
assignment: read OAMma lead contributor viewer; change OAM lead contributor
assign OAM lead contributor
unassign OAM lead contributor
baseline: read OAMma lead contributor viewer
take-baseline OAM lead
baseline-task: read OAMma lead contributor viewer
label: read all; create OAMm; change OAMm; remove OAMm
comment: read OAMma lead contributor viewer; edit own; remove OAM lead own
comment-on-task OAMm lead contributor viewer
attachment: read OAMma lead contributor viewer; upload OAMm lead contributor viewer; download OAMma lead contributor viewer; change OAM lead own; remove OAM lead own
plan-snapshot OAMma lead contributor viewer
planned-tasks OAMma lead contributor viewer
my-work all
project-overview all
service: read OAMma own; create OAM; change OAM own; remove OAM
asset: read OAMma; create OAMm; change OAMm; remove OAM
service-impact OAMma
import-services-file OAM
import-assets-file OAM
import-bill-of-materials OAM
import-dependencies-file OAM
asset-impact OAMma
dependency-graph OAMma
service-overview OAMma
dependency: read OAMma; create OAMm; change OAMm; remove OAMm
report-incident OAMmr
incident: read OAMma own; change OAMm; prioritise OAMm; acknowledge OAMm; assign OAMm; hold OAMm; resume OAMm; restore OAMm; resolve OAMm; merge OAMm; close OAMm own; reopen OAMm own; cancel OAMm own
declare-major OAM
stand-down-major OAM
note-on-incident OAMm own
update-stakeholders OAMm
correct-incident-times OAMm
trace-to-change OAMm
incident-task: read OAMma; link OAMm; unlink OAMm
incident-entry: read OAMma own
incident-past: read OAMma
import-incidents-file OAM
history-mapping: read OAM; remove OAM
alert-source: read OAMma; create OAM; change OAM; remove OAM
renew-alert-token OAM
alert-replay OAM
alert: read OAMma; mute OAMm
open-incident-of-alert OAMm
alert-decision: read OAMma
receive-alert public
receive-pagerduty-event public
monitor: read OAMma; create OAM; change OAM; remove OAM; mute OAMm; end OAM; resume OAM
renew-monitor-token OAM
outage: read OAMma; classify OAM
availability-target: read OAMma; create OAM; change OAM; remove OAM
status-page: read OAMma; create OAM; change OAM; remove OAM
renew-status-address OAM
monitor-board OAMma
monitor-times OAMma
service-availability OAMma
status-of-page OAMma
public-status public
try-monitor OAM
push-monitor public
push-monitor-by-get public
incident-measures OAMma
incident-volume OAMma
incident-backlog OAMma
incident-measure-records OAMma
promise-measures OAMma
promise-measure-records OAMma
delivery-measures OAMma
delivery-measure-records OAMma
paging-measures OAMma
paging-measure-records OAMma
priority-rule: read all; create OAM; change OAM; remove OAM
change-model: read OAMma; create OAM; change OAM; remove OAM
change-policy: read OAMma; create OAM; change OAM; remove OAM
change: read OAMma own; draft OAMm; edit OAMm; submit OAMm; schedule OAMm; approve OAMm; reject OAMm; start OAMm; finish OAMm; cancel OAMm
roll-back-change OAMm
project-change: read OAMma lead contributor viewer
ask-for-change OAM lead contributor
no-longer-ask-for-change OAM lead contributor
change-approval: read OAMma own
freeze-exception: read OAMma; grant OAM; withdraw OAM
change-outlook OAMma
change-slots OAMma
change-schedule OAMma
change-gate OAMma
change-measures OAMma
deployment: read OAMma; create OAMm; change OAMm; remove OAM
incident-review: read OAMma; change OAMm; remove OAM
draft-review OAMm
renew-review OAMm
publish-review OAM own
review-correction: read OAMma
correct-review OAMm
review-action: read OAMma; create OAMm; change OAMm; remove OAMm
review-action-task: read OAMma
settle-review-action OAMm
plan-review-action OAM lead contributor
problem-task: read OAMma; link OAM lead contributor; unlink OAM lead contributor
plan-problem-fix OAM lead contributor
review-action-standing OAMma
review-overview OAMma
problem: read OAMma; open OAMm; change OAMm; remove OAM
set-problem-status OAMm
link-problem-incidents OAMm
problem-incident: read OAMma; unlink OAMm
problem-ranking OAMma
incidents-of-problem OAMma
repeats OAMma
article: read OAMma; create OAMm; change OAMm; remove OAM
article-vote: read OAM own
vote-on-article OAMmr
knowledge-use: read OAMma
use-article OAMm
use-known-error OAMm
find-articles all
article-text all
knowledge-for-incident OAMma
known-matters OAMmr
target: read OAMma; create OAM; change OAM; remove OAM
incident-clocks OAMma
offering: read OAMma; create OAM; change OAM; remove OAM
request-service OAMmr
service-request: read OAMma own
request-entry: read OAMma own
request-approval: read OAMma own
request-task: read OAMma; link OAM lead contributor; unlink OAM lead contributor
plan-request-task OAM lead contributor
approve-request OAMm own
reject-request OAMm own
take-request OAMm
assign-request OAMm
tick-request-step OAMm
hold-request OAMm
resume-request OAMm
fulfil-request OAMm
close-request OAMm own
reopen-request OAMm own
cancel-request OAMm own
note-on-request OAMm own
raise-incident-from-request OAMm
request-catalogue all
my-requests all
request-case OAMma own
open-requests OAMma
request-measures OAMma
request-measure-records OAMma
open-incidents OAMma
paging-rule: read OAMma; create OAM; change OAM; remove OAM
page: read OAMma own; answer OAM own; see own
stop-paging OAMm
closing-rule: read OAMma; create OAM; change OAM; remove OAM
incident-paging OAMma
my-pages all
out-of-reach OAMma
capacity OAMma
time-entry: read OAM own; create OAM own; change OAM own; remove OAM own
timer: read own; stop own; remove own
start-timer OAM own
task-time OAMma
incident-time OAMma
change-time OAMma
request-time OAMma
time-sheet OAMm
capacity-tasks OAMma
rota: read OAMma; create OAM; change OAM; remove OAM; end OAM; resume OAM
rota-layer: read OAMma; create OAM; change OAM; remove OAM
duty-override: read OAMma own; create OAM own; change OAM own; remove OAM own
shift-swap: read OAMma own; remove OAM own
take-shift OAMm
renew-rota-layer OAM
swap-shifts OAMm
on-duty OAMma
rota-shifts OAMma
duty-coverage OAMma
duty-load OAMma
export-organisation OA
import-people-file OAM
export-people-file OAM
import-organisation O
import-project-file OAM
export-project-file OAMma lead contributor viewer
load-sample OA
load-sample-history OA
remove-sample OA
`;

const letters = { O: 'owner', A: 'admin', M: 'manager', m: 'member', r: 'requester', a: 'auditor' } as const;
type Role = (typeof letters)[keyof typeof letters];

export interface Line {
  readonly roles: readonly Role[];
  readonly scope: readonly string[];
  readonly own: boolean;
  readonly isPublic: boolean;
}

/** Reading a thing is three endpoints: its list, one record, that record's history. */
const plural = (thing: string): string =>
  ({
    person: 'people',
    branch: 'branches',
    dependency: 'dependencies',
    'incident-entry': 'incident-entries',
    'request-entry': 'request-entries',
    'change-policy': 'change-policies',
    'time-entry': 'time-entries',
  })[thing] ?? `${thing}s`;

export const policy: ReadonlyMap<string, Line> = new Map(
  lines
    .trim()
    .split('\n')
    .flatMap((line): [string, Line][] => {
      const grouped = /^([\w-]+): (.*)$/.exec(line);
      if (!grouped) {
        const [id, ...rest] = line.split(' ');
        return [[id!, lineOf(rest)]];
      }
      const [, thing, rules] = grouped as unknown as [string, string, string];
      return rules.split('; ').flatMap((rule): [string, Line][] => {
        const [verb, ...rest] = rule.split(' ');
        if (verb === 'read') return [`list-${plural(thing)}`, `read-${thing}`, `read-${thing}-history`].map((id) => [id, lineOf(rest)]);
        if (verb === 'role' || verb === 'activity') return [];
        return [[`${verb}-${thing}`, lineOf(rest)]];
      });
    }),
);

function lineOf(words: readonly string[]): Line {
  const [first = ''] = words;
  if (first === 'public') return { roles: [], scope: [], own: false, isPublic: true };
  const isRoles = /^[OAMmra]+$/.test(first);
  return {
    roles: first === 'all' ? Object.values(letters) : isRoles ? [...first].map((letter) => letters[letter as 'O']) : [],
    scope: words.filter((word) => ['lead', 'contributor', 'viewer'].includes(word)),
    own: words.includes('own'),
    isPublic: false,
  };
}
